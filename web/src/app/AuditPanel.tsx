import type { AuditRow } from '@meritloop/server/contract/app';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChangedFields } from '../explain/ChangedFields.tsx';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { momentWords } from '../ui/number/moment.ts';
import { type Fact, FactList } from '../ui/page/FactList.tsx';
import { SidePanel } from '../ui/panel/SidePanel.tsx';
import styles from './AuditPage.module.css';

/** One row of the trail whole: what changed field by field, why, and by which link it is sealed. */
export function AuditPanel({ row, onClose }: { row: AuditRow | undefined; onClose: () => void }) {
  const { t } = useTranslation('app');
  const say = useSay();
  return (
    <SidePanel
      open={row !== undefined}
      onClose={onClose}
      title={row === undefined ? '' : say(row.act.words)}
      extra={row?.thing.link != null && <CityLink path={`/${row.thing.link}`}>{t('audit.open')}</CityLink>}
    >
      {row !== undefined && <Whole row={row} />}
    </SidePanel>
  );
}

function Whole({ row }: { row: AuditRow }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const { thing, seal } = row;
  const facts: Fact[] = [
    [t('audit.column.at'), momentWords(row.at)],
    [t('audit.column.who'), say(row.who.post)],
    ...(row.who.token === null
      ? []
      : [[t('audit.token'), `${row.who.token.name} ${row.who.token.prefix}…`] satisfies Fact]),
    ...(row.unit === null ? [] : [[t('audit.column.unit'), row.unit.name] satisfies Fact]),
    [
      t('audit.column.thing'),
      <>
        {say(thing.kindWords)} {thing.post !== null && say(thing.post)}
        {thing.name !== null && <Name of={thing.name} />}{' '}
        <Link
          to="/$tenant/audit"
          className={styles.only ?? ''}
          params={{ tenant: tenant.id }}
          search={{ kind: thing.kind, thing: thing.id }}
        >
          {t('audit.onlyThis')}
        </Link>
      </>,
    ],
    ...(row.masked === null ? [] : [[t('audit.maskedWhy'), say(row.masked)] satisfies Fact]),
    ...(row.changes.length === 0
      ? []
      : [
          [
            t('audit.column.changes'),
            <>
              <ChangedFields changes={row.changes} />
              {row.more > 0 && <p>{t('audit.more', { count: row.more })}</p>}
            </>,
          ] satisfies Fact,
        ]),
    ...(row.reason === null
      ? []
      : [[t('audit.column.reason'), <Verbatim key="reason">{row.reason}</Verbatim>] satisfies Fact]),
    [t('audit.thingId'), <Hash key="thing" text={thing.id} />],
    [t('audit.row'), <Hash key="row" text={row.id} />],
    [t('audit.column.seal'), seal === null ? t('audit.waiting') : t('audit.link', { seq: seal.seq })],
    ...(seal === null
      ? []
      : ([
          [t('audit.sealedAt'), momentWords(seal.sealedAt)],
          [t('audit.rowHash'), <Hash key="rowHash" text={seal.rowHash} />],
          [t('audit.chainHash'), <Hash key="chainHash" text={seal.chainHash} />],
        ] satisfies Fact[])),
  ];
  return <FactList facts={facts} />;
}

const Hash = ({ text }: { text: string }) => <span className={styles.hash}>{text}</span>;

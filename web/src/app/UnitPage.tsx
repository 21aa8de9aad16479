import { readUnit } from '@meritloop/server/contract/app';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Refused } from '../api/refused.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useNameText } from '../ui/name/Name.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { UnitFacts } from './UnitFacts.tsx';
import { UnitOpen } from './UnitOpen.tsx';
import styles from './UnitPage.module.css';
import { UnitMatters, UnitTargets, UnitTasks, UnitWords } from './UnitWork.tsx';

const route = getRouteApi('/$tenant/units/$id');

/** What the page has read of its unit. */
export type UnitFile = z.output<typeof readUnit.reply>;

/** One unit: what is behind and why, what is asked of it and until when, what falls to it, and what it is. */
export function UnitPage() {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  const nameText = useNameText();
  const { id } = route.useParams();
  const { day } = route.useSearch();
  const answer = useAnswer(readUnit, {
    params: { tenant: tenant.id, id },
    query: day === undefined ? {} : { day },
  });
  const file = answer.data?.unit.id === id ? answer.data : undefined;
  if (file === undefined && answer.error !== null) {
    const missing = answer.error instanceof Refused && answer.error.status === 404;
    return (
      <>
        <PageTitle title={missing ? t('unit.missing') : t('unit.above')} above={<Above />} />
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      </>
    );
  }
  if (file === undefined) return <Loading rows={10} />;
  const mayChange = file.abilities.foreseeOrgAct?.may === true && tenant.kind !== 'published';
  return (
    <>
      <PageTitle
        above={<Above />}
        title={nameText(file.unit)}
        asOf={file.day}
        action={
          mayChange && (
            <CityLink path={`/organisation/change?unit=${id}`}>
              <Button tabIndex={-1}>{t('unit.change.title')}</Button>
            </CityLink>
          )
        }
      />
      <Notices file={file} />
      <Counts file={file} published={tenant.kind === 'published'} />
      <div className={styles.page}>
        <div className={styles.work}>
          <UnitOpen file={file} published={tenant.kind === 'published'} />
          <UnitMatters file={file} />
          <UnitTargets file={file} />
          <UnitTasks file={file} />
          {tenant.kind !== 'published' && <UnitWords file={file} />}
        </div>
        <aside className={styles.facts} aria-label={t('unit.facts.title')}>
          <UnitFacts file={file} />
        </aside>
      </div>
    </>
  );
}

function Above() {
  const { t } = useTranslation('app');
  const { tenant } = useVisitor();
  return (
    <Link to="/$tenant/units" params={{ tenant: tenant.id }}>
      {t('unit.above')}
    </Link>
  );
}

/** That the unit is over or yet to come, that the day is another than today, that its figures are not summed. */
function Notices({ file }: { file: UnitFile }) {
  const { t } = useTranslation('app');
  const { unit, day, asOf } = file;
  const notes = [
    !unit.exists && unit.validFrom <= day && t('unit.gone', { day, to: unit.validTo ?? '' }),
    !unit.exists && unit.validFrom > day && t('unit.notYet', { from: unit.validFrom }),
    day !== asOf && t('unit.asOfDay', { day, today: asOf }),
    unit.overlapping && t('unit.overlap'),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return (
    <div className={styles.notice} role="note">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

/** At most six counts of what the page holds; each is the length of a list below it. */
function Counts({ file, published }: { file: UnitFile; published: boolean }) {
  const { t } = useTranslation('app');
  const leads = file.matters.filter(({ role }) => role === 'lead').length;
  const counts: [keyof typeof words, number | undefined][] = [
    ['lead', leads],
    ['co', file.matters.length - leads],
    ['targets', file.targets.length],
    ['behind', file.behind.length],
    // Nothing is asked of a unit of real name, and no order is opened on it.
    ['requests', published ? undefined : file.requests?.total],
    ['cases', published ? undefined : file.cases.length],
  ];
  const words = {
    lead: t('unit.counts.lead'),
    co: t('unit.counts.co'),
    targets: t('unit.counts.targets'),
    behind: t('unit.counts.behind'),
    requests: t('unit.counts.requests'),
    cases: t('unit.counts.cases'),
  };
  return (
    <ul className={styles.counts} aria-label={t('unit.counts.label')}>
      {counts.map(
        ([key, count]) =>
          count !== undefined && (
            <li key={key}>
              <span className={styles.count}>{count}</span>
              <span className={styles.label}>{words[key]}</span>
            </li>
          ),
      )}
    </ul>
  );
}

import { downloadRights, type Right, readRights, readRightsOf } from '@meritloop/server/contract/rights';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/call.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useSay } from '../../messages/useSay.ts';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import { useNameText } from '../../ui/name/Name.tsx';
import { PageTitle } from '../../ui/page/PageTitle.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { ExcelLink } from '../../ui/table/ExcelLink.tsx';
import { useVisitor } from '../visitor.ts';
import styles from './Rights.module.css';

const route = getRouteApi('/$tenant/rights');

type Line = Right & { key: string; room: string };

/** 我的权限: one's grants, and act by act what they allow, by which of them, and why not. */
export function RightsPage() {
  const { t, i18n } = useTranslation('shell');
  const say = useSay();
  const nameText = useNameText();
  const { tenant } = useVisitor();
  const { unit, person, may } = route.useSearch();
  const own = useAnswer(
    readRights,
    { params: { tenant: tenant.id }, query: { unit } },
    { enabled: person === undefined },
  );
  const other = useAnswer(
    readRightsOf,
    { params: { tenant: tenant.id, person: person ?? '' }, query: { unit } },
    { enabled: person !== undefined },
  );
  const answer = person === undefined ? own : other;
  const rights = answer.data;
  const lines = rights?.rooms.flatMap(({ room, name, rights: ofRoom }) =>
    ofRoom
      .filter((one) => may === undefined || one.may === (may === 'yes'))
      .map((one): Line => ({ ...one, key: `${room} ${one.says.zh}`, room: say(name) })),
  );
  const columns: Column<Line>[] = [
    { key: 'says', title: t('rights.says'), cell: ({ says }) => say(says), width: 380, phone: 'head' },
    { key: 'room', title: t('rights.room'), cell: ({ room }) => room },
    { key: 'may', title: t('rights.may'), cell: (one) => (one.may ? t('rights.yes') : t('rights.no')) },
    {
      key: 'why',
      title: t('rights.why'),
      width: 380,
      cell: (one) => (
        <>
          {say(one.why)}
          {one.may && one.depends && <span className={styles.note}>{t('rights.depends')}</span>}
        </>
      ),
    },
  ];
  return (
    <>
      <PageTitle
        title={
          rights === undefined || rights.own
            ? t('rights.title')
            : t('rights.of', { name: say(rights.person.name) })
        }
        scope={say(tenant.name)}
        asOf={tenant.today}
        action={
          <ExcelLink
            href={addressOf(downloadRights, {
              params: { tenant: tenant.id },
              query: { unit, person, language: i18n.language === 'en' ? 'en' : 'zh' },
            })}
          />
        }
      />
      <p className={styles.intro}>{t('rights.intro')}</p>
      {rights !== undefined && (
        <ul className={styles.grants}>
          {rights.grants.map((grant) => (
            <li key={`${grant.role} ${grant.unit?.id ?? ''}`}>
              {t('rights.grant', {
                role: t(`role.${grant.role}`),
                unit: grant.unit === null ? t('person.wholeCity') : nameText(grant.unit),
                from: grant.from,
              })}
              {grant.to !== null && t('rights.until', { to: grant.to })}
            </li>
          ))}
        </ul>
      )}
      <FilterBar
        filters={[
          {
            name: 'unit',
            label: t('rights.unit'),
            choices: (rights?.units ?? []).map((one) => ({ value: one.id, label: nameText(one) })),
          },
          {
            name: 'may',
            label: t('rights.may'),
            choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(`rights.${value}`) })),
          },
          ...(rights === undefined || rights.people.length === 0
            ? []
            : [
                {
                  name: 'person' as const,
                  label: t('rights.person'),
                  choices: rights.people.map((one) => ({ value: one.id, label: say(one.name) })),
                },
              ]),
        ]}
        values={{ unit, may, person }}
      />
      <DataTable<Line>
        id="rights"
        caption={t('rights.title')}
        columns={columns}
        rows={lines}
        rowKey={({ key }) => key}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('rights.emptyWhy'), todo: t('rights.emptyTodo') }}
      />
    </>
  );
}

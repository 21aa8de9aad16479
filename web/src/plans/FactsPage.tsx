import { downloadFacts, factKinds, listFacts, type PublishedFact } from '@meritloop/server/contract/plans';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { CityLink } from '../shell/CityLink.tsx';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { CountStrip } from '../ui/filter/CountStrip.tsx';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './LedgerPage.module.css';

const route = getRouteApi('/$tenant/facts');

/** What public documents say, row by row with file and line; nothing of it is judged. */
export function FactsPage() {
  const { t, i18n } = useTranslation('plans');
  const say = useSay();
  const { tenant } = useVisitor();
  const filters = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: tenant.id };
  const answer = useAnswer(listFacts, { params, query: filters });
  const list = answer.data;
  const counts = new Map(list?.counts.map(({ kind, count }) => [kind, count]));
  const none = list?.documents.length === 0;
  return (
    <>
      <PageTitle title={t('facts.title')} asOf={tenant.today} scope={say(tenant.name)} />
      <p className={styles.note}>{t('facts.asPrinted')}</p>
      <CountStrip
        counts={factKinds.map((kind) => ({
          value: kind,
          label: t(`facts.kinds.${kind}`),
          count: counts.get(kind) ?? 0,
        }))}
        chosen={filters.kind}
        onChoose={(kind) => set({ kind })}
      />
      <FilterBar
        filters={[
          { name: 'text', label: t('facts.text') },
          {
            name: 'document',
            label: t('facts.document'),
            choices: list?.documents.map(({ code, title }) => ({ value: code, label: title })) ?? [],
          },
          {
            name: 'period',
            label: t('facts.period'),
            choices: list?.periods.map((period) => ({ value: period, label: period })) ?? [],
          },
        ]}
        values={filters}
      />
      <DataTable
        id="facts"
        caption={t('facts.caption')}
        columns={useColumns()}
        rows={list?.facts}
        rowKey={(one) => one.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        excel={addressOf(downloadFacts, {
          params,
          query: { ...filters, language: i18n.language === 'en' ? 'en' : 'zh' },
        })}
        empty={
          none
            ? { why: t('facts.noneWhy'), todo: t('facts.noneTodo') }
            : { why: t('facts.emptyWhy'), todo: t('facts.emptyTodo') }
        }
      />
    </>
  );
}

/** The printed figure with its sign and unit. */
function printed({ op, value, value2, unit }: PublishedFact): string {
  const sign = op === '=' || op === 'in' ? '' : ({ '>=': '≥ ', '<=': '≤ ', '~': '≈ ' }[op] ?? '');
  return `${sign}${value}${value2 === '' ? '' : `–${value2}`} ${unit}`.trim();
}

function useColumns(): Column<PublishedFact>[] {
  const { t } = useTranslation('plans');
  return [
    {
      key: 'title',
      title: t('facts.name'),
      width: 300,
      cell: (one) => (
        <span className={styles.entry}>
          {one.matter === null ? (
            one.title
          ) : (
            <CityLink path={`/matters/${one.matter.id}`}>
              <Name of={one.title} />
            </CityLink>
          )}
          <span className={styles.printed}>
            <Verbatim>{one.note}</Verbatim>
          </span>
        </span>
      ),
    },
    { key: 'kind', title: t('facts.kind'), cell: (one) => t(`facts.kinds.${one.kind}`), phone: 'head' },
    {
      key: 'value',
      title: t('facts.value'),
      cell: (one) =>
        one.value === '' ? <span className={styles.absent}>{t('facts.noValue')}</span> : printed(one),
    },
    {
      key: 'period',
      title: t('facts.period'),
      cell: (one) => one.period || <span className={styles.absent}>{t('facts.unstated')}</span>,
      order: (one) => one.period,
    },
    { key: 'scope', title: t('facts.scope'), cell: (one) => one.scope },
    {
      key: 'source',
      title: t('facts.document'),
      cell: (one) => (
        <span className={styles.entry}>
          <Name of={one.document.title} />
          <span className={styles.printed}>
            {one.code} · {one.file} · {t('facts.row', { row: one.row })}
          </span>
        </span>
      ),
    },
  ];
}

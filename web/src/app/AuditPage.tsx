import { type AuditRow, exportAuditCsv, exportAuditExcel, readAudit } from '@meritloop/server/contract/app';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { holds, useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { momentWords } from '../ui/number/moment.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import styles from './AuditPage.module.css';
import { AuditPanel } from './AuditPanel.tsx';
import { ChainState } from './ChainState.tsx';

const route = getRouteApi('/$tenant/audit');

/** 审计: the trail in words, every filter in the address, one row whole at the side, and the state of the chain. */
export function AuditPage() {
  const { t, i18n } = useTranslation('app');
  const visitor = useVisitor();
  const { look, after, ...filters } = route.useSearch();
  const set = useSetFilters();
  const params = { tenant: visitor.tenant.id };
  const answer = useAnswer(readAudit, { params, query: { ...filters, after } });
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const exported = { params, query: { ...filters, language } };
  const rows = answer.data?.rows;
  const wholeCity = visitor.grants.some(
    ({ role, unit }) => (role === 'auditor' || role === 'audit_officer') && unit === null,
  );
  return (
    <>
      <PageTitle title={t('audit.title')} />
      <p className={styles.lead}>{t('audit.lead')}</p>
      {holds(visitor, 'audit_officer') && <p className={styles.lead}>{t('audit.officer')}</p>}
      {wholeCity && <ChainState />}
      <Filters filters={filters} />
      <DataTable
        id="audit"
        caption={t('audit.caption')}
        columns={useColumns()}
        rows={rows}
        rowKey={(row) => row.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('audit.empty'), todo: t('audit.emptyTodo') }}
        onOpen={(row) => set({ look: row.id })}
        excel={addressOf(exportAuditExcel, exported)}
      />
      <div className={`${styles.pages} screen-only`}>
        {after !== undefined && (
          <Button onClick={() => set({ after: undefined, look: undefined })}>{t('audit.newest')}</Button>
        )}
        {answer.data?.next != null && (
          <Button onClick={() => set({ after: answer.data?.next ?? undefined, look: undefined })}>
            {t('audit.older')}
          </Button>
        )}
        <Button type="link" href={addressOf(exportAuditCsv, exported)}>
          {t('audit.csv')}
        </Button>
      </div>
      <AuditPanel row={rows?.find((row) => row.id === look)} onClose={() => set({ look: undefined })} />
    </>
  );
}

type Search = Omit<ReturnType<typeof route.useSearch>, 'look' | 'after'>;

function Filters({ filters }: { filters: Search }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const set = useSetFilters();
  const first = useAnswer(readAudit, { params: { tenant: tenant.id }, query: { limit: 1 } });
  const choices = first.data?.choices;
  const offered = (name: 'persons' | 'units' | 'rooms' | 'acts' | 'kinds') =>
    (choices?.[name] ?? []).map(({ value, label }) => ({ value, label: say(label) }));
  return (
    <>
      <div className={`${styles.days} screen-only`}>
        {(['from', 'to'] as const).map((end) => (
          <label key={end} htmlFor={`audit-${end}`}>
            {t(`audit.filter.${end}`)}
            <Input
              id={`audit-${end}`}
              type="date"
              value={filters[end] ?? ''}
              onChange={(event) => set({ [end]: event.target.value, after: undefined })}
            />
          </label>
        ))}
        {filters.thing !== undefined && (
          <Button onClick={() => set({ thing: undefined })}>
            {t('audit.filter.thing')} <span aria-hidden="true">×</span>
          </Button>
        )}
      </div>
      <FilterBar
        filters={[
          { name: 'person', label: t('audit.filter.person'), choices: offered('persons') },
          { name: 'unit', label: t('audit.filter.unit'), choices: offered('units') },
          { name: 'room', label: t('audit.filter.room'), choices: offered('rooms') },
          { name: 'act', label: t('audit.filter.act'), choices: offered('acts') },
          { name: 'kind', label: t('audit.filter.kind'), choices: offered('kinds') },
          {
            name: 'sealed',
            label: t('audit.filter.sealed'),
            choices: [
              { value: 'yes', label: t('audit.filter.sealedYes') },
              { value: 'no', label: t('audit.filter.sealedNo') },
            ],
          },
          { name: 'text', label: t('audit.filter.text') },
        ]}
        values={filters}
      />
    </>
  );
}

function useColumns(): Column<AuditRow>[] {
  const { t } = useTranslation('app');
  const say = useSay();
  return [
    { key: 'act', title: t('audit.column.act'), cell: (row) => say(row.act.words) },
    { key: 'at', title: t('audit.column.at'), width: 150, cell: (row) => momentWords(row.at), phone: 'head' },
    { key: 'who', title: t('audit.column.who'), cell: (row) => say(row.who.post) },
    { key: 'unit', title: t('audit.column.unit'), cell: (row) => row.unit?.name ?? '' },
    {
      key: 'thing',
      title: t('audit.column.thing'),
      width: 260,
      cell: ({ thing }) => (thing.post === null ? (thing.name ?? say(thing.kindWords)) : say(thing.post)),
    },
    {
      key: 'changes',
      title: t('audit.column.changes'),
      cell: (row) =>
        row.masked !== null ? (
          <span className={styles.masked}>{t('audit.masked')}</span>
        ) : row.changes.length === 0 ? (
          ''
        ) : (
          t('audit.changed', { count: row.changes.length + row.more })
        ),
    },
    { key: 'reason', title: t('audit.column.reason'), width: 200, cell: (row) => row.reason ?? '' },
    {
      key: 'seal',
      title: t('audit.column.seal'),
      cell: (row) => (row.seal === null ? t('audit.waiting') : t('audit.link', { seq: row.seal.seq })),
      phone: 'none',
    },
  ];
}

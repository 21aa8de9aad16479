import { type CaseSummary, downloadCases, listCases } from '@meritloop/server/contract/cases';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { CountStrip } from '../ui/filter/CountStrip.tsx';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { Name } from '../ui/name/Name.tsx';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { TablePages } from '../ui/table/TablePages.tsx';
import styles from './CasesPage.module.css';
import { ColourWord } from './ColourWord.tsx';
import { DueWords } from './DueWords.tsx';
import { views } from './index.ts';
import { ProcedurePanel } from './ProcedurePanel.tsx';

const route = getRouteApi('/$tenant/cases');
const size = 100;

/** What a counted view asks of the server. */
const asked: Record<(typeof views)[number], Record<string, string>> = {
  open: { stage: 'open' },
  mine: { mine: 'true' },
  overdue: { overdue: 'true' },
  returned: { returned: 'true' },
  ended: { stage: 'ended' },
};

/** The cases that one may see, the nearest deadline first; every filter is in the address. */
export function CasesPage() {
  const { t, i18n } = useTranslation('cases');
  const language = i18n.language === 'en' ? ('en' as const) : ('zh' as const);
  const say = useSay();
  const { tenant } = useVisitor();
  const { show, state, unit, page = '1' } = route.useSearch();
  const set = useSetFilters();
  const [rules, setRules] = useState(false);
  const filter = { ...(show === undefined ? {} : asked[show]), state, unit };
  const params = { tenant: tenant.id };
  const answer = useAnswer(listCases, { params, query: { ...filter, page, size: String(size) } });
  const list = answer.data;
  const whole = list !== undefined && list.total <= list.cases.length;
  return (
    <>
      <PageTitle
        title={t('list.title')}
        asOf={list?.asOf ?? tenant.today}
        action={
          <Button type="text" onClick={() => setRules(true)}>
            {t('list.procedure')}
          </Button>
        }
      />
      <CountStrip
        counts={views.map((value) => ({ value, label: t(`list.${value}`), count: list?.counts[value] ?? 0 }))}
        chosen={show}
        onChoose={(value) => set({ show: value, page: undefined })}
      />
      <FilterBar
        filters={[
          {
            name: 'state',
            label: t('list.filterState'),
            choices: (list?.states ?? []).map((one) => ({ value: one.code, label: say(one.name) })),
          },
          {
            name: 'unit',
            label: t('list.filterUnit'),
            choices: (list?.units ?? []).map((one) => ({ value: one.id, label: one.name })),
          },
        ]}
        values={{ state, unit }}
      />
      <DataTable
        id="cases"
        caption={t('list.caption')}
        columns={useColumns(whole)}
        rows={list?.cases}
        listed={list?.total}
        rowKey={(one) => one.id}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={
          show === 'mine'
            ? { why: t('list.emptyMine'), todo: t('list.emptyMineTodo') }
            : { why: t('list.emptyWhy'), todo: t('list.emptyTodo') }
        }
        excel={addressOf(downloadCases, { params, query: { ...filter, language } })}
      />
      <TablePages list={list} size={size} says={(of) => t('list.page', of)} />
      <p className={styles.note}>{t('notDocumentNumber')}</p>
      {rules && <ProcedurePanel onClose={() => setRules(false)} />}
    </>
  );
}

/** Sorting is offered only where every row is here: a sorted part would pass for the whole. */
function useColumns(whole: boolean): Column<CaseSummary>[] {
  const { t } = useTranslation('cases');
  const say = useSay();
  const { tenant } = useVisitor();
  const by = (order: (one: CaseSummary) => string | number | null) => (whole ? { order } : {});
  return [
    {
      key: 'title',
      title: t('list.column'),
      width: 320,
      cell: (one) => (
        <Link
          to="/$tenant/cases/$id"
          params={{ tenant: tenant.id, id: one.id }}
          className={styles.title ?? ''}
        >
          <span className={styles.number}>{one.number}</span>
          <Name of={one.title} />
        </Link>
      ),
      ...by((one) => one.number),
    },
    { key: 'state', title: t('list.state'), cell: (one) => say(one.state.name), phone: 'head' },
    { key: 'unit', title: t('list.unit'), cell: (one) => one.unit.name },
    {
      key: 'due',
      title: t('list.due'),
      cell: (one) => <DueWords standing={one} />,
      ...by((one) => one.dueOn),
    },
    {
      key: 'colour',
      title: t('list.colour'),
      cell: (one) => <ColourWord colour={one.colour} ended={one.state.final !== null} />,
    },
    {
      key: 'target',
      title: t('list.target'),
      cell: (one) => (one.target === null ? '' : `${one.target.name}（${one.target.period}）`),
      phone: 'none',
      hidden: true,
    },
    {
      key: 'returns',
      title: t('list.returns'),
      unit: t('list.times'),
      kind: 'number',
      cell: (one) => one.returns,
      phone: 'none',
      ...by((one) => one.returns),
    },
    {
      key: 'openedOn',
      title: t('list.openedOn'),
      cell: (one) => one.openedOn,
      phone: 'none',
      ...by((one) => one.openedOn),
    },
  ];
}

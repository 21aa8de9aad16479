import { downloadReports, listReports, type ReportHead } from '@meritloop/server/contract/actuals';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { holds, useVisitor } from '../shell/visitor.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { Name } from '../ui/name/Name.tsx';
import { PeriodText } from '../ui/number/PeriodText.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { daysFrom } from './DueText.tsx';
import { FillInPanel } from './FillInPanel.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import styles from './RequestsPage.module.css';

const route = getRouteApi('/$tenant/reports');

/** 按事项: what a unit has to report, gathered so that one matter is one page. */
export function ReportsPage() {
  const { t, i18n } = useTranslation('actuals');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const say = useSay();
  const visitor = useVisitor();
  const { period, awaiting, unit, matter } = route.useSearch();
  const [filling, setFilling] = useState(false);
  const params = { tenant: visitor.tenant.id };
  const query = { period, awaiting, unit, matter };
  const answer = useAnswer(listReports, { params, query });
  const list = answer.data;
  const inside = holds(visitor, 'clerk', 'signer');
  return (
    <>
      <PageTitle
        title={t('report.list.title')}
        asOf={list?.today ?? visitor.tenant.today}
        action={
          holds(visitor, 'clerk') ? (
            <Button onClick={() => setFilling(true)}>{t('report.list.fillIn')}</Button>
          ) : undefined
        }
      />
      <ReportingTabs />
      <FilterBar
        filters={[
          {
            name: 'awaiting',
            label: t('list.filterWaiting'),
            choices: [{ value: 'me', label: t('list.waitingForMe') }],
          },
          {
            name: 'period',
            label: t('list.filterPeriod'),
            choices: (list?.periods ?? []).map((value) => ({ value, label: say(periodName(value)) })),
          },
        ]}
        values={{ awaiting, period }}
      />
      <DataTable
        id={inside ? 'reports-own' : 'reports'}
        caption={t('report.list.caption')}
        columns={useReportColumns(inside)}
        rows={list?.reports}
        rowKey={(one) => `${one.matter.id} ${one.unit.id} ${one.period}`}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('report.list.empty'), todo: t('report.list.emptyTodo') }}
        excel={addressOf(downloadReports, { params, query: { ...query, language } })}
      />
      <FillInPanel open={filling} period={period} onClose={() => setFilling(false)} />
    </>
  );
}

function useReportColumns(inside: boolean): Column<ReportHead>[] {
  const { t } = useTranslation('actuals');
  const { tenant } = useVisitor();
  return [
    {
      key: 'matter',
      title: t('report.list.matter'),
      width: 320,
      cell: (one) => (
        <Link
          to="/$tenant/reports/$matter/$unit/$period"
          params={{ tenant: tenant.id, matter: one.matter.id, unit: one.unit.id, period: one.period }}
          className={styles.title ?? ''}
        >
          {one.matter.number} <Name of={one.matter.title} />
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t('list.unit'),
      cell: (one) => one.unit.name,
      phone: inside ? 'none' : 'line',
    },
    {
      key: 'period',
      title: t('list.period'),
      cell: (one) => <PeriodText period={one.period} />,
      order: (one) => one.period,
    },
    {
      key: 'due',
      title: t('list.due'),
      cell: (one) =>
        one.overdue ? (
          <span className={styles.late}>
            {one.dueOn} {t('due.over', { days: daysFrom(one.dueOn, tenant.today) })}
          </span>
        ) : (
          one.dueOn
        ),
      order: (one) => one.dueOn,
    },
    {
      key: 'items',
      title: t('report.list.items'),
      cell: (one) =>
        one.words && one.figures > 0
          ? t('report.list.both', { count: one.figures })
          : one.words
            ? t('report.list.words')
            : t('report.list.figures', { count: one.figures }),
    },
    {
      key: 'state',
      title: t('report.list.state'),
      cell: (one) => one.states.map(({ state, count }) => `${t(`state.${state}`)} ${count}`).join('，'),
    },
  ];
}

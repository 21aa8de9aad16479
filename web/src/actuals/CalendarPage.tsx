import { addDays, daysInMonth } from '@meritloop/engine';
import {
  type CalendarItem,
  calendarKinds,
  downloadCalendar,
  downloadIcs,
  readCalendar,
} from '@meritloop/server/contract/actuals';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../api/call.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { FilterBar } from '../ui/filter/FilterBar.tsx';
import { periodName } from '../ui/number/periodName.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { usePhone } from '../ui/usePhone.ts';
import styles from './CalendarPage.module.css';
import { CalendarTitle } from './CalendarTitle.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';

const route = getRouteApi('/$tenant/calendar');

/** 日历: a month of release days and deadlines, as a grid at the desk and as a list everywhere. */
export function CalendarPage() {
  const { t, i18n } = useTranslation('actuals');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const say = useSay();
  const phone = usePhone();
  const set = useSetFilters();
  const { tenant } = useVisitor();
  const { month: asked, kind } = route.useSearch();
  const month = asked ?? tenant.today.slice(0, 7);
  const [year, of] = month.split('-').map(Number) as [number, number];
  const from = `${month}-01`;
  const to = `${month}-${String(daysInMonth(year, of)).padStart(2, '0')}`;
  const params = { tenant: tenant.id };
  const query = { from, to, kind };
  const answer = useAnswer(readCalendar, { params, query });
  const items = answer.data?.items;
  const title = say(periodName(month));
  const columns: Column<CalendarItem>[] = [
    {
      key: 'what',
      title: t('report.calendar.what'),
      width: 320,
      cell: (one) => <CalendarTitle item={one} />,
    },
    { key: 'day', title: t('report.calendar.day'), cell: (one) => one.day, order: (one) => one.day },
    {
      key: 'kind',
      title: t('report.calendar.kind'),
      cell: (one) => t(`report.calendar.kinds.${one.kind}`),
      phone: 'head',
    },
    { key: 'note', title: t('report.calendar.note'), cell: (one) => say(one.note) },
    {
      key: 'left',
      title: t('report.calendar.left'),
      kind: 'number',
      cell: (one) => one.left ?? '',
      order: (one) => one.left,
    },
  ];
  return (
    <>
      <PageTitle
        title={t('report.calendar.title')}
        period={title}
        asOf={tenant.today}
        action={
          <Button href={addressOf(downloadIcs, { params, query: { ...query, language } })}>
            {t('report.calendar.ics')}
          </Button>
        }
      />
      <ReportingTabs />
      <div className={`${styles.tools} screen-only`}>
        <div className={styles.months}>
          <Button onClick={() => set({ month: addDays(from, -1).slice(0, 7) })}>
            {t('report.calendar.before')}
          </Button>
          <Button onClick={() => set({ month: undefined })}>{t('report.calendar.now')}</Button>
          <Button onClick={() => set({ month: addDays(to, 1).slice(0, 7) })}>
            {t('report.calendar.after')}
          </Button>
        </div>
        <FilterBar
          filters={[
            {
              name: 'kind',
              label: t('report.calendar.kind'),
              choices: calendarKinds.map((value) => ({ value, label: t(`report.calendar.kinds.${value}`) })),
            },
          ]}
          values={{ kind }}
        />
      </div>
      {!phone && items !== undefined && (
        <MonthGrid from={from} to={to} today={tenant.today} items={items} label={title} />
      )}
      <DataTable
        id="calendar"
        caption={t('report.calendar.caption')}
        columns={columns}
        rows={items}
        rowKey={(one) => `${one.day} ${one.kind} ${one.title.zh} ${one.targetId ?? one.matterId ?? ''}`}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        empty={{ why: t('report.calendar.empty'), todo: t('report.calendar.emptyTodo') }}
        excel={addressOf(downloadCalendar, { params, query: { ...query, language } })}
      />
    </>
  );
}

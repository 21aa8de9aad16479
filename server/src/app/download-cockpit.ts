import { statusWord } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import { columnsOf, type WorkbookSheet, workbook } from '../platform/workbook.ts';
import type { downloadCockpit as contract } from './contract-cockpit.ts';
import { readCockpit } from './read-cockpit.ts';

const words = {
  zh: {
    file: '驾驶舱',
    none: '未列入目标体系',
    every: '全部目标',
    objectives: { name: '目标体系', first: '目标体系', sum: '合计' },
    worst: { name: '差距最大', columns: ['对象', '指标', '状态', '差距', '尚差比例', '在办督办'] },
    changes: { name: '有什么变化', columns: ['对象', '指标', '变化前', '变化后', '差距', '发现日期'] },
    due: { name: '接下来到期', columns: ['日期', '事项', '说明', '已逾期'] },
    forecasts: {
      name: '预计完不成',
      columns: ['对象', '指标', '承诺', '预计', '下限', '上限', '计量单位', '方法'],
    },
    trend: { name: '24个月趋势', first: '月末' },
    yes: '是',
  },
  en: {
    file: 'Cockpit',
    none: 'in no objective',
    every: 'every target',
    objectives: { name: 'Objectives', first: 'Objective', sum: 'Sum' },
    worst: { name: 'Worst gaps', columns: ['Subject', 'Indicator', 'Status', 'Gap', 'Shortfall', 'Orders'] },
    changes: { name: 'Changes', columns: ['Subject', 'Indicator', 'Before', 'After', 'Gap', 'Noticed'] },
    due: { name: 'Due next', columns: ['Day', 'What', 'Note', 'Overdue'] },
    forecasts: {
      name: 'Foreseen below',
      columns: ['Subject', 'Indicator', 'Promise', 'Foreseen', 'Low', 'High', 'Unit', 'Method'],
    },
    trend: { name: 'Trend of 24 months', first: 'Month end' },
    yes: 'yes',
  },
};

/** The lists and counts of the cockpit as Excel, a sheet for each, as the page says them. */
export async function downloadCockpit(query: Query<typeof contract>) {
  const { language } = query.query;
  const say = words[language];
  const state = await readCockpit(query);
  const notes = [`${query.tenant.name[language]} · ${state.asOf}`, query.tenant.notice[language]];
  const statuses = state.counts.map(({ status }) => status);
  const counted = (counts: typeof state.counts) =>
    statuses.map((status) => String(counts.find((one) => one.status === status)?.count ?? 0));
  const status = (word: Parameters<typeof statusWord>[0] | null) =>
    word === null ? null : statusWord(word, language);
  /** A sheet whose columns are as wide as `widths` say, text but for those named `quantities`. */
  const sheet = (
    name: string,
    columns: readonly string[],
    widths: readonly number[],
    quantities: (index: number) => boolean,
    rows: WorkbookSheet['rows'],
  ): WorkbookSheet => ({
    name,
    notes,
    columns: columnsOf(columns, widths, { quantity: quantities }),
    rows,
  });
  const { objectives, worst, changes, due, forecasts, trend } = say;
  const statusWords = statuses.map((one) => statusWord(one, language));
  return workbook(`${query.tenant.name[language]}-${say.file}-${state.asOf}.xlsx`, [
    sheet(objectives.name, [objectives.first, ...statusWords, objectives.sum], [24], (index) => index > 0, [
      ...state.objectives.map((one) => [
        one.objective ?? say.none,
        ...counted(one.counts),
        String(one.total),
      ]),
      [say.every, ...counted(state.counts), String(state.total)],
    ]),
    sheet(
      worst.name,
      worst.columns,
      [16, 30, 12, 50, 12, 10],
      (index) => index > 3,
      state.worst.rows.map(({ line, shortfall, orders }) => [
        line.subject.name,
        line.indicator,
        status(line.standing.status),
        line.standing.sentence[language],
        shortfall,
        String(orders),
      ]),
    ),
    sheet(
      changes.name,
      changes.columns,
      [16, 30, 12, 12, 50, 12],
      () => false,
      (state.changes?.rows ?? []).map((one) => [
        one.subject,
        one.indicator,
        status(one.before),
        status(one.after),
        one.sentence[language],
        one.noticedOn,
      ]),
    ),
    sheet(
      due.name,
      due.columns,
      [12, 44, 32, 10],
      () => false,
      state.due.items.map((one) => [
        one.day,
        one.title[language],
        one.note[language],
        one.overdue ? say.yes : null,
      ]),
    ),
    sheet(
      forecasts.name,
      forecasts.columns,
      [16, 30, 30, 12, 12, 12, 10, 20],
      (index) => index > 2 && index < 6,
      (state.forecasts?.below ?? []).map((one) => [
        one.subject,
        one.indicator,
        one.promise[language],
        one.value,
        one.low,
        one.high,
        one.unit,
        one.method,
      ]),
    ),
    sheet(
      trend.name,
      [trend.first, ...statusWords],
      [14],
      (index) => index > 0,
      (state.trend ?? []).map((month) => [month.monthEnd, ...counted(month.counts)]),
    ),
  ]);
}

import type { Query } from '../platform/call.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import type { Download } from '../platform/room.ts';
import { type WorkbookColumn, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import type { CaseSummary } from './contract.ts';
import { casesForDownload } from './list-cases.ts';

const maxRows = 5000;

type Column = Omit<WorkbookColumn, 'title'> & {
  title: Bilingual;
  of: (one: CaseSummary, language: 'zh' | 'en') => string | number | null;
};

const columns: readonly Column[] = [
  { title: { zh: '内部登记号', en: 'Register number' }, width: 14, of: (one) => one.number },
  { title: { zh: '程序', en: 'Procedure' }, width: 10, of: (one, language) => one.procedure.name[language] },
  { title: { zh: '标题', en: 'Title' }, width: 40, of: (one) => one.title },
  { title: { zh: '责任单位', en: 'Responsible unit' }, width: 18, of: (one) => one.unit.name },
  { title: { zh: '目标', en: 'Target' }, width: 26, of: (one) => one.target?.name ?? null },
  { title: { zh: '期间', en: 'Period' }, width: 10, of: (one) => one.target?.period ?? null },
  { title: { zh: '状态', en: 'State' }, width: 12, of: (one, language) => one.state.name[language] },
  {
    title: { zh: '督办色', en: 'Order colour' },
    width: 14,
    of: (one, language) => one.colour?.name[language] ?? null,
  },
  { title: { zh: '立项日期', en: 'Opened' }, width: 12, of: (one) => one.openedOn },
  { title: { zh: '当前时限', en: 'Deadline now' }, width: 12, of: (one) => one.dueOn },
  {
    title: { zh: '剩余（工作日）', en: 'Working days left' },
    width: 14,
    quantity: true,
    of: (one) => one.workingDaysLeft,
  },
  {
    title: { zh: '逾期（自然日）', en: 'Days over' },
    width: 14,
    quantity: true,
    of: (one) => one.overdueDays,
  },
  { title: { zh: '退回（次）', en: 'Times sent back' }, width: 10, quantity: true, of: (one) => one.returns },
  { title: { zh: '终结日期', en: 'Ended' }, width: 12, of: (one) => one.closedOn },
];

const words = {
  zh: {
    file: '案件清单',
    sheet: '案件',
    head: (city: string, day: string, total: number) => `${city} 案件清单（截至 ${day}，共 ${total} 件）`,
    register: '内部登记号仅供系统内查找，不是公文文号。本表为工作底稿，范围：系统内。',
    cut: (rows: number) => `只列出前 ${rows} 件，请缩小筛选范围后再下载。`,
  },
  en: {
    file: 'Cases',
    sheet: 'Cases',
    head: (city: string, day: string, total: number) =>
      `${city}: list of cases as of ${day}, ${total} in all`,
    register:
      'Register numbers are for finding cases in this system; they are no document numbers. A working paper for use in the system.',
    cut: (rows: number) => `Only the first ${rows} are listed; narrow the filters and download again.`,
  },
};

/** The list as a workbook: what it is and as of when above the header, the same order and filters as the page. */
export async function downloadCases(query: Query<typeof contract.downloadCases>): Promise<Download> {
  const { tenant, today } = query;
  const { language, ...filter } = query.query;
  const say = words[language];
  const { cases, total } = await casesForDownload(query, filter, maxRows);
  const notes = [
    say.head(tenant.name[language], today, total),
    tenant.notice[language],
    say.register,
    ...(total > cases.length ? [say.cut(cases.length)] : []),
  ];
  const rows = cases.map((one) =>
    columns.map(({ of }) => {
      const value = of(one, language);
      return value === null ? null : String(value);
    }),
  );
  const titled = columns.map(({ title, ...column }) => ({ ...column, title: title[language] }));
  return workbook(`${say.file}-${tenant.name[language]}-${today}.xlsx`, [
    { name: say.sheet, notes, columns: titled, rows },
  ]);
}

import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { type WorkbookColumn, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import type { CaseSummary } from './contract.ts';
import { casesForDownload } from './list-cases.ts';

const maxRows = 5000;

type Column = WorkbookColumn & { of: (one: CaseSummary) => string | number | null };

const columns: readonly Column[] = [
  { title: '内部登记号', width: 14, of: (one) => one.number },
  { title: '程序', width: 10, of: (one) => one.procedure.name.zh },
  { title: '标题', width: 40, of: (one) => one.title },
  { title: '责任单位', width: 18, of: (one) => one.unit.name },
  { title: '目标', width: 26, of: (one) => one.target?.name ?? null },
  { title: '期间', width: 10, of: (one) => one.target?.period ?? null },
  { title: '状态', width: 12, of: (one) => one.state.name.zh },
  { title: '督办色', width: 14, of: (one) => one.colour?.name.zh ?? null },
  { title: '立项日期', width: 12, of: (one) => one.openedOn },
  { title: '当前时限', width: 12, of: (one) => one.dueOn },
  { title: '剩余（工作日）', width: 14, quantity: true, of: (one) => one.workingDaysLeft },
  { title: '逾期（自然日）', width: 14, quantity: true, of: (one) => one.overdueDays },
  { title: '退回（次）', width: 10, quantity: true, of: (one) => one.returns },
  { title: '终结日期', width: 12, of: (one) => one.closedOn },
];

/** The list as a workbook: what it is and as of when above the header, the same order and filters as the page. */
export async function downloadCases(query: Query<typeof contract.downloadCases>): Promise<Download> {
  const { tenant, today } = query;
  const { cases, total } = await casesForDownload(query, query.query, maxRows);
  const notes = [
    `${tenant.name.zh} 案件清单（截至 ${today}，共 ${total} 件）`,
    tenant.notice.zh,
    '内部登记号仅供系统内查找，不是公文文号。本表为工作底稿，范围：系统内。',
    ...(total > cases.length ? [`只列出前 ${cases.length} 件，请缩小筛选范围后再下载。`] : []),
  ];
  const rows = cases.map((one) =>
    columns.map(({ of }) => {
      const value = of(one);
      return value === null ? null : String(value);
    }),
  );
  return workbook(`案件清单-${tenant.name.zh}-${today}.xlsx`, [{ name: '案件', notes, columns, rows }]);
}

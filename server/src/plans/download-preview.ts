import type { Query } from '../platform/call.ts';
import type { WorkbookSheet } from '../platform/workbook.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import type { RegisterFault } from './contract-register.ts';
import { readImport } from './preview-import.ts';
import { sheets } from './register-fields.ts';

const words = {
  zh: {
    file: '导入预览',
    faults: '错误',
    notices: '提醒',
    rows: '逐行变化',
    faultColumns: ['表', '行', '列', '问题', '原因', '处理', '相近名称'],
    rowColumns: ['表', '行', '内容', '变化', '列', '原来', '改为'],
    states: { new: '新增', changed: '改动', unchanged: '不变', missing: '文件中没有' },
  },
  en: {
    file: 'Import preview',
    faults: 'Faults',
    notices: 'Notices',
    rows: 'Rows',
    faultColumns: ['Sheet', 'Row', 'Column', 'What', 'Why', 'What to do', 'Near names'],
    rowColumns: ['Sheet', 'Row', 'What it is', 'Change', 'Column', 'Before', 'After'],
    states: { new: 'new', changed: 'changed', unchanged: 'unchanged', missing: 'not in the file' },
  },
};

/** The tables of a preview as Excel, so that whoever filled the file in can be told what to mend: faults, notices, rows. */
export async function downloadPreview(query: Query<typeof contract.downloadPreview>) {
  const { language } = query.query;
  const say = words[language];
  const preview = await readImport(query);
  const nameOf = (sheet: RegisterFault['sheet']) => (sheet === null ? null : sheets[sheet].label[language]);
  const line = (row: number | null) => (row === null ? null : String(row));
  const notes = [
    `${query.tenant.name[language]} · ${preview.fileName} · ${query.today}`,
    query.tenant.notice[language],
  ];
  const columns = (titles: readonly string[], widths: readonly number[], quantity: number) =>
    columnsOf(titles, widths, { quantity: (place) => place === quantity });
  const faultSheet = (name: string, faults: readonly RegisterFault[]): WorkbookSheet => ({
    name,
    notes,
    columns: columns(say.faultColumns, [12, 8, 14, 36, 40, 40, 30], 1),
    rows: faults.map((one) => [
      nameOf(one.sheet),
      line(one.row),
      one.column,
      one.what[language],
      one.why[language],
      one.todo[language],
      one.suggestions.join('、'),
    ]),
  });
  return workbook(`${say.file}-${query.today}.xlsx`, [
    faultSheet(say.faults, preview.faults),
    faultSheet(say.notices, preview.notices),
    {
      name: say.rows,
      notes,
      columns: columns(say.rowColumns, [12, 8, 36, 12, 16, 40, 40], 1),
      rows: preview.rows.flatMap((row) => {
        const head = [nameOf(row.sheet), line(row.row), row.name, say.states[row.state]];
        if (row.changes.length === 0) return [[...head, null, null, null]];
        return row.changes.map((change) => [...head, change.label[language], change.old, change.new]);
      }),
    },
  ]);
}

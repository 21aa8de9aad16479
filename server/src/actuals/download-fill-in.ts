import type { Query } from '../platform/call.ts';
import { workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import {
  type FillInColumn,
  figureColumns,
  figureSheet,
  wordsColumns,
  wordsSheet,
} from './fill-in-columns.ts';
import { type Fillable, fillableRequests } from './fill-in-rows.ts';

/** 填报工作簿: one sheet for figures, one for the words on matters; filled in offline and uploaded as drafts. */
export async function downloadFillIn(query: Query<typeof contract.downloadFillIn>) {
  const { language, ...filter } = query.query;
  const zh = language === 'zh';
  const requests = await fillableRequests(query.reader, query, filter);
  const title = zh ? '填报工作簿' : 'Fill-in workbook';
  const notes = [
    `${query.tenant.name[language]} · ${title} · ${query.today}`,
    query.tenant.notice[language],
    zh
      ? '只填标有【填】的列；其他列用来核对，改动后不能上传。空行不作处理。上传只存为草稿，不会报送。不得填写涉密或内部内容。'
      : 'Fill in the columns marked [fill in] only; the others identify the row and must stay. Empty rows are left alone. An upload saves drafts and never submits. No classified or internal content.',
  ];
  const sheet = (name: string, columns: readonly FillInColumn[], rows: readonly Fillable[]) => ({
    name,
    notes,
    columns: columns.map(({ title: of, width, quantity }) => ({
      title: of[language],
      width,
      ...(quantity === true ? { quantity } : {}),
    })),
    rows: rows.map(({ cells }) => columns.map(({ key }) => cells[key] ?? null)),
  });
  const [figures, words] = [
    requests.filter(({ head }) => head.kind === 'figure'),
    requests.filter(({ head }) => head.kind === 'words'),
  ];
  return workbook(`${title}-${query.today}.xlsx`, [
    sheet(wordsSheet[language], wordsColumns, words),
    sheet(figureSheet[language], figureColumns, figures),
  ]);
}

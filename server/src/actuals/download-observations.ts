import type { Query } from '../platform/call.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { type WorkbookColumn, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { historyOf } from './list-observations.ts';

const columns: { title: Bilingual; width: number; quantity?: boolean }[] = [
  { title: { zh: '期间', en: 'Period' }, width: 12 },
  { title: { zh: '数值', en: 'Value' }, width: 14, quantity: true },
  { title: { zh: '计量单位', en: 'Unit of measure' }, width: 12 },
  { title: { zh: '原文', en: 'As printed' }, width: 20 },
  { title: { zh: '情况', en: 'Words' }, width: 40 },
  { title: { zh: '说明', en: 'Note' }, width: 24 },
  { title: { zh: '性质', en: 'Kind' }, width: 12 },
  { title: { zh: '版次', en: 'Version' }, width: 8, quantity: true },
  { title: { zh: '更正原因', en: 'Reason for the correction' }, width: 24 },
  { title: { zh: '来源', en: 'Source' }, width: 24 },
  { title: { zh: '来源文件', en: 'File' }, width: 24 },
  { title: { zh: '行', en: 'Row' }, width: 8, quantity: true },
  { title: { zh: '原文地址', en: 'Address' }, width: 40 },
  { title: { zh: '入库日', en: 'Recorded' }, width: 12 },
];

const kinds: Record<string, Bilingual> = {
  estimated: { zh: '预计', en: 'estimated' },
  preliminary: { zh: '初步', en: 'preliminary' },
  final: { zh: '最终', en: 'final' },
  revised: { zh: '修订', en: 'revised' },
};

/** The history as a workbook, latest period first as on the page. */
export async function downloadObservations(query: Query<typeof contract.downloadObservations>) {
  const { language } = query.query;
  const { indicator, subject, figures } = await historyOf(query);
  const title = language === 'zh' ? '数据沿革' : 'History';
  return workbook(`${indicator.name}-${subject.name}-${query.today}.xlsx`, [
    {
      name: title,
      notes: [
        `${query.tenant.name[language]} · ${indicator.name} · ${subject.name} · ${query.today}`,
        query.tenant.notice[language],
      ],
      columns: columns.map((column): WorkbookColumn => ({ ...column, title: column.title[language] })),
      rows: figures
        .toReversed()
        .map((one) => [
          one.period,
          one.value,
          one.unit,
          one.valueText,
          one.words,
          one.note,
          one.status === null ? null : (kinds[one.status]?.[language] ?? one.status),
          String(one.version),
          one.reason,
          one.source,
          one.origin.file,
          one.origin.row === null ? null : String(one.origin.row),
          one.origin.url,
          one.recordedOn,
        ]),
    },
  ]);
}

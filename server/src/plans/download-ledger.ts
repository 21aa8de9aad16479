import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, simulatedNotes, workbook } from '../platform/workbook.ts';
import type { downloadLedger as contract } from './contract-ledger.ts';
import { ledgerOf } from './read-ledger.ts';

const words = {
  zh: {
    sheet: '对上争先',
    columns: ['期间', '类别', '层级', '名称', '状态', '牵头单位', '事项', '原文', '来源', '文件', '备注'],
    kinds: { assessment: '上级考核', pilot: '试点', award: '表彰激励', streak: '连冠' },
    levels: { national: '国家', provincial: '省', municipal: '市', '': '来源未写明' },
    states: { expected: '有望', achieved: '已取得', missed: '未取得' },
    asOf: '截至',
  },
  en: {
    sheet: 'Ledger',
    columns: [
      'Period',
      'Kind',
      'Level',
      'Title',
      'State',
      'Lead unit',
      'Matter',
      'As printed',
      'Source',
      'Document',
      'Note',
    ],
    kinds: { assessment: 'Assessment', pilot: 'Pilot', award: 'Award', streak: 'Streak' },
    levels: { national: 'National', provincial: 'Provincial', municipal: 'Municipal', '': 'not stated' },
    states: { expected: 'Expected', achieved: 'Achieved', missed: 'Missed' },
    asOf: 'As of',
  },
};

/** The ledger as Excel, in its own order and with the list's filters. */
export async function downloadLedger(query: Query<typeof contract>): Promise<Download> {
  const { reader, tenant, today } = query;
  const { language, ...filter } = query.query;
  const entries = await ledgerOf(reader, query, filter);
  const say = words[language];
  return workbook(`${tenant.name[language]}-${say.sheet}-${today}.xlsx`, [
    {
      name: say.sheet,
      notes: [...simulatedNotes(tenant, language), `${tenant.name[language]} · ${say.asOf} ${today}`],
      columns: columnsOf(say.columns, [10, 10, 10, 36, 10, 18, 30, 40, 24, 24, 24]),
      rows: entries.map((entry) => [
        entry.period,
        say.kinds[entry.kind],
        entry.levelPrinted || say.levels[entry.level],
        entry.title,
        say.states[entry.state],
        entry.unit?.name ?? null,
        entry.matter === null ? null : `${entry.matter.number} ${entry.matter.title}`,
        entry.printed,
        entry.source,
        entry.document,
        entry.note,
      ]),
    },
  ]);
}

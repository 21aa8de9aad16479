import { periodWords, tryPeriod } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import { workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { readPeers } from './read-peers.ts';

const titles = {
  zh: {
    sheet: '对标',
    columns: ['城市', '数值', '单位', '原文', '来源', '来源地址'],
    order: '按对标组自身的顺序列出，不排名次；同一城市有几个公开数的，各列一行',
    missing: '未见公布',
  },
  en: {
    sheet: 'Peers',
    columns: ['City', 'Figure', 'Unit', 'As printed', 'Source', 'Source address'],
    order:
      "In the set's own order, without ranks of ours; several published figures of one city each take a row",
    missing: 'not found published',
  },
};

/** One indicator and period of a peer set as Excel: a city without a figure keeps its row and says so. */
export async function downloadPeers(query: Query<typeof contract.downloadPeers>) {
  const language = query.query.language ?? 'zh';
  const words = titles[language];
  const { rows, indicators, indicator, period, sets, set } = await readPeers(query);
  const name = indicators.find(({ code }) => code === indicator)?.name ?? '';
  const known = tryPeriod(period ?? '');
  const when = known === null ? '' : periodWords(known)[language];
  return workbook(`${query.tenant.name[language]}-${words.sheet}-${name}-${period ?? ''}.xlsx`, [
    {
      name: words.sheet,
      notes: [
        [sets.find(({ code }) => code === set)?.name, name, when].filter(Boolean).join(' · '),
        words.order,
        query.tenant.notice[language],
      ],
      columns: words.columns.map((title, index) => ({
        title,
        width: [16, 14, 10, 28, 40, 48][index] ?? 12,
        quantity: index === 1,
      })),
      rows: rows.flatMap(({ unit, figures }) =>
        figures.length === 0
          ? [[unit.name, words.missing, null, null, null, null]]
          : figures.map((figure) => [
              unit.name,
              figure.value ?? figure.words,
              figure.unit,
              figure.valueText === '' ? figure.note : figure.valueText,
              figure.source.publisher ?? figure.source.name,
              figure.source.url,
            ]),
      ),
    },
  ]);
}

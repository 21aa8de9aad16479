import { periodWords, tryPeriod } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { readPeers } from './read-peers.ts';

const titles = {
  zh: {
    sheet: '对标',
    columns: ['城市', '数值', '单位', '印发名次', '原文', '来源', '来源地址'],
    order: {
      figure: '按公布的数排列，不排名次；没有公布数的列在最后；同一城市有几个公开数的，各列一行',
      set: '按对标组自身的顺序列出，不排名次；同一城市有几个公开数的，各列一行',
    },
    missing: '未见公布',
  },
  en: {
    sheet: 'Peers',
    columns: ['City', 'Figure', 'Unit', 'Printed rank', 'As printed', 'Source', 'Source address'],
    order: {
      figure:
        'Ordered by the published figure, without ranks of ours; those without one come last; several published figures of one city each take a row',
      set: "In the set's own order, without ranks of ours; several published figures of one city each take a row",
    },
    missing: 'not found published',
  },
};

/** One indicator and period of a peer set as Excel: a city without a figure keeps its row and says so. */
export async function downloadPeers(query: Query<typeof contract.downloadPeers>) {
  const { language } = query.query;
  const words = titles[language];
  const { rows, indicators, indicator, period, sets, set, order } = await readPeers(query);
  const name = indicators.find(({ code }) => code === indicator)?.name ?? '';
  const known = tryPeriod(period ?? '');
  const when = known === null ? '' : periodWords(known)[language];
  return workbook(`${query.tenant.name[language]}-${words.sheet}-${name}-${period ?? ''}.xlsx`, [
    {
      name: words.sheet,
      notes: [
        [sets.find(({ code }) => code === set)?.name, name, when].filter(Boolean).join(' · '),
        words.order[order],
        query.tenant.notice[language],
      ],
      columns: columnsOf(words.columns, [16, 14, 10, 12, 28, 40, 48], { quantity: (place) => place === 1 }),
      rows: rows.flatMap(({ unit, figures, printedRank }) =>
        figures.length === 0
          ? [[unit.name, words.missing, null, rankText(printedRank), null, null, null]]
          : figures.map((figure) => [
              unit.name,
              figure.value ?? figure.words,
              figure.unit,
              rankText(printedRank),
              figure.valueText === '' ? figure.note : figure.valueText,
              figure.source.publisher ?? figure.source.name,
              figure.source.url,
            ]),
      ),
    },
  ]);
}

/** The rank as the source printed it, with its own words where it has any. */
function rankText(
  figures: Awaited<ReturnType<typeof readPeers>>['rows'][number]['printedRank'],
): string | null {
  const [figure] = figures;
  if (figure === undefined) return null;
  return figure.value === null ? figure.words : figure.value;
}

import { parsePeriod, periodWords } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, simulatedNotes, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { presentRuns } from './present-run.ts';
import { runRows } from './store.ts';

const words = {
  zh: {
    name: '考核测算',
    columns: [
      '期间',
      '考核办法',
      '第几次',
      '数据截至',
      '参评单位',
      '状态',
      '测算人',
      '测算时间',
      '输入哈希',
      '结果哈希',
    ],
    states: { latest: '最新', earlier: '已有更新的测算', outdated: '数据已变化' },
  },
  en: {
    name: 'Assessment runs',
    columns: [
      'Period',
      'Scheme',
      'Run',
      'As of',
      'Units',
      'State',
      'By',
      'At',
      'Inputs hash',
      'Results hash',
    ],
    states: { latest: 'newest', earlier: 'a newer run exists', outdated: 'figures have changed' },
  },
};

/** The list of runs as a workbook, with the same filters and in the same order. */
export async function downloadRuns(query: Query<typeof contract.downloadRuns>): Promise<Download> {
  const { reader, tenant, principal } = query;
  const { scheme, period, language } = query.query;
  const rows = await runRows(reader, tenant.id, { schemeId: scheme, period });
  const runs = await presentRuns(reader, tenant.id, principal, rows, rows);
  const say = words[language];
  return workbook(`${say.name}.xlsx`, [
    {
      name: say.name,
      notes: [...simulatedNotes(tenant, language), tenant.name[language]],
      columns: columnsOf(say.columns, [16, 32], {
        usual: 16,
        quantity: (place) => place === 2 || place === 4,
      }),
      rows: runs.map((run) => [
        periodWords(parsePeriod(run.period))[language],
        `${run.scheme.name[language]} ${run.scheme.version}`,
        String(run.number),
        run.asOf,
        String(run.subjects),
        say.states[run.outdatedAt !== null ? 'outdated' : run.latest ? 'latest' : 'earlier'],
        run.by[language],
        run.at.slice(0, 16).replace('T', ' '),
        run.inputsHash,
        run.resultsHash,
      ]),
    },
  ]);
}

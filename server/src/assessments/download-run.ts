import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, simulatedNotes, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { leavesOf, presentItems, tieRuleOf } from './present-scheme.ts';
import { loadRun } from './read-runs.ts';

const words = {
  zh: {
    sheet: '得分',
    columns: ['名次', '单位', '考核组别', '得分', '等次'],
    notes: '说明',
    run: (period: string, number: number, asOf: string) => `${period} 第 ${number} 次测算，数据截至 ${asOf}`,
    hash: '输入哈希',
  },
  en: {
    sheet: 'Scores',
    columns: ['Rank', 'Unit', 'Group', 'Score', 'Grade'],
    notes: 'Notes',
    run: (period: string, number: number, asOf: string) => `${period}, run ${number}, as of ${asOf}`,
    hash: 'Inputs hash',
  },
};

/** The scores of a run in the order of the page, one column an item. */
export async function downloadRun(query: Query<typeof contract.downloadRun>): Promise<Download> {
  const { tenant } = query;
  const { language } = query.query;
  const { run, row, scheme } = await loadRun(query, query.params.id);
  const say = words[language];
  const leaves = leavesOf(presentItems(scheme.items));
  const name = language === 'zh' ? row.name_zh : row.name_en;
  return workbook(`${name}-${run.period}-${run.number}.xlsx`, [
    {
      name: say.sheet,
      notes: [
        ...simulatedNotes(tenant, language),
        `${tenant.name[language]} · ${name} ${row.version} · ${say.run(run.period, run.number, run.as_of)}`,
        tieRuleOf(scheme).says[language],
        `${say.hash} ${run.inputs_hash}`,
      ],
      columns: [
        ...columnsOf(say.columns, [8, 20, 16, 10, 10], { quantity: (place) => place === 0 || place === 3 }),
        ...leaves.map((leaf) => ({ title: leaf.name[language], width: 18, quantity: true })),
        { title: say.notes, width: 40 },
      ],
      rows: run.results.map((subject) => {
        const points = new Map(leavesOf(subject.items).map((item) => [item.id, item.points]));
        return [
          subject.rank === null ? null : String(subject.rank),
          subject.name,
          subject.group.name,
          subject.score,
          subject.grade?.name[language] ?? null,
          ...leaves.map((leaf) => points.get(leaf.id) ?? null),
          subject.notes.map((note) => note.text[language]).join('；'),
        ];
      }),
    },
  ]);
}

/** Scheme and frozen inputs as JSON: all that `meritloop assess` needs to come to the same result. */
export async function downloadInputs(query: Query<typeof contract.downloadInputs>): Promise<Download> {
  const { run, row } = await loadRun(query, query.params.id);
  const content = {
    simulated: query.tenant.kind === 'simulated',
    scheme: row.definition,
    schemeHash: row.hash,
    inputs: run.inputs,
    inputsHash: run.inputs_hash,
    results: run.results,
    resultsHash: run.results_hash,
  };
  return {
    name: `${row.code}-${run.period}-${run.number}-inputs.json`,
    type: 'application/json',
    bytes: Buffer.from(JSON.stringify(content, null, 2)),
  };
}

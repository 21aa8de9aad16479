import { leavesOf } from '../assessments/index.ts';
import type { Query } from '../platform/call.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type { BoardContent, downloadRelease as contract } from './contract.ts';
import { visibleRelease } from './load-releases.ts';

const words = {
  zh: {
    columns: ['名次', '单位', '得分', '等次'],
    notes: '说明',
    simulated: '模拟数据：城市、单位和数字均为虚构，不代表任何真实单位',
    unranked: '不排名',
    shared: '并列',
    asOf: '数据截至',
    released: '公布',
    superseded: '本榜单已被替代，请以新榜单为准',
    draft: '考核办法为示例，不代表任何地方的规定',
    hashes: (content: string, chain: string) => `内容哈希 ${content}；链上哈希 ${chain}`,
    inputs: '输入哈希',
    full: '满分',
  },
  en: {
    columns: ['Rank', 'Unit', 'Score', 'Grade'],
    notes: 'Notes',
    simulated: 'Simulated data: city, units and figures are fictional and stand for no real body',
    unranked: 'not ranked',
    shared: 'shared',
    asOf: 'As of',
    released: 'Released',
    superseded: 'This board was superseded; the new one counts',
    draft: 'The scheme is an example, not a rule of any place',
    hashes: (content: string, chain: string) => `Content hash ${content}; chain hash ${chain}`,
    inputs: 'Inputs hash',
    full: 'full marks',
  },
};

/** The board as it was released: one sheet a group, in its order, with the tie rule above the table. */
export async function downloadRelease(query: Query<typeof contract>): Promise<Download> {
  const { language } = query.query;
  const { release, head } = await visibleRelease(query, query.params.id);
  const board = release.content;
  const say = words[language];
  const notes = [
    ...(board.simulated ? [say.simulated] : []),
    ...(head.supersededBy === null ? [] : [say.superseded]),
    ...(board.scheme.status === 'example' ? [say.draft] : []),
    `${board.city[language]} · ${board.title} · ${say.asOf} ${board.asOf} · ${say.released} ${board.releasedOn}`,
    `${board.scheme.name[language]} ${board.scheme.version} · ${say.full} ${board.full}`,
    board.ties.says[language],
    `${say.inputs} ${board.inputsHash}`,
    say.hashes(release.content_hash, release.hash),
  ];
  return workbook(
    `${board.title}.xlsx`,
    board.groups.map((group) => sheetOf(group, notes, language)),
  );
}

function sheetOf(group: BoardContent['groups'][number], notes: readonly string[], language: 'zh' | 'en') {
  const say = words[language];
  const leaves = leavesOf(group.rows[0]?.items ?? []);
  return {
    name: group.name,
    notes,
    columns: [
      ...columnsOf(say.columns, [10, 20, 10, 10], { quantity: (place) => place === 2 }),
      ...leaves.map((leaf) => ({ title: leaf.name[language], width: 18, quantity: true })),
      { title: say.notes, width: 40 },
    ],
    rows: group.rows.map((row) => {
      const points = new Map(leavesOf(row.items).map((item) => [item.id, item.points]));
      const rank =
        row.rank === null ? say.unranked : `${row.rank}${row.sharedBy > 0 ? `（${say.shared}）` : ''}`;
      return [
        rank,
        row.name,
        row.score,
        row.grade?.name[language] ?? null,
        ...leaves.map((leaf) => points.get(leaf.id) ?? null),
        row.notes.map((note) => note.text[language]).join('；'),
      ];
    }),
  };
}

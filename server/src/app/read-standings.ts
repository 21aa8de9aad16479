import { statusWord } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { columnsOf, workbook } from '../platform/workbook.ts';
import type * as contract from './contract.ts';
import { countByStatus } from './count-by-status.ts';
import { filterStandings, standingChoices } from './filter-standings.ts';
import { policy } from './policy.ts';
import { standingRows } from './standing-rows.ts';

/** 登记册: targets and tasks below their matters, with their standings and every filter. */
export async function readStandings(query: Query<typeof contract.readStandings>) {
  const { reader, tenant, today, principal } = query;
  const all = await standingRows(reader, tenant, today);
  const { others, chosen } = filterStandings(all, query.query);
  return {
    asOf: today,
    total: all.length,
    counts: countByStatus(others.map(({ row }) => row.status)),
    choices: standingChoices(all),
    matters: [...new Map(chosen.map(({ matter }) => [matter.id, matter])).values()],
    rows: chosen.map(({ row }) => row),
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

const words = {
  zh: {
    sheet: '登记册',
    columns:
      '编号 事项 目标体系 板块 标签 专项行动 分管领导 牵头单位 类别 名称 对象 期间 性质 目标 最新数据 单位 数据所属期 完成率 序时进度 状态 差距',
    target: '目标',
    task: '任务',
    nature: { binding: '约束性', expected: '预期性' },
    asOf: '截至',
    rows: (count: number) => `${count} 行`,
  },
  en: {
    sheet: 'Standings',
    columns:
      'No. Matter Objectives Section Tags Campaigns Leader Leads Kind Name Subject Period Nature Promise Latest Unit Figure-period Completion Pace Status Gap',
    target: 'Target',
    task: 'Task',
    nature: { binding: 'Binding', expected: 'Expected' },
    asOf: 'As of',
    rows: (count: number) => `${count} rows`,
  },
} as const;

const widths = [8, 24, 14, 14, 14, 16, 16, 24, 8, 30, 14, 10, 10, 26, 12, 10, 12, 10, 10, 12, 44];

/** The same as Excel, in the register's order: what the filters leave, or of it the selected rows. */
export async function downloadStandings(query: Query<typeof contract.downloadStandings>) {
  const { reader, tenant, today } = query;
  const { ids, language, ...filters } = query.query;
  const say = words[language];
  const { chosen } = filterStandings(await standingRows(reader, tenant, today), filters);
  const selected = ids === undefined ? null : new Set(ids.split(','));
  const rows = selected === null ? chosen : chosen.filter(({ row }) => selected.has(row.id));
  return workbook(`${tenant.name[language]}-${say.sheet}-${today}.xlsx`, [
    {
      name: say.sheet,
      notes: [
        `${tenant.name[language]} · ${say.asOf} ${today} · ${say.rows(rows.length)}`,
        tenant.notice[language],
      ],
      columns: columnsOf(say.columns.split(' '), widths, {
        quantity: (place) => place === 14 || place === 17 || place === 18,
      }),
      rows: rows.map(({ row, matter }) => [
        matter.number,
        matter.title,
        matter.objectives.join('、'),
        matter.section,
        matter.tags.join('、'),
        matter.campaigns.join('、'),
        matter.leader,
        matter.leads.join('、'),
        say[row.kind],
        row.name,
        row.subject,
        row.period ?? row.due,
        row.nature === null ? null : say.nature[row.nature],
        row.promise[language],
        // What is missing is said as its word, never left blank to be read as nothing.
        row.value ?? statusWord(row.status, language),
        row.value === null ? null : row.unit,
        row.figurePeriod,
        row.completion,
        row.pace,
        statusWord(row.status, language),
        row.sentence[language],
      ]),
    },
  ]);
}

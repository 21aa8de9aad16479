import { milestoneWord, statusWord, tryPeriod } from '@meritloop/engine';
import { matterHeads, tasksOf } from '../plans/index.ts';
import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import { abilitiesFor, answer } from '../platform/policy.ts';
import type { Download } from '../platform/room.ts';
import { columnsOf, simulatedNotes, workbook } from '../platform/workbook.ts';
import type * as contract from './contract-tasks.ts';
import { judgeTasks, judgeTasksWithHistory } from './judge-tasks.ts';
import { taskPolicy } from './task-policy.ts';
import { claimedTasks, taskRowsOf } from './task-rows.ts';

export async function judgedTasksOfMatter(query: Query<typeof contract.judgedTasksOfMatter>) {
  const { reader, tenant, today, params, principal } = query;
  if (!(await matterHeads(reader, tenant.id)).has(params.matterId)) {
    throw house.not_found({ thing: '该事项', thingEn: 'matter' });
  }
  const tasks = await tasksOf(reader, tenant.id, { matterIds: [params.matterId], day: today });
  const judged = await judgeTasks(reader, tenant, today, tasks);
  return {
    asOf: today,
    tasks: [...judged].map(([taskId, one]) => ({ taskId, judged: one })),
    abilities: tenant.kind === 'published' ? {} : abilitiesFor(principal, taskPolicy, undefined),
  };
}

export async function explainTask(query: Query<typeof contract.explainTask>) {
  const { reader, tenant, today, params } = query;
  const tasks = await tasksOf(reader, tenant.id, { taskIds: [params.id], day: today });
  const found = await judgeTasksWithHistory(reader, tenant, today, tasks);
  const [row] = await taskRowsOf(reader, query, tasks, found);
  if (row === undefined) throw house.not_found({ thing: '该任务', thingEn: 'task' });
  return { ...row, history: found.get(params.id)?.history ?? [] };
}

type Filter = {
  period?: string | undefined;
  state?: 'awaiting' | 'judged' | undefined;
  unit?: string | undefined;
};

async function filtered(reader: Reader, caller: Caller, filter: Filter) {
  if (filter.period !== undefined && tryPeriod(filter.period) === null) {
    throw house.invalid({ count: 1 }, { fields: [{ path: 'query.period', message: '2026-06, 2026-H1 …' }] });
  }
  const { period, periods, rows } = await claimedTasks(reader, caller, filter.period);
  const units = new Map(
    rows.flatMap(({ judged }) => (judged.claim ? [[judged.claim.unit.id, judged.claim.unit]] : [])),
  );
  const ofUnit = rows.filter(
    ({ judged }) => filter.unit === undefined || judged.claim?.unit.id === filter.unit,
  );
  const awaiting = ofUnit.filter(({ judged }) => judged.awaiting);
  const judged = ofUnit.filter((row) => !row.judged.awaiting);
  const kept = filter.state === 'awaiting' ? awaiting : filter.state === 'judged' ? judged : ofUnit;
  return {
    period,
    periods,
    units: [...units.values()],
    counts: { awaiting: awaiting.length, judged: judged.length },
    rows: kept,
  };
}

export async function listTaskJudgements(query: Query<typeof contract.listTaskJudgements>) {
  const { reader, tenant, principal } = query;
  return {
    simulated: tenant.kind === 'simulated',
    ...(await filtered(reader, query, query.query)),
    abilities: tenant.kind === 'published' ? {} : abilitiesFor(principal, taskPolicy, undefined),
  };
}

/**
 * Tasks whose claims wait for a judgement, for the to-do of those who may judge; empty for anyone else. `total` counts
 * them all, `items` holds at most `limit`.
 */
export async function tasksAwaitingJudgement(reader: Reader, caller: Caller, limit: number) {
  const { tenant, principal, today } = caller;
  const may = answer(principal, taskPolicy.judgeTask, undefined).may;
  if (!may || tenant.kind === 'published') return { total: 0, items: [] };
  const tasks = await tasksOf(reader, tenant.id, { day: today });
  const found = await judgeTasksWithHistory(reader, tenant, today, tasks);
  const waiting = tasks.filter(({ id }) => found.get(id)?.judged.awaiting);
  const rows = await taskRowsOf(reader, caller, waiting.slice(0, limit), found);
  const items = rows.flatMap(({ task, judged: { claim } }) =>
    claim === null
      ? []
      : [{ task, period: claim.period, unit: claim.unit, claim: claim.state, lockedAt: claim.lockedAt }],
  );
  return { total: waiting.length, items };
}

const words = {
  zh: {
    sheet: '形象进度判定',
    columns: [
      '事项',
      '任务',
      '单位',
      '单位所报',
      '所报进度（%）',
      '所报说明',
      '进展情况',
      '存在问题',
      '判定',
      '判定进度（%）',
      '判定理由',
      '节点',
      '状态',
      '判定人',
      '判定日期',
    ],
    states: { reached: '已达到', missed: '未达到', ongoing: '推进中' },
    period: '期间',
    asOf: '截至',
  },
  en: {
    sheet: 'Judged progress',
    columns: [
      'Matter',
      'Task',
      'Unit',
      'Claimed',
      'Claimed (%)',
      'Claimed in words',
      'Progress',
      'Problems',
      'Judged',
      'Judged (%)',
      'Reason',
      'Milestones',
      'Status',
      'Judged by',
      'Judged on',
    ],
    states: { reached: 'reached', missed: 'missed', ongoing: 'under way' },
    period: 'Period',
    asOf: 'As of',
  },
};

/** The list as Excel, in its own order and with its filters. */
export async function downloadTaskJudgements(
  query: Query<typeof contract.downloadTaskJudgements>,
): Promise<Download> {
  const { reader, tenant, today } = query;
  const { language, ...filter } = query.query;
  const { period, rows } = await filtered(reader, query, filter);
  const say = words[language];
  return workbook(`${tenant.name[language]}-${say.sheet}-${period ?? today}.xlsx`, [
    {
      name: say.sheet,
      notes: [
        ...simulatedNotes(tenant, language),
        `${tenant.name[language]} · ${say.period} ${period ?? ''} · ${say.asOf} ${today}`,
      ],
      columns: columnsOf(say.columns, [30, 30, 14, 10, 10, 30, 40, 30, 10, 10, 30, 40, 10, 16, 12], {
        quantity: (place) => place === 4 || place === 9,
      }),
      rows: rows.map(({ task, judged }) => {
        // What an earlier period was judged is no judgement of this claim.
        const judgement = judged.awaiting ? null : judged.judgement;
        return [
          `${task.matter.number} ${task.matter.title}`,
          task.title,
          judged.claim?.unit.name ?? null,
          judged.claim ? say.states[judged.claim.state] : null,
          judged.claim?.percent ?? null,
          judged.claim?.words ?? null,
          judged.claim?.progress ?? null,
          judged.claim?.problems ?? null,
          judgement && statusWord(judgement.status, language),
          judgement?.percent ?? null,
          judgement?.reason ?? null,
          judged.milestones
            .map((one) => `${one.name}（${one.dueOn}）${milestoneWord(one.state, language)}`)
            .join('；'),
          statusWord(judged.status, language),
          judgement?.by[language] ?? null,
          judgement?.onDay ?? null,
        ];
      }),
    },
  ]);
}

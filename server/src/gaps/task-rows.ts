import type { z } from 'zod';
import { matterHeads, type Task, tasksOf } from '../plans/index.ts';
import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { taskRow } from './contract-tasks.ts';
import { type JudgedTaskWithHistory, judgeTasksWithHistory, throughOf } from './judge-tasks.ts';
import { taskPolicy } from './task-policy.ts';

type Row = z.input<typeof taskRow>;

/** Tasks as the pages show them: head, where they stand, and what the caller may do. */
export async function taskRowsOf(
  reader: Reader,
  { tenant, principal }: Caller,
  tasks: readonly Task[],
  found: ReadonlyMap<string, JudgedTaskWithHistory>,
): Promise<Row[]> {
  const heads = await matterHeads(reader, tenant.id);
  const abilities = tenant.kind === 'published' ? {} : abilitiesFor(principal, taskPolicy, undefined);
  return tasks.flatMap((task) => {
    const judged = found.get(task.id)?.judged;
    const head = heads.get(task.matterId);
    if (judged === undefined || head === undefined) return [];
    return [
      {
        task: {
          id: task.id,
          code: task.code,
          title: task.title,
          text: task.text,
          dueOn: task.dueOn,
          unit: task.unit,
          matter: { id: head.id, number: head.number, title: head.title },
        },
        judged,
        abilities,
      },
    ];
  });
}

export interface ClaimedTasks {
  period: string | null;
  periods: string[];
  rows: Row[];
}

/** The tasks of which something was claimed in a period, or in the newest that has a claim; awaiting ones first. */
export async function claimedTasks(
  reader: Reader,
  caller: Caller,
  wanted: string | undefined,
): Promise<ClaimedTasks> {
  const { tenant, today } = caller;
  const tasks = await tasksOf(reader, tenant.id, { day: today });
  const all = await judgeTasksWithHistory(reader, tenant, today, tasks);
  const claimed = [...all.values()].flatMap(({ claims }) => claims.map(({ period }) => period));
  const periods = [...new Set(claimed)].sort((a, b) => (throughOf(a) < throughOf(b) ? 1 : -1));
  const period = wanted ?? periods[0] ?? null;
  if (period === null) return { period, periods, rows: [] };
  const within = tasks.filter(({ id }) => all.get(id)?.claims.some((claim) => claim.period === period));
  const found = await judgeTasksWithHistory(reader, tenant, today, within, period);
  const rows = await taskRowsOf(reader, caller, within, found);
  const waiting = rows.filter(({ judged }) => judged.awaiting);
  return { period, periods, rows: [...waiting, ...rows.filter(({ judged }) => !judged.awaiting)] };
}

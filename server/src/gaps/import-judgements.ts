import type { Status } from '@meritloop/engine';
import { uuidv7 } from 'uuidv7';
import { tasksOf } from '../plans/index.ts';
import type { Tx } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { judgeTasksWithHistory } from './judge-tasks.ts';
import { appendJudgement } from './store-tasks.ts';

/** The office's word on tasks for a period: what the claim says, unless it is said otherwise with the reason. */
export interface JudgementsImport {
  period: string;
  /** The day on which it was given. */
  onDay: string;
  /** Codes of the tasks. */
  tasks: readonly string[];
  otherwise: readonly { task: string; status: Status; reason: string }[];
}

/** Loads the office's words on tasks that were claimed by the day; a task without a claim gets none. */
export async function importJudgements(
  tx: Tx,
  tenant: Tenant,
  given: readonly JudgementsImport[],
  taskIds: ReadonlyMap<string, string>,
  person: string,
): Promise<void> {
  for (const { period, onDay, tasks: codes, otherwise } of given) {
    const ids = codes.flatMap((code) => taskIds.get(code) ?? []);
    const tasks = await tasksOf(tx, tenant.id, { taskIds: ids });
    const before = await judgeTasksWithHistory(tx, tenant, onDay, tasks, period);
    for (const task of tasks) {
      const judged = before.get(task.id)?.judged;
      const claim = judged?.claim?.period === period ? judged.claim : null;
      if (judged === undefined || claim === null) continue;
      const other = otherwise.find((one) => one.task === task.code);
      await appendJudgement(tx, {
        tenant_id: tenant.id,
        id: uuidv7(),
        task_id: task.id,
        period,
        status: other?.status ?? judged.follows,
        percent: claim.percent,
        reason: other?.reason ?? '',
        milestones: claim.milestones.map(({ milestoneId, state }) => ({ milestoneId, state })),
        request_id: claim.requestId,
        observation_id: claim.observationId,
        claim,
        by_person: person,
        on_day: onDay,
        at: new Date(`${onDay}T10:00:00+08:00`),
        supersedes: null,
      });
    }
  }
}

import type { MilestoneWord, Status } from '@meritloop/engine';
import { sql } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';

export type TaskJudgementRow = {
  tenant_id: string;
  id: string;
  task_id: string;
  period: string;
  status: Status;
  percent: string | null;
  reason: string;
  milestones: { milestoneId: string; state: MilestoneWord }[];
  request_id: string | null;
  observation_id: string | null;
  /** The claim as it stood when it was judged. */
  claim: unknown;
  by_person: string;
  on_day: string;
  at: Date;
  supersedes: string | null;
};

type TaskTables = {
  'gaps.task_judgement': Omit<TaskJudgementRow, 'milestones' | 'claim'> & {
    milestones: TaskJudgementRow['milestones'] | string;
    claim: unknown;
  };
};

const of = (reader: Reader) => reader.withTables<TaskTables>();

/** Every judgement of the tasks, oldest first, superseded ones included. */
export async function judgementRows(
  reader: Reader,
  tenantId: string,
  taskIds: readonly string[],
): Promise<TaskJudgementRow[]> {
  if (taskIds.length === 0) return [];
  const rows = await of(reader)
    .selectFrom('gaps.task_judgement')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('task_id', 'in', [...taskIds])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows as TaskJudgementRow[];
}

/** One judge at a time for a task. */
export async function lockTaskJudgements(tx: Tx, tenantId: string, taskId: string): Promise<void> {
  const key = `gaps.task:${tenantId}:${taskId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
}

export async function appendJudgement(tx: Tx, row: TaskJudgementRow): Promise<void> {
  await of(tx)
    .insertInto('gaps.task_judgement')
    .values({
      ...row,
      milestones: JSON.stringify(row.milestones),
      claim: row.claim === null ? null : JSON.stringify(row.claim),
    })
    .execute();
}

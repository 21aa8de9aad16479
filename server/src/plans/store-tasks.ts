import { insertRows, type Reader, type Tx } from '../platform/database.ts';

export type TaskRow = {
  tenant_id: string;
  id: string;
  code: string;
  matter_id: string;
  title: string;
  text: string;
  unit_id: string | null;
  due_on: string | null;
  sort: number;
  version: number;
  withdrawn_on: string | null;
  withdrawn_reason: string | null;
};
export type MilestoneRow = {
  tenant_id: string;
  id: string;
  task_id: string;
  name: string;
  due_on: string;
  sort: number;
  withdrawn_on: string | null;
};
/** What a task said, kept whole in a revision; the unit by id, since names change. */
export interface TaskSaid {
  title: string;
  text: string;
  unitId: string | null;
  dueOn: string | null;
  milestones: { id: string; name: string; dueOn: string }[];
}
export type RevisionRow = {
  tenant_id: string;
  task_id: string;
  no: number;
  before: TaskSaid;
  after: TaskSaid;
  reason: string;
  by_person: string | null;
  on_day: string;
  at: Date;
};
type MatterState = {
  tenant_id: string;
  id: string;
  code: string;
  number: string;
  title: string;
  sort: number;
  withdrawn_on: string | null;
};

type TaskTables = {
  'plans.task': TaskRow;
  'plans.milestone': MilestoneRow;
  'plans.task_revision': Omit<RevisionRow, 'before' | 'after'> & {
    before: TaskSaid | string;
    after: TaskSaid | string;
  };
  'plans.matter': MatterState;
};

const of = (reader: Reader) => reader.withTables<TaskTables>();

export interface TaskFilter {
  matterIds?: readonly string[] | undefined;
  taskIds?: readonly string[] | undefined;
  codes?: readonly string[] | undefined;
}

/** Tasks in the order of the register, withdrawn ones included. */
export async function taskRows(reader: Reader, tenantId: string, filter: TaskFilter): Promise<TaskRow[]> {
  if ([filter.matterIds, filter.taskIds, filter.codes].some((among) => among?.length === 0)) return [];
  let query = of(reader)
    .selectFrom('plans.task')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('sort')
    .orderBy('id');
  if (filter.matterIds !== undefined) query = query.where('matter_id', 'in', [...filter.matterIds]);
  if (filter.taskIds !== undefined) query = query.where('id', 'in', [...filter.taskIds]);
  if (filter.codes !== undefined) query = query.where('code', 'in', [...filter.codes]);
  return query.execute();
}

/** One task, held until the act is done. */
export function lockTask(tx: Tx, tenantId: string, id: string): Promise<TaskRow | undefined> {
  return of(tx)
    .selectFrom('plans.task')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Milestones in their order, withdrawn ones included. */
export async function milestoneRows(
  reader: Reader,
  tenantId: string,
  taskIds: readonly string[],
): Promise<MilestoneRow[]> {
  if (taskIds.length === 0) return [];
  return of(reader)
    .selectFrom('plans.milestone')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('task_id', 'in', [...taskIds])
    .orderBy('sort')
    .orderBy('due_on')
    .orderBy('id')
    .execute();
}

/** Revisions, newest first. */
export async function revisionRows(
  reader: Reader,
  tenantId: string,
  taskIds: readonly string[],
): Promise<RevisionRow[]> {
  if (taskIds.length === 0) return [];
  const rows = await of(reader)
    .selectFrom('plans.task_revision')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('task_id', 'in', [...taskIds])
    .orderBy('no', 'desc')
    .execute();
  return rows as RevisionRow[];
}

export const insertTasks = (tx: Tx, rows: readonly TaskRow[]): Promise<void> =>
  insertRows(tx, 'plans.task', rows);

export const insertMilestones = (tx: Tx, rows: readonly MilestoneRow[]): Promise<void> =>
  insertRows(tx, 'plans.milestone', rows);

export async function appendRevision(tx: Tx, row: Omit<RevisionRow, 'no'>): Promise<void> {
  const last = await of(tx)
    .selectFrom('plans.task_revision')
    .select('no')
    .where('tenant_id', '=', row.tenant_id)
    .where('task_id', '=', row.task_id)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  await of(tx)
    .insertInto('plans.task_revision')
    .values({
      ...row,
      before: JSON.stringify(row.before),
      after: JSON.stringify(row.after),
      no: (last?.no ?? 0) + 1,
    })
    .execute();
}

/** Changes a task and counts its version up. */
export async function updateTask(
  tx: Tx,
  tenantId: string,
  id: string,
  set: Partial<Pick<TaskRow, 'title' | 'text' | 'unit_id' | 'due_on' | 'withdrawn_on' | 'withdrawn_reason'>>,
): Promise<void> {
  await of(tx)
    .updateTable('plans.task')
    .set(({ eb }) => ({ ...set, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export async function sortTask(tx: Tx, tenantId: string, id: string, sort: number): Promise<void> {
  await of(tx)
    .updateTable('plans.task')
    .set({ sort })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

export async function updateMilestone(
  tx: Tx,
  tenantId: string,
  id: string,
  set: Partial<Pick<MilestoneRow, 'name' | 'due_on' | 'sort' | 'withdrawn_on'>>,
): Promise<void> {
  await of(tx)
    .updateTable('plans.milestone')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** What matters are called, by id, in the order of the register. */
export async function matterNames(reader: Reader, tenantId: string) {
  const rows = await of(reader)
    .selectFrom('plans.matter')
    .select(['id', 'number', 'title'])
    .where('tenant_id', '=', tenantId)
    .orderBy('sort')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

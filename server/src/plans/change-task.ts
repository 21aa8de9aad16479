import { uuidv7 } from 'uuidv7';
import type { Act } from '../platform/call.ts';
import { nextNumber } from '../platform/counter.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import type { Task } from './contract-tasks.ts';
import {
  appendRevision,
  insertMilestones,
  insertTasks,
  milestoneRows,
  type TaskSaid,
  taskRows,
  updateMilestone,
  updateTask,
} from './store-tasks.ts';

/** What a task is to say. A milestone without `id` is new, or taken for the standing one of the same name. */
export interface TaskContent {
  title: string;
  text: string;
  unitId: string | null;
  dueOn: string | null;
  milestones: readonly { id?: string | undefined; name: string; dueOn: string }[];
}

type Acting = Pick<Act<Endpoint>, 'tx' | 'tenant' | 'principal' | 'today' | 'now' | 'record'>;

export const saidBy = (task: Task): TaskSaid => ({
  title: task.title,
  text: task.text,
  unitId: task.unit?.id ?? null,
  dueOn: task.dueOn,
  milestones: task.milestones.map(({ id, name, dueOn }) => ({ id, name, dueOn })),
});

/** The content with the ids of the milestones that stand; new ones get theirs. */
export function withIds(task: Task | undefined, content: TaskContent): TaskSaid {
  return {
    title: content.title,
    text: content.text,
    unitId: content.unitId,
    dueOn: content.dueOn,
    milestones: content.milestones.map(({ id, name, dueOn }) => ({
      id: id ?? task?.milestones.find((one) => one.name === name)?.id ?? uuidv7(),
      name,
      dueOn,
    })),
  };
}

/** Whether the change moves a due day or gives up a milestone: then it needs a reason. */
export function needsReason(before: TaskSaid, after: TaskSaid): boolean {
  if (before.dueOn !== null && before.dueOn !== after.dueOn) return true;
  return before.milestones.some(
    (old) => after.milestones.find(({ id }) => id === old.id)?.dueOn !== old.dueOn,
  );
}

/** Adds a task, at the end of its matter unless its place is given; answers its id. */
export async function insertTask(
  act: Acting,
  matterId: string,
  content: TaskContent,
  given: { code?: string | undefined; sort?: number | undefined } = {},
): Promise<string> {
  const { tx, tenant } = act;
  const id = uuidv7();
  const said = withIds(undefined, content);
  const others = await taskRows(tx, tenant.id, { matterIds: [matterId] });
  await insertTasks(tx, [
    {
      tenant_id: tenant.id,
      id,
      code: given.code ?? (await freeCode(act)),
      matter_id: matterId,
      title: said.title,
      text: said.text,
      unit_id: said.unitId,
      due_on: said.dueOn,
      sort: given.sort ?? Math.max(-1, ...others.map(({ sort }) => sort)) + 1,
      version: 1,
      withdrawn_on: null,
      withdrawn_reason: null,
    },
  ]);
  await insertMilestones(tx, rowsOf(tenant.id, id, said));
  await act.record({ act: 'plans.add_task', subject: { kind: 'task', id }, new: { matterId, ...said } });
  return id;
}

/** Brings a task to what it is to say, keeps what it said before, and why. Equal content changes nothing. */
export async function changeTask(act: Acting, task: Task, after: TaskSaid, reason: string): Promise<void> {
  const { tx, tenant } = act;
  const before = saidBy(task);
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await updateTask(tx, tenant.id, task.id, {
    title: after.title,
    text: after.text,
    unit_id: after.unitId,
    due_on: after.dueOn,
  });
  const known = new Set((await milestoneRows(tx, tenant.id, [task.id])).map(({ id }) => id));
  for (const [sort, one] of after.milestones.entries()) {
    if (known.has(one.id)) {
      await updateMilestone(tx, tenant.id, one.id, { name: one.name, due_on: one.dueOn, sort });
    }
  }
  const fresh = rowsOf(tenant.id, task.id, after).filter(({ id }) => !known.has(id));
  await insertMilestones(tx, fresh);
  for (const { id } of before.milestones) {
    if (after.milestones.some((one) => one.id === id)) continue;
    await updateMilestone(tx, tenant.id, id, { withdrawn_on: act.today });
  }
  await appendRevision(tx, {
    tenant_id: tenant.id,
    task_id: task.id,
    before,
    after,
    reason,
    by_person: act.principal.personId,
    on_day: act.today,
    at: act.now,
  });
  await act.record({
    act: 'plans.edit_task',
    subject: { kind: 'task', id: task.id },
    old: before,
    new: after,
    reason,
  });
}

const rowsOf = (tenantId: string, taskId: string, said: TaskSaid) =>
  said.milestones.map((one, sort) => ({
    tenant_id: tenantId,
    id: one.id,
    task_id: taskId,
    name: one.name,
    due_on: one.dueOn,
    sort,
    withdrawn_on: null,
  }));

/** The next code of the tenant's own series that no imported task bears. */
async function freeCode({ tx, tenant }: Acting): Promise<string> {
  for (;;) {
    const code = `T${String(await nextNumber(tx, tenant.id, 'plans.task')).padStart(4, '0')}`;
    if ((await taskRows(tx, tenant.id, { codes: [code] })).length === 0) return code;
  }
}

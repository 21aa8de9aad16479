import { type Act, expectVersion } from '../platform/call.ts';
import { refuse as house } from '../platform/errors.ts';
import { unitsOn } from '../registry/index.ts';
import { changeTask, insertTask, needsReason, saidBy, type TaskContent, withIds } from './change-task.ts';
import type * as contract from './contract-tasks.ts';
import { answerTask } from './list-tasks.ts';
import { presentTasks } from './read-tasks.ts';
import { lockedMatter } from './store-matters.ts';
import { lockTask, sortTask, taskRows, updateTask } from './store-tasks.ts';
import { refuse, refusePublishedTask } from './task-errors.ts';

const notFound = () => house.not_found({ thing: '该任务', thingEn: 'task' });
const noMatter = () => house.not_found({ thing: '该事项', thingEn: 'matter' });
type Editing = Act<typeof contract.editTask> | Act<typeof contract.withdrawTask>;

export async function addTask(act: Act<typeof contract.addTask>) {
  const { tx, tenant, body, params } = act;
  refusePublishedTask(tenant);
  const matter = await lockedMatter(tx, tenant.id, params.matterId);
  if (matter === undefined) throw noMatter();
  if (matter.withdrawn_on !== null) throw refuse.task_matter_withdrawn();
  await refuseUnknown(act, body, new Set());
  const id = await insertTask(act, matter.id, body);
  return answerTask(act, id);
}

export async function editTask(act: Act<typeof contract.editTask>) {
  const { body } = act;
  const task = await loadForEdit(act);
  await refuseUnknown(act, body, new Set(task.milestones.map(({ id }) => id)));
  const after = withIds(task, body);
  if (body.reason.length < 4 && needsReason(saidBy(task), after)) {
    throw refuse.task_reason_missing(
      {},
      { fields: [{ path: 'body.reason', message: '请填写理由 / state the reason' }] },
    );
  }
  await changeTask(act, task, after, body.reason);
  return answerTask(act, task.id);
}

export async function withdrawTask(act: Act<typeof contract.withdrawTask>) {
  const { body } = act;
  const task = await loadForEdit(act);
  await updateTask(act.tx, act.tenant.id, task.id, {
    withdrawn_on: act.today,
    withdrawn_reason: body.reason,
  });
  await act.record({
    act: 'plans.withdraw_task',
    subject: { kind: 'task', id: task.id },
    old: saidBy(task),
    reason: body.reason,
  });
  return answerTask(act, task.id);
}

/** The order is based on the one that was seen; two who order at once do not mix theirs. */
export async function orderTasks(act: Act<typeof contract.orderTasks>) {
  const { tx, tenant, body, params } = act;
  refusePublishedTask(tenant);
  const matter = await lockedMatter(tx, tenant.id, params.matterId);
  if (matter === undefined) throw noMatter();
  const rows = await taskRows(tx, tenant.id, { matterIds: [matter.id] });
  const standing = rows.filter(({ withdrawn_on }) => withdrawn_on === null).map(({ id }) => id);
  if (standing.join() !== body.from.join()) throw refuse.task_order_stale({}, { current: standing });
  if ([...body.to].sort().join() !== [...standing].sort().join()) throw refuse.task_order_incomplete();
  const rest = rows.filter(({ withdrawn_on }) => withdrawn_on !== null).map(({ id }) => id);
  for (const [sort, id] of [...body.to, ...rest].entries()) await sortTask(tx, tenant.id, id, sort);
  await act.record({
    act: 'plans.order_tasks',
    subject: { kind: 'matter', id: matter.id },
    old: { taskIds: body.from },
    new: { taskIds: body.to },
  });
  return { taskIds: body.to };
}

async function loadForEdit(act: Editing) {
  const { tx, tenant, today, params } = act;
  const row = await lockTask(tx, tenant.id, params.id);
  const [task] = row === undefined ? [] : await presentTasks(tx, tenant.id, today, [row]);
  if (task === undefined) throw notFound();
  refusePublishedTask(tenant);
  expectVersion(act, task);
  if (task.withdrawn !== null) throw refuse.task_withdrawn();
  return task;
}

/** Names that are not there: a unit that is not valid today, a milestone of another task, one name twice. */
async function refuseUnknown(
  act: Pick<Editing, 'tx' | 'tenant' | 'today'>,
  content: TaskContent,
  milestones: ReadonlySet<string>,
): Promise<void> {
  if (content.unitId !== null) {
    const units = await unitsOn(act.tx, act.tenant.id, act.today);
    if (!units.some(({ id }) => id === content.unitId)) {
      throw refuse.task_unit_unknown({}, { fields: [{ path: 'body.unitId', message: '责任单位 / unit' }] });
    }
  }
  const names = new Set(content.milestones.map(({ name }) => name));
  const strange = content.milestones.some(({ id }) => id !== undefined && !milestones.has(id));
  if (strange || names.size < content.milestones.length) {
    throw refuse.task_milestone_unknown({}, { fields: [{ path: 'body.milestones', message: '节点' }] });
  }
}

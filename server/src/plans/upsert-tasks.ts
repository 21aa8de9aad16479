import type { Act } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { changeTask, insertTask, type TaskContent, withIds } from './change-task.ts';
import { presentTasks } from './read-tasks.ts';
import { sortTask, taskRows } from './store-tasks.ts';

export interface TaskToKeep extends TaskContent {
  /** An unknown code adds a task under this code; without one the system gives it. */
  code?: string | undefined;
  matterId: string;
  /** Its place among the tasks of the matter; without it a new one goes last and a standing one stays. */
  sort?: number | undefined;
}

/**
 * Brings many tasks to what a workbook says: adds those whose code is new, changes those that differ, and leaves the
 * others, as well as every task that is not named. Milestones are known by their names. The caller has authorised the
 * act, checked units and matters, and states one reason for all (the file).
 */
export async function upsertTasks(
  act: Pick<Act<Endpoint>, 'tx' | 'tenant' | 'principal' | 'today' | 'now' | 'record'>,
  given: readonly TaskToKeep[],
  reason: string,
): Promise<void> {
  const codes = given.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const rows = await taskRows(act.tx, act.tenant.id, { codes });
  const tasks = await presentTasks(act.tx, act.tenant.id, act.today, rows);
  const byCode = new Map(tasks.map((task) => [task.code, task]));
  const sorts = new Map(rows.map(({ id, sort }) => [id, sort]));
  for (const { code, matterId, sort, ...content } of given) {
    const task = code === undefined ? undefined : byCode.get(code);
    if (task === undefined) {
      await insertTask(act, matterId, content, { code, sort });
    } else {
      const old = sorts.get(task.id);
      if (sort !== undefined && sort !== old) {
        await sortTask(act.tx, act.tenant.id, task.id, sort);
        await act.record({
          act: 'plans.order_tasks',
          subject: { kind: 'task', id: task.id },
          old: { sort: old },
          new: { sort },
          reason,
        });
      }
      await changeTask(act, task, withIds(task, content), reason);
    }
  }
}

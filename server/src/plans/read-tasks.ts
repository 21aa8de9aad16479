import type { Reader } from '../platform/database.ts';
import { unitsKnown } from '../registry/index.ts';
import type { Task } from './contract-tasks.ts';
import { milestoneRows, type TaskRow, taskRows } from './store-tasks.ts';

/** A day on which every unit that has not ended is valid. */
const ever = '9999-12-31';

/**
 * Tasks with their milestones in the register's order. Withdrawn ones only where asked for. `day` decides what units
 * are called; without it those count that have no end.
 */
export async function tasksOf(
  reader: Reader,
  tenantId: string,
  filter: {
    matterIds?: readonly string[] | undefined;
    taskIds?: readonly string[] | undefined;
    withdrawn?: boolean | undefined;
    day?: string | undefined;
  } = {},
): Promise<Task[]> {
  const rows = await taskRows(reader, tenantId, filter);
  const kept = rows.filter((row) => filter.withdrawn === true || row.withdrawn_on === null);
  return presentTasks(reader, tenantId, filter.day ?? ever, kept);
}

/** Rows as tasks, with the milestones that stand. */
export async function presentTasks(
  reader: Reader,
  tenantId: string,
  day: string,
  rows: readonly TaskRow[],
): Promise<Task[]> {
  const [milestones, units] = await Promise.all([
    milestoneRows(
      reader,
      tenantId,
      rows.map(({ id }) => id),
    ),
    unitsKnown(reader, tenantId, day),
  ]);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    matterId: row.matter_id,
    title: row.title,
    text: row.text,
    unit: row.unit_id === null ? null : { id: row.unit_id, name: names.get(row.unit_id) ?? '' },
    dueOn: row.due_on,
    milestones: milestones
      .filter((one) => one.task_id === row.id && one.withdrawn_on === null)
      .map((one) => ({ id: one.id, name: one.name, dueOn: one.due_on })),
    version: row.version,
    withdrawn:
      row.withdrawn_on === null ? null : { on: row.withdrawn_on, reason: row.withdrawn_reason ?? '' },
  }));
}

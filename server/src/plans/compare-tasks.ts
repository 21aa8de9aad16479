import type { Comparing } from './compare-register.ts';
import { matterOf, note, placeIn, readRow, refer } from './compare-row.ts';
import type { SentRow } from './read-register-file.ts';
import { faults } from './register-faults.ts';
import type { HeldRow, Values } from './register-rows.ts';
import { carried } from './typed-text.ts';

/** A task to enter or to change, with every milestone that it is to have. */
export interface TaskChange {
  code: string | undefined;
  matterKey: string;
  title: string;
  text: string;
  unitId: string | null;
  dueOn: string | null;
  /** Its place among the tasks of the matter; a new one without it goes last. */
  sort: number | undefined;
  milestones: { name: string; dueOn: string }[];
}

interface TaskInHand {
  known: HeldRow | undefined;
  matterKey: string;
  values: Values;
  unitId: string | null;
  changed: boolean;
  milestones: Map<string, string>;
}

/** Tasks are known by their code, a row without one by matter and title; milestones by task and name. */
export function compareTasks(comparing: Comparing): TaskChange[] {
  const tasks = standingTasks(comparing);
  for (const task of newTasks(comparing, tasks)) tasks.push(task);
  readMilestones(comparing, tasks);
  return tasks
    .filter(({ changed }) => changed)
    .map(({ matterKey, values, unitId, milestones }) => ({
      code: values.code === '' ? undefined : values.code,
      matterKey,
      title: values.title ?? '',
      text: values.text ?? '',
      unitId,
      dueOn: values.due === '' ? null : (values.due ?? null),
      sort: values.sort ? Number(values.sort) : undefined,
      milestones: [...milestones].map(([name, dueOn]) => ({ name, dueOn })),
    }));
}

function standingTasks(comparing: Comparing): TaskInHand[] {
  return comparing.standing.tasks.map((known) => {
    const task = comparing.state.tasks.find(({ id }) => id === known.id);
    return {
      known,
      matterKey: known.parent,
      values: { ...known.values },
      unitId: task?.unit?.id ?? null,
      changed: false,
      milestones: new Map(task?.milestones.map(({ name, dueOn }) => [name, dueOn])),
    };
  });
}

/** Reads the sheet of tasks: changes those in hand, answers the new ones. */
function newTasks(comparing: Comparing, tasks: readonly TaskInHand[]): TaskInHand[] {
  const sheet = comparing.file.sheets.tasks;
  if (sheet === undefined) return [];
  const added: TaskInHand[] = [];
  const seen = new Map<string, number>();
  for (const sent of sheet.rows) {
    const at = (key: string) => placeIn('tasks', sent, key);
    const before = comparing.faults.length;
    const code = carried(sent.cells.code ?? '');
    const matter = carried(sent.cells.matter ?? '');
    const coded = tasks.find(({ known }) => known?.values.code === code);
    const matterKey = matter === '' ? coded?.matterKey : matterOf(comparing, at('matter'), matter);
    if (matter === '' && coded === undefined) comparing.faults.push(faults.missing(at('matter')));
    if (matterKey === undefined) continue;
    const title = carried(sent.cells.title ?? '');
    const task =
      code === ''
        ? tasks.find(
            (one) =>
              one.matterKey === matterKey && one.values.title === title && !seen.has(one.known?.id ?? ''),
          )
        : coded;
    const identity = task?.known?.id ?? (code === '' ? `${matterKey} ${title}` : `code ${code}`);
    const again = seen.get(identity);
    if (again !== undefined)
      comparing.faults.push(faults.twice(at(code === '' ? 'title' : 'code'), code || title, again));
    seen.set(identity, again ?? sent.row);
    if (comparing.state.withdrawnTasks.has(code) || (coded !== undefined && coded.matterKey !== matterKey))
      comparing.faults.push(
        faults.cell(at(coded === undefined ? 'code' : 'matter'), takenWhy(coded !== undefined)),
      );
    const read = readRow(
      comparing,
      'tasks',
      sent,
      task?.known,
      task === undefined ? ['matter'] : ['code', 'matter'],
    );
    const unitId = unitOf(comparing, sent, task, read.values);
    note(comparing, 'tasks', sent, task?.known, read.values.title || title, read.changed);
    if (comparing.faults.length > before) continue;
    const changed = task === undefined || read.changed.length > 0;
    if (task !== undefined) Object.assign(task, { values: read.values, unitId, changed });
    else
      added.push({
        known: undefined,
        matterKey,
        values: read.values,
        unitId,
        changed,
        milestones: new Map(),
      });
  }
  for (const { known } of tasks) {
    if (known !== undefined && !seen.has(known.id))
      note(comparing, 'tasks', null, known, known.values.title ?? '', []);
  }
  return added;
}

const takenWhy = (moved: boolean) =>
  moved
    ? {
        zh: '任务不能换到另一事项；请在新事项下另立任务',
        en: 'a task does not move to another matter; enter a new one there',
      }
    : { zh: '这个编码的任务已撤回', en: 'the task of this code was withdrawn' };

function unitOf(
  comparing: Comparing,
  sent: SentRow,
  task: TaskInHand | undefined,
  values: Values,
): string | null {
  const text = values.unit ?? '';
  if (task !== undefined && text === task.known?.values.unit) return task.unitId;
  const place = placeIn('tasks', sent, 'unit');
  return text === '' ? null : (refer(comparing, 'units', place, text) ?? null);
}

/** Reads the sheet of milestones into the tasks in hand. */
function readMilestones(comparing: Comparing, tasks: readonly TaskInHand[]): void {
  const sheet = comparing.file.sheets.milestones;
  if (sheet === undefined) return;
  const byText = new Map<string, TaskInHand | 'several'>();
  for (const task of tasks) {
    const title = task.values.title ?? '';
    byText.set(title, byText.has(title) ? 'several' : task);
  }
  for (const task of tasks) if (task.values.code) byText.set(task.values.code, task);
  const left = new Map(
    comparing.standing.milestones.map((row) => [`${row.parent} ${carried(row.values.name ?? '')}`, row]),
  );
  const seen = new Map<string, number>();
  for (const sent of sheet.rows) {
    const at = (key: string) => placeIn('milestones', sent, key);
    const text = carried(sent.cells.task ?? '');
    const task = byText.get(text);
    const name = carried(sent.cells.name ?? '');
    const thing = { zh: '任务', en: 'task' };
    if (text === '') comparing.faults.push(faults.missing(at('task')));
    else if (task === undefined) comparing.faults.push(faults.unknown(at('task'), text, thing, []));
    else if (task === 'several') comparing.faults.push(faults.ambiguous(at('task'), text, thing));
    if (task === undefined || task === 'several') continue;
    const key = `${task.known?.id ?? text} ${name}`;
    const again = seen.get(key);
    if (again !== undefined) {
      comparing.faults.push(faults.twice(at('name'), name, again));
      continue;
    }
    seen.set(key, sent.row);
    const known = left.get(key);
    left.delete(key);
    const read = readRow(comparing, 'milestones', sent, known, ['task']);
    note(comparing, 'milestones', sent, known, `${task.values.title} · ${name}`, read.changed);
    if (read.faulty || (known !== undefined && read.changed.length === 0)) continue;
    task.changed = true;
    task.milestones.set(known?.values.name ?? name, read.values.due ?? '');
  }
  for (const row of left.values())
    note(comparing, 'milestones', null, row, `${row.values.taskTitle} · ${row.values.name}`, []);
}

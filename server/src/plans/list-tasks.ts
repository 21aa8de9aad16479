import type { Caller, Query } from '../platform/call.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { personNames, unitsKnown, unitsOn } from '../registry/index.ts';
import type { listTasks as contract, Task, TaskRevision } from './contract-tasks.ts';
import { tasksOf } from './read-tasks.ts';
import { matterNames, type RevisionRow, revisionRows, type TaskSaid } from './store-tasks.ts';
import { oneTaskPolicy, taskPolicy } from './task-policy.ts';

export async function listTasks(query: Query<typeof contract>) {
  const { reader, tenant, principal, today, params } = query;
  const heads = await matterNames(reader, tenant.id);
  if (!heads.has(params.matterId)) throw house.not_found({ thing: '该事项', thingEn: 'matter' });
  const tasks = await tasksOf(reader, tenant.id, {
    matterIds: [params.matterId],
    withdrawn: true,
    day: today,
  });
  const shown = await withHistory(reader, query, tasks);
  const units = await unitsOn(reader, tenant.id, today);
  return {
    tasks: shown.filter(({ withdrawn }) => withdrawn === null),
    withdrawn: shown.filter(({ withdrawn }) => withdrawn !== null),
    units: units.map(({ id, name }) => ({ id, name })),
    abilities: tenant.kind === 'published' ? {} : abilitiesFor(principal, taskPolicy, undefined),
  };
}

/** Tasks with their revisions in words and what the caller may do with each. */
async function withHistory(reader: Reader, { tenant, principal, today }: Caller, tasks: readonly Task[]) {
  const revisions = await revisionRows(
    reader,
    tenant.id,
    tasks.map(({ id }) => id),
  );
  const [persons, units] = await Promise.all([
    personNames(
      reader,
      tenant.id,
      revisions.flatMap(({ by_person }) => (by_person === null ? [] : [by_person])),
    ),
    unitsKnown(reader, tenant.id, today),
  ]);
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  return tasks.map((task) => ({
    ...task,
    revisions: revisions
      .filter((row) => row.task_id === task.id)
      .map((row) => ({
        ...revisionWords(row, unitName),
        by: row.by_person === null ? null : (persons.get(row.by_person) ?? null),
      })),
    // In a city of published figures nobody edits, whatever the role.
    abilities: tenant.kind === 'published' ? {} : abilitiesFor(principal, oneTaskPolicy, task),
  }));
}

/** The task as an act answers it. */
export async function answerTask(act: Caller & { tx: Tx }, taskId: string) {
  const { tx, tenant, today } = act;
  const tasks = await tasksOf(tx, tenant.id, { taskIds: [taskId], withdrawn: true, day: today });
  const [answer] = await withHistory(tx, act, tasks);
  if (answer === undefined) throw house.not_found({ thing: '该任务', thingEn: 'task' });
  return answer;
}

function revisionWords(row: RevisionRow, unitName: ReadonlyMap<string, string>): Omit<TaskRevision, 'by'> {
  const { before, after } = row;
  return {
    no: row.no,
    onDay: row.on_day,
    reason: row.reason,
    moved: movedDays(before, after),
    changed: changes(before, after, unitName),
  };
}

function movedDays(before: TaskSaid, after: TaskSaid): TaskRevision['moved'] {
  const moved: TaskRevision['moved'] = [];
  if (before.dueOn !== after.dueOn) moved.push({ milestone: null, from: before.dueOn, to: after.dueOn });
  for (const old of before.milestones) {
    const now = after.milestones.find(({ id }) => id === old.id);
    if (now !== undefined && now.dueOn !== old.dueOn) {
      moved.push({ milestone: now.name, from: old.dueOn, to: now.dueOn });
    }
  }
  return moved;
}

function changes(before: TaskSaid, after: TaskSaid, unitName: ReadonlyMap<string, string>) {
  const found: TaskRevision['changed'] = [];
  const named = (id: string | null) => (id === null ? '' : (unitName.get(id) ?? ''));
  if (before.title !== after.title) {
    found.push({ zh: `标题原为“${before.title}”`, en: `title was "${before.title}"` });
  }
  if (before.text !== after.text) {
    found.push({ zh: `内容原为“${before.text}”`, en: `text was "${before.text}"` });
  }
  if (before.unitId !== after.unitId) {
    const was = named(before.unitId);
    found.push({ zh: `责任单位原为“${was}”`, en: `responsible unit was "${was}"` });
  }
  for (const old of before.milestones) {
    const now = after.milestones.find(({ id }) => id === old.id);
    if (now === undefined) {
      found.push({
        zh: `撤回节点“${old.name}”（${old.dueOn}）`,
        en: `milestone "${old.name}" (${old.dueOn}) withdrawn`,
      });
    } else if (now.name !== old.name) {
      found.push({ zh: `节点“${now.name}”原名“${old.name}”`, en: `"${now.name}" was called "${old.name}"` });
    }
  }
  for (const one of after.milestones) {
    if (before.milestones.some(({ id }) => id === one.id)) continue;
    found.push({
      zh: `新增节点“${one.name}”（${one.dueOn}）`,
      en: `milestone "${one.name}" (${one.dueOn}) added`,
    });
  }
  return found;
}

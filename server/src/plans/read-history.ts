import type { Query } from '../platform/call.ts';
import type { CellVersion } from '../platform/cell-history.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { refuse as platform } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { sayChanges } from '../platform/say-changes.ts';
import { personNames, unitsKnown } from '../registry/index.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { tasksOf } from './read-tasks.ts';
import { targetRows } from './store.ts';
import { revisionRows as targetRevisions } from './store-revisions.ts';
import { type TaskSaid, revisionRows as taskRevisions } from './store-tasks.ts';

/** 历史 of a target, newest first; one that was never revised has none. */
export async function readTargetHistory(query: Query<typeof contract.readTargetHistory>) {
  const { reader, tenant, params } = query;
  const [target] = await targetRows(reader, tenant.id, { ids: [params.id] });
  if (target === undefined) throw platform.not_found({ thing: '该目标', thingEn: 'target' });
  const rows = await targetRevisions(reader, tenant.id, [target.id]);
  return answer(query, rows, (said) => said);
}

/** 历史 of a task with its milestones, newest first. */
export async function readTaskHistory(query: Query<typeof contract.readTaskHistory>) {
  const { reader, tenant, params } = query;
  const [task] = await tasksOf(reader, tenant.id, { taskIds: [params.id], withdrawn: true });
  if (task === undefined) throw platform.not_found({ thing: '该任务', thingEn: 'task' });
  const rows = await taskRevisions(reader, tenant.id, [task.id]);
  return answer(query, rows, taskInFields);
}

/** Milestones by their names, so that a moved day is one changed field. */
function taskInFields(said: unknown) {
  const { milestones, ...rest } = said as TaskSaid;
  return { ...rest, milestones: Object.fromEntries(milestones.map(({ name, dueOn }) => [name, dueOn])) };
}

interface Revised {
  no: number;
  before: unknown;
  after: unknown;
  reason: string;
  document?: string;
  by_person: string | null;
  on_day: string;
  at: Date;
}

async function answer(
  { reader, tenant, principal, today }: Query<Endpoint>,
  rows: readonly Revised[],
  fields: (said: unknown) => unknown,
) {
  const [persons, units] = await Promise.all([
    personNames(
      reader,
      tenant.id,
      rows.flatMap(({ by_person }) => by_person ?? []),
    ),
    unitsKnown(reader, tenant.id, today),
  ]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return {
    versions: rows.map((row): CellVersion => {
      const post = row.by_person === null ? undefined : persons.get(row.by_person);
      return {
        // What stood first is version 1; the first revision makes the second.
        no: row.no + 1,
        on: row.on_day,
        by: post === undefined ? [] : [{ did: revised, post, at: row.at.toISOString() }],
        changes: sayChanges(fields(row.before), fields(row.after), names).changes,
        reason: row.reason,
        document: row.document === undefined || row.document === '' ? null : row.document,
        source: null,
        origin: null,
        link: null,
      };
    }),
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

const revised = { zh: '调整', en: 'revised' };

import { type RequestAsked, requestsNamed } from '../actuals/index.ts';
import { indicatorsById, matterHeads, readTargets, tasksOf } from '../plans/index.ts';
import type { TrailRow } from '../platform/audit-read.ts';
import type { Reader } from '../platform/database.ts';
import { tokensNamed } from '../platform/tokens/store.ts';
import { personNames, unitsKnown } from '../registry/index.ts';

/** Names of what a page of the trail speaks of, read once for all of it. */
export interface TrailNames {
  persons: ReadonlyMap<string, { zh: string; en: string }>;
  units: ReadonlyMap<string, string>;
  /** Every id that has a name, whatever it is of: units, indicators, matters, targets, tasks. */
  byId: ReadonlyMap<string, string>;
  requests: ReadonlyMap<string, RequestAsked>;
  /** API tokens that wrote rows for their persons. */
  tokens: ReadonlyMap<string, { id: string; name: string; prefix: string }>;
  /** The matter that a task belongs to. */
  matterOfTask: ReadonlyMap<string, string>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function trailNames(
  reader: Reader,
  tenantId: string,
  day: string,
  rows: readonly TrailRow[],
): Promise<TrailNames> {
  const ofKind = (kind: string) =>
    rows.filter((row) => row.subject_kind === kind && uuid.test(row.subject_id)).map((row) => row.subject_id);
  const targetIds = ofKind('target');
  const taskIds = ofKind('task');
  const [persons, units, indicators, matters, requests, targets, tasks, tokens] = await Promise.all([
    personNames(reader, tenantId, [
      ...rows.map((row) => row.person_id).filter((id) => uuid.test(id)),
      ...ofKind('account'),
    ]),
    unitsKnown(reader, tenantId, day),
    indicatorsById(reader, tenantId),
    matterHeads(reader, tenantId),
    requestsNamed(reader, tenantId, ofKind('request')),
    targetIds.length === 0 ? [] : readTargets(reader, tenantId, day, { ids: targetIds }),
    taskIds.length === 0 ? [] : tasksOf(reader, tenantId, { taskIds, withdrawn: true }),
    tokensNamed(
      reader,
      tenantId,
      rows.flatMap((row) => row.token_id ?? []),
    ),
  ]);
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const byId = new Map<string, string>([
    ...unitNames,
    ...[...indicators.values()].map(({ id, name }) => [id, name] as const),
    ...[...matters.values()].map(({ id, number, title }) => [id, `${number} ${title}`] as const),
    ...targets.map((one) => [one.id, `${one.indicator.name}（${one.subject.name}，${one.period}）`] as const),
    ...tasks.map(({ id, title }) => [id, title] as const),
  ]);
  return {
    persons,
    units: unitNames,
    byId,
    requests: new Map(requests.map((one) => [one.id, one])),
    tokens: new Map(tokens.map((one) => [one.id, one])),
    matterOfTask: new Map(tasks.map(({ id, matterId }) => [id, matterId])),
  };
}

/** Where a thing has a page of its own, by kind. */
const pages: Readonly<Record<string, string>> = {
  target: 'targets',
  matter: 'matters',
  request: 'requests',
  case: 'cases',
  run: 'runs',
  release: 'boards',
  document: 'documents',
};

/** Where things of a kind are listed. */
const lists: Readonly<Record<string, string>> = {
  organisation: 'organisation/changes',
  owner_group: 'owner-groups',
  release_day: 'release-days',
  ledger_entry: 'ledger',
  register_import: 'matters/import',
  document_template: 'documents/wording',
  change: 'gaps',
};

/** What a row is about, by name and by the page where it can be seen. */
export function thingOf(row: TrailRow, names: TrailNames): { name: string | null; link: string | null } {
  const { subject_kind: kind, subject_id: id } = row;
  const request = names.requests.get(id);
  const values = { ...asObject(row.old), ...asObject(row.new) };
  const named = ['number', 'title', 'name', 'fileName', 'english']
    .map((field) => values[field])
    .filter((value) => typeof value === 'string' && value !== '');
  const name =
    request === undefined
      ? (names.byId.get(id) ?? figureName(values, names) ?? (named.length === 0 ? null : named.join(' ')))
      : [
          names.byId.get(request.indicatorId ?? request.matterId ?? ''),
          names.units.get(request.unitId),
          request.period,
        ]
          .filter((part) => part !== undefined && part !== '')
          .join(' · ');
  const { indicatorId, subjectId } = values;
  const link =
    kind === 'observation' && typeof indicatorId === 'string' && typeof subjectId === 'string'
      ? `figures/${indicatorId}/${subjectId}`
      : kind === 'task'
        ? pageOf('matters', names.matterOfTask.get(id))
        : pages[kind] === undefined || !uuid.test(id) || row.act === 'plans.create_document'
          ? (lists[kind] ?? null)
          : `${pages[kind]}/${id}`;
  return { name, link };
}

const pageOf = (page: string, id: string | undefined) => (id === undefined ? null : `${page}/${id}`);

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** A figure by its indicator, subject and period. */
function figureName(values: Record<string, unknown>, { byId }: TrailNames): string | undefined {
  const parts = [values.indicatorId ?? values.matterId, values.subjectId ?? values.unitId]
    .map((id) => (typeof id === 'string' ? byId.get(id) : undefined))
    .filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return [...parts, ...(typeof values.period === 'string' ? [values.period] : [])].join(' · ');
}

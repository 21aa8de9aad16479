import type { Caller, Query } from '../platform/call.ts';
import type { CellVersion } from '../platform/cell-history.ts';
import type { Reader } from '../platform/database.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { sayChanges } from '../platform/say-changes.ts';
import { personNames } from '../registry/index.ts';
import type * as contract from './contract.ts';
import { knownSeries } from './list-observations.ts';
import { roomPolicy, sightOf } from './policy.ts';
import type { Observation } from './read-observations.ts';
import { type EntryRow, entriesAt, type StepRow, stepsOf } from './store.ts';
import { requestsNamed } from './store-withheld.ts';
import { walk } from './walk.ts';

/** 历史: the versions of one figure, newest first; what is not released today has none. */
export async function readFigureHistory(query: Query<typeof contract.readFigureHistory>) {
  const { reader, principal, params } = query;
  const { series } = await knownSeries(query, { indicator: params.indicator, subject: params.subject });
  const figures = series.filter(({ period }) => period === params.period);
  return {
    versions: await versionsOf(query, reader, figures),
    abilities: abilitiesFor(principal, roomPolicy, undefined),
  };
}

async function versionsOf(caller: Caller, reader: Reader, figures: readonly Observation[]) {
  const tenantId = caller.tenant.id;
  const requestIds = [...new Set(figures.flatMap(({ requestId }) => requestId ?? []))];
  const ways = new Map(
    await Promise.all(requestIds.map(async (id) => [id, await stepsOf(reader, tenantId, id)] as const)),
  );
  const { of: sightOfUnit } = sightOf(caller.principal);
  const open = new Set(
    (await requestsNamed(reader, tenantId, requestIds)).flatMap(({ id, unitId }) =>
      sightOfUnit(unitId) === undefined ? [] : [id],
    ),
  );
  const entries = await entriesAt(
    reader,
    tenantId,
    [...ways].flatMap(([requestId, steps]) => locksOf(steps).map(({ entry_no: no }) => ({ requestId, no }))),
  );
  const people = figures.flatMap((one) => [one.enteredBy, one.signedBy, one.reviewedBy, one.lockedBy]);
  const names = await personNames(
    reader,
    tenantId,
    people.filter((id) => id !== null),
  );
  const byId = new Map(figures.map((one) => [one.id, one]));
  return figures.toReversed().map((figure): CellVersion => {
    const before = figure.supersedes === null ? undefined : byId.get(figure.supersedes);
    const { file, row, url } = figure.origin;
    return {
      no: figure.version,
      on: figure.recordedOn,
      by: doersOf(figure, ways.get(figure.requestId ?? '') ?? [], entries, names),
      changes: sayChanges(before === undefined ? undefined : saidBy(before), saidBy(figure), new Map())
        .changes,
      reason: figure.reason,
      document: null,
      source: figure.source,
      origin:
        file === null && url === null
          ? null
          : { place: file === null ? null : [file, row].filter((part) => part !== null).join(':'), url },
      // The way of another unit's request is not everyone's to see.
      link: open.has(figure.requestId ?? '') ? `requests/${figure.requestId}` : null,
    };
  });
}

/** What a figure says. */
function saidBy(figure: Observation) {
  const { value, op, unit, valueText, words, note, status } = figure;
  return { value, op: op === '=' ? null : op, unit, valueText, words, note, status };
}

const locksOf = (steps: readonly StepRow[]) => steps.filter(({ act }) => act === 'lock');

/** Who took the figure through the house, each with the moment: their last such step before it was locked. */
function doersOf(
  figure: Observation,
  steps: readonly StepRow[],
  entries: readonly EntryRow[],
  names: ReadonlyMap<string, Bilingual>,
): CellVersion['by'] {
  // The first lock made the first version, and so on.
  const lock = locksOf(steps)[figure.version - 1];
  const way = lock === undefined ? [] : steps.slice(0, steps.indexOf(lock) + 1);
  const entered = entries.find((one) => one.request_id === lock?.request_id && one.no === lock.entry_no);
  return (
    [
      ['enter', figure.enteredBy, entered?.at],
      ['sign_off', figure.signedBy],
      ['pass', figure.reviewedBy],
      ['lock', figure.lockedBy],
    ] as const
  ).flatMap(([act, person, at]) => {
    const post = person === null ? undefined : names.get(person);
    if (post === undefined) return [];
    const moment = at ?? way.findLast((one) => one.act === act && one.by_person === person)?.at;
    return [{ did: walk[act].says, post, at: moment?.toISOString() ?? null }];
  });
}

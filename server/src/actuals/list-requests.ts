import { indicatorsById } from '../plans/index.ts';
import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor, reachOf } from '../platform/policy.ts';
import { presentHead, readBackground } from './background.ts';
import type * as contract from './contract.ts';
import { roomPolicy, sightOf } from './policy.ts';
import { type RequestFilter, type Seer, seenCounts, seenPage, seenPeriods } from './store-list.ts';

/** The list with the caller's eyes: drafts of their units, of the others what was submitted and may be seen today. */
export async function listRequests(query: Query<typeof contract.listRequests>) {
  const { reader, tenant } = query;
  const { page, size, ...filter } = query.query;
  const seer = await seerOf(reader, query);
  const [rows, counts, periods] = await Promise.all([
    requestsSeen(reader, query, seer, filter, { limit: size, offset: (page - 1) * size }),
    seenCounts(reader, tenant.id, seer, filter),
    seenPeriods(reader, tenant.id, seer),
  ]);
  const wanted = counts.filter(({ state }) => filter.state === undefined || state === filter.state);
  return {
    today: query.today,
    total: wanted.reduce((sum, { count }) => sum + count, 0),
    page,
    size,
    counts: counts.map(({ state, count }) => ({ state, count })),
    overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0),
    periods,
    requests: rows,
    abilities: abilitiesFor(query.principal, roomPolicy, undefined),
  };
}

export async function requestsSeen(
  reader: Reader,
  caller: Caller,
  seer: Seer,
  filter: RequestFilter,
  page: { limit: number; offset: number },
) {
  const rows = await seenPage(reader, caller.tenant.id, seer, filter, page);
  const seen = rows.map(({ inside, shown: _, ...row }) => ({
    row,
    sight: inside ? ('inside' as const) : ('outside' as const),
  }));
  const background = await readBackground(reader, caller, seen);
  return seen.map((one) => presentHead(background, caller, one));
}

export async function seerOf(reader: Reader, { tenant, principal, today }: Caller): Promise<Seer> {
  const indicators = await indicatorsById(reader, tenant.id);
  const { insideReach, outsideReach } = sightOf(principal);
  return {
    personId: principal.personId,
    insideReach,
    outsideReach,
    clerkReach: reachOf(principal, ['clerk']),
    signerReach: reachOf(principal, ['signer']),
    reviewReach: reachOf(principal, ['reviewer', 'office']),
    lockReach: reachOf(principal, ['office']),
    today,
    officialIndicators: [...indicators.values()]
      .filter(({ sourceKind }) => sourceKind === 'official')
      .map(({ id }) => id),
  };
}

import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { requestsSeen, seerOf } from './list-requests.ts';
import type { RequestHead } from './shapes.ts';
import { seenCounts } from './store-list.ts';

/** What a unit is asked for and has not been locked yet, as far as the caller sees it; earliest deadline first. */
export async function openRequestsOfUnit(
  reader: Reader,
  caller: Caller,
  unitId: string,
  limit: number,
): Promise<{ requests: RequestHead[]; total: number }> {
  const seer = await seerOf(reader, caller);
  const filter = { unit: unitId };
  const [heads, counts] = await Promise.all([
    requestsSeen(reader, caller, seer, filter, { limit, offset: 0 }),
    seenCounts(reader, caller.tenant.id, seer, filter),
  ]);
  return {
    requests: heads.filter(({ state }) => state !== 'locked'),
    total: counts.reduce((sum, { state, count }) => (state === 'locked' ? sum : sum + count), 0),
  };
}

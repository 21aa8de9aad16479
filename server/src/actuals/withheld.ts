import { indicatorsById } from '../plans/index.ts';
import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { sightOf } from './policy.ts';
import { heldBack } from './store-withheld.ts';

/** Acts inside a unit before it submits: what was typed and said then is the unit's own. */
export const innerActs = [
  'actuals.enter',
  'actuals.hand_over',
  'actuals.sign_off',
  'actuals.send_back',
  'actuals.withdraw',
] as const;

/** The units that the caller is inside of, as far as their drafts are concerned; null: all. */
export function insideOf({ principal }: Pick<Caller, 'principal'>): ReadonlySet<string> | null {
  return sightOf(principal).insideReach;
}

/**
 * Requests and figures that do not exist for the caller today: those of an indicator and period before its release
 * day, unless the caller is inside of the unit that enters them.
 */
export async function withheldFrom(
  reader: Reader,
  caller: Caller,
): Promise<ReadonlyMap<'request' | 'observation', string[]>> {
  const { tenant, today } = caller;
  const inside = insideOf(caller);
  const indicators = await indicatorsById(reader, tenant.id);
  const official = [...indicators.values()].filter(({ sourceKind }) => sourceKind === 'official');
  const held = await heldBack(
    reader,
    tenant.id,
    today,
    official.map(({ id }) => id),
  );
  const hidden = (unitId: string | null) => inside !== null && (unitId === null || !inside.has(unitId));
  return new Map([
    ['request', held.requests.filter(({ unit_id }) => hidden(unit_id)).map(({ id }) => id)],
    ['observation', held.observations.filter(({ unit_id }) => hidden(unit_id)).map(({ id }) => id)],
  ] as const);
}

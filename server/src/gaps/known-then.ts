import { tryPeriod } from '@meritloop/engine';
import { revisionsOf, type Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';

/**
 * Targets as they stood on a past day: those of a period that the day lies in and of a matter not withdrawn by then,
 * each with what later revisions changed put back. A target that was added later cannot be told and counts as if it
 * had always been there, until the months are kept as they pass.
 */
export async function targetsKnownOn(
  reader: Reader,
  tenantId: string,
  day: string,
  targets: readonly Target[],
): Promise<Target[]> {
  const inForce = targets.filter((target) => isInForce(target, day));
  const ids = inForce.map(({ id }) => id);
  if (ids.length === 0) return [];
  const revisions = await revisionsOf(reader, tenantId, ids);
  return inForce.map((target) => {
    // Newest first: the oldest of the later ones is put back last, and holds.
    const later = (revisions.get(target.id) ?? []).filter(({ on }) => on > day);
    return Object.assign({}, target, ...later.map(({ before }) => before));
  });
}

/** Whether a target counts on a day: the day lies in its period, and its matter was not withdrawn by then. */
function isInForce(target: Target, day: string): boolean {
  const period = tryPeriod(target.period);
  if (period === null || day < period.start || day > period.end) return false;
  const { withdrawn } = target.matter;
  return withdrawn === null || withdrawn.on > day;
}

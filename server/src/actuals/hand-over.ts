import type { Act } from '../platform/call.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import type { LoadedRequest } from './load-request.ts';
import { moveOn, presentStanding, takeUp } from './take-up.ts';

/** 送审签: the latest entry goes to the unit's signer, once it says a value or why there is none, or words. */
export async function handOver(act: Act<typeof contract.handOver>) {
  const loaded = await takeUp(act, act.params.request, 'hand_over');
  demandSomething(loaded);
  return presentStanding(act, await moveOn(act, loaded, 'hand_over'));
}

/** Refuses to hand over what says nothing: no value and no reason, or no words on the matter. */
export function demandSomething({ row, latest, matter }: LoadedRequest): void {
  if (matter !== null) {
    if (latest === undefined || latest.progress === '') throw refuse.no_progress();
  } else if (latest === undefined || (latest.value === null && latest.missing_reason === '')) {
    throw refuse.nothing_entered();
  }
  if (row.correcting !== null && row.entry_no === row.locked_no) throw refuse.nothing_corrected();
}

import type { Act } from '../platform/call.ts';
import type * as contract from './contract.ts';
import { lockedObservation } from './store-observations.ts';
import { moveOn, presentStanding, takeUp } from './take-up.ts';

/**
 * 更正: the unit reopens its locked figure with a reason. The locked observation counts, and stays readable, until a new
 * one has gone the whole way and supersedes it.
 */
export async function correctFigure(act: Act<typeof contract.correct>) {
  const loaded = await takeUp(act, act.params.request, 'correct');
  const locked = await lockedObservation(act.tx, act.tenant.id, loaded.row.id);
  if (locked === undefined) throw new Error(`Request ${loaded.row.id} is locked without an observation.`);
  const reopened = { correcting: locked.id, correcting_reason: act.body.reason };
  return presentStanding(act, await moveOn(act, loaded, 'correct', reopened, act.body.reason));
}

/** 撤回更正: nothing new reached the office, or it was returned; what is locked stands as it is. */
export async function withdrawCorrection(act: Act<typeof contract.withdraw>) {
  const loaded = await takeUp(act, act.params.request, 'withdraw');
  const closed = { correcting: null, correcting_reason: null };
  return presentStanding(act, await moveOn(act, loaded, 'withdraw', closed));
}

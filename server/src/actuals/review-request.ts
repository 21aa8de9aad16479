import type { Act } from '../platform/call.ts';
import type * as contract from './contract.ts';
import { moveOn, presentStanding, takeUp } from './take-up.ts';

/** 审核通过 */
export async function passRequest(act: Act<typeof contract.pass>) {
  const loaded = await takeUp(act, act.params.request, 'pass');
  return presentStanding(act, await moveOn(act, loaded, 'pass'));
}

/** 退回: back to the unit with words on what to change; also after a pass, as long as nothing is locked. */
export async function returnRequest(act: Act<typeof contract.returnRequest>) {
  const loaded = await takeUp(act, act.params.request, 'return');
  return presentStanding(act, await moveOn(act, loaded, 'return', {}, act.body.words));
}

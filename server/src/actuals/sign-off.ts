import type { Act } from '../platform/call.ts';
import type * as contract from './contract.ts';
import { moveOn, presentStanding, takeUp } from './take-up.ts';

/** 审签: somebody of the unit other than who typed it answers for the entry. */
export async function signOff(act: Act<typeof contract.signOff>) {
  const loaded = await takeUp(act, act.params.request, 'sign_off');
  return presentStanding(act, await moveOn(act, loaded, 'sign_off'));
}

/** 退回填报人: the signer gives it back inside the unit; outside nothing of it shows. */
export async function sendBack(act: Act<typeof contract.sendBack>) {
  const loaded = await takeUp(act, act.params.request, 'send_back');
  return presentStanding(act, await moveOn(act, loaded, 'send_back', {}, act.body.words));
}

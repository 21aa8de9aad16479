import type { Act } from '../platform/call.ts';
import type * as contract from './contract.ts';
import type { LoadedRequest } from './load-request.ts';
import { type Doing, moveOn, presentStanding, takeUp } from './take-up.ts';

/** 报送: the signed entry leaves the unit; from here on others may see it. */
export async function submitRequest(act: Act<typeof contract.submit>) {
  const loaded = await takeUp(act, act.params.request, 'submit');
  return presentStanding(act, await submitLoaded(act, loaded));
}

export function submitLoaded(act: Doing, loaded: LoadedRequest): Promise<LoadedRequest> {
  const submitted = { submitted_no: loaded.row.entry_no, submitted_on: act.today };
  return moveOn(act, loaded, 'submit', submitted);
}

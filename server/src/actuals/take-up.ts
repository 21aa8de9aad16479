import { uuidv7 } from 'uuidv7';
import { type Act, type Call, expectVersion } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { demand } from '../platform/policy.ts';
import type { RequestAct } from './contract.ts';
import { refuse } from './errors.ts';
import { type LoadedRequest, loadRequest, standingFor } from './load-request.ts';
import { policy, requestAbilities } from './policy.ts';
import { changeRequest, type RequestChange, type StepRow, stepInsert } from './store.ts';
import { obstacle, walk } from './walk.ts';

/** An act as far as it does not depend on its endpoint. */
export type Doing = Omit<Act<Endpoint>, keyof Pick<Call<Endpoint>, 'params' | 'query' | 'body'>>;

/**
 * The first half of every act on a request, in the one order: load and hold the row → authorise → version → state.
 */
export async function takeUp(act: Doing, id: string, name: RequestAct): Promise<LoadedRequest> {
  const loaded = await loadRequest(act, act.tx, id, 'lock');
  demand(act.principal, policy[name], loaded.concern);
  expectVersion(act, presentStanding(act, loaded));
  demandState(loaded, name);
  return loaded;
}

/** Refuses an act for which it is not the time. */
function demandState(loaded: LoadedRequest, name: RequestAct): void {
  const why = obstacle(name, standingFor(loaded));
  if (why === undefined) return;
  const { says } = walk[name];
  throw refuse.wrong_state({ act: says.zh, actEn: says.en, why: why.zh, whyEn: why.en });
}

type Change = Omit<RequestChange, 'state' | 'outside_state'>;

/**
 * The second half: moves the request on, writes the step and the audit line. What was typed stays in the entry that
 * the line names: the audit log is read by more people than a unit's drafts.
 */
export async function moveOn(
  act: Doing,
  loaded: LoadedRequest,
  name: RequestAct,
  change: Change = {},
  words = '',
): Promise<LoadedRequest> {
  const before = loaded.row;
  const to = walk[name].to({ state: before.state, outside: before.outside_state });
  const entryNo = change.entry_no ?? before.entry_no;
  const step: StepRow = {
    tenant_id: act.tenant.id,
    id: uuidv7(),
    request_id: before.id,
    act: name,
    from_state: before.state,
    to_state: to.state,
    entry_no: entryNo,
    words,
    by_person: act.principal.personId,
    at: act.now,
  };
  const { row, write } = changeRequest(before, {
    ...change,
    state: to.state,
    outside_state: to.outside,
  });
  // Every saved draft has its entry row already: a step of its own would only repeat it. The step goes first: what
  // holds its reference then meets the row that is held already, instead of locking its new version.
  if (name !== 'enter') act.write(stepInsert(step));
  act.write(write);
  await act.record({
    act: `actuals.${name}`,
    subject: { kind: 'request', id: row.id },
    unitId: row.unit_id,
    old: { state: before.state, entryNo: before.entry_no },
    new: { state: row.state, entryNo: row.entry_no },
    reason: words === '' ? null : words,
  });
  return { ...loaded, row };
}

/** How the request stands, with what the caller may do next. */
export function presentStanding(act: Pick<Doing, 'principal'>, loaded: LoadedRequest) {
  const standing = standingFor(loaded);
  return {
    id: loaded.row.id,
    state: standing.state,
    version: loaded.row.version,
    entryNo: loaded.sight === 'inside' ? loaded.row.entry_no : (loaded.row.submitted_no ?? 0),
    abilities: requestAbilities(act.principal, loaded.concern, standing),
  };
}

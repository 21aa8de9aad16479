import type { Act } from '../platform/call.ts';
import { demandEver } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { inOneOrder, refusedAt } from './bulk.ts';
import type * as contract from './contract.ts';
import type { BulkAct, RequestAct } from './contract.ts';
import { refuse } from './errors.ts';
import { demandSomething } from './hand-over.ts';
import type { LoadedRequest } from './load-request.ts';
import { lockFigure } from './lock-request.ts';
import { policy } from './policy.ts';
import { refusePublished } from './refuse-published.ts';
import { submitLoaded } from './submit-request.ts';
import { type Doing, moveOn, takeUp } from './take-up.ts';
import { walk } from './walk.ts';

/** The single acts that a bulk act is made of, in their order. */
const parts: Record<BulkAct, readonly [RequestAct, ...RequestAct[]]> = {
  hand_over: ['hand_over'],
  sign_off: ['sign_off'],
  sign_and_submit: ['sign_off', 'submit'],
  submit: ['submit'],
  pass: ['pass'],
  lock: ['lock'],
};

/**
 * 批量送审签、审签、报送、审核、锁定: every request exactly as it would go alone, all in one transaction.
 */
export async function actOnMany(act: Act<typeof contract.actOnMany>) {
  const steps = parts[act.body.act];
  refusePublished(act.tenant);
  demandEver(act.principal, policy[steps[0]]);
  const done = new Map<string, LoadedRequest>();
  for (const { id, version, row } of inOneOrder(act.body.requests)) {
    let loaded: LoadedRequest | undefined;
    for (const step of steps) {
      try {
        loaded = await takeUp({ ...act, ifMatch: loaded?.row.version ?? version }, id, step);
        loaded = await goOn(act, loaded, step);
      } catch (error) {
        throw error instanceof Refusal ? faultOf(error, { id, row, step, loaded }) : error;
      }
    }
    if (loaded !== undefined) done.set(id, loaded);
  }
  return {
    done: act.body.requests.flatMap(({ id }) => {
      const loaded = done.get(id);
      if (loaded === undefined) return [];
      const { row, sight } = loaded;
      return [{ id, state: sight === 'inside' ? row.state : row.outside_state, version: row.version }];
    }),
    abilities: {},
  };
}

async function goOn(act: Doing, loaded: LoadedRequest, step: RequestAct): Promise<LoadedRequest> {
  if (step === 'hand_over') demandSomething(loaded);
  if (step === 'submit') return submitLoaded(act, loaded);
  if (step === 'lock') return (await lockFigure(act, loaded)).locked;
  return moveOn(act, loaded, step);
}

function faultOf(
  error: Refusal,
  at: { id: string; row: number; step: RequestAct; loaded: LoadedRequest | undefined },
): Refusal {
  const { fields, ...why } = refusedAt(error, at.row);
  const name = at.loaded?.indicator?.name ?? at.loaded?.matter?.title ?? at.id;
  return refuse.bulk_act_fault(
    {
      row: at.row,
      name,
      act: walk[at.step].says.zh,
      actEn: walk[at.step].says.en,
      ...why,
    },
    { fields },
  );
}

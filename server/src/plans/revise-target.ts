import { type Act, expectVersion } from '../platform/call.ts';
import { refuse as platform } from '../platform/errors.ts';
import { checkPromise } from './check-promise.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import { presentMatter } from './read-matter.ts';
import { refusePublished } from './refuse-published.ts';
import { tierNames } from './shapes.ts';
import { insertAll, type TargetRow, type TierRow } from './store.ts';
import {
  lockedMatter,
  lockedTarget,
  replaceTiers,
  revisionCount,
  tiersOf,
  updateTarget,
} from './store-matters.ts';

/** What a revision speaks of: the promise in figures. */
type Promised = Pick<TargetRow, 'op' | 'period' | 'nature' | 'state' | 'due' | 'note'> & {
  tiers: readonly Pick<TierRow, 'tier' | 'value' | 'value2'>[];
};

/** 目标调整: the promise changes with a reason; what it was stays as a revision, and the gap is judged anew. */
export async function reviseTarget(act: Act<typeof contract.reviseTarget>) {
  const { tx, tenant } = act;
  const { reason, document, ...promised } = act.body;
  refusePublished(tenant);
  const row = await lockedTarget(tx, tenant.id, act.params.target);
  if (row === undefined) throw platform.not_found({ thing: '该目标', thingEn: 'target' });
  expectVersion(act, row);
  const matter = await lockedMatter(tx, tenant.id, row.matter_id);
  if (matter !== undefined && matter.withdrawn_on !== null)
    throw refuse.withdrawn({ on: matter.withdrawn_on, reason: matter.withdrawn_reason ?? '' });
  if (row.state === 'set' && promised.state === 'awaiting_target') throw refuse.awaiting_again();
  checkPromise({ ...promised, reference: row.reference });
  const revised = await revise(act, row, promised, { reason, document });
  if (!revised) throw refuse.nothing_revised();
  await act.wake('plans.target_revised', { indicatorId: row.indicator_id, targetIds: [row.id] });
  return presentMatter(tx, act, row.matter_id, act.today);
}

/**
 * Writes one revision with its audit line, keeping only what differs; answers whether anything does. The caller has
 * asked for the right, checked the promise, and wakes the later rooms.
 */
export async function revise(
  act: Pick<Act<typeof contract.reviseTarget>, 'tx' | 'tenant' | 'principal' | 'now' | 'today' | 'record'>,
  row: TargetRow,
  promised: Promised,
  why: { reason: string; document: string },
): Promise<boolean> {
  const { tx, tenant } = act;
  const { op, period, nature, state, due, note } = row;
  const was: Promised = { op, period, nature, state, due, note, tiers: await tiersOf(tx, tenant.id, row.id) };
  const { before, after } = difference(was, promised);
  if (Object.keys(after).length === 0) return false;
  const { tiers, ...columns } = promised;
  await updateTarget(tx, row, columns);
  await replaceTiers(tx, tenant.id, row.id, tiers);
  const no = (await revisionCount(tx, tenant.id, row.id)) + 1;
  await insertAll(tx, 'plans.target_revision', [
    {
      tenant_id: tenant.id,
      target_id: row.id,
      no,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      ...why,
      by_person: act.principal.personId,
      on_day: act.today,
      at: act.now,
    },
  ]);
  await act.record({
    act: 'plans.revise_target',
    subject: { kind: 'target', id: row.id },
    old: before,
    new: after,
    reason: why.document === '' ? why.reason : `${why.reason}（${why.document}）`,
  });
  return true;
}

/** The fields of two promises that differ, as they were and as they became. */
function difference(was: Promised, becomes: Promised) {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const said = (promised: Promised): Record<string, unknown> => ({
    ...promised,
    tiers: [...promised.tiers]
      .sort((a, b) => tierNames.indexOf(a.tier) - tierNames.indexOf(b.tier))
      .map(({ tier, value, value2 }) => ({ tier, value, value2 })),
  });
  const old = said(was);
  for (const [name, value] of Object.entries(said(becomes))) {
    if (JSON.stringify(value) === JSON.stringify(old[name])) continue;
    before[name] = old[name];
    after[name] = value;
  }
  return { before, after };
}

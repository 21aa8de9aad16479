import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion } from '../platform/call.ts';
import type { Tx } from '../platform/database.ts';
import { refuse as platform } from '../platform/errors.ts';
import { peerSets, unitsOn } from '../registry/index.ts';
import { checkPromise } from './check-promise.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import { freshCode } from './fresh-code.ts';
import { presentMatter, unknownMatter } from './read-matter.ts';
import { refusePublished } from './refuse-published.ts';
import { allOf, type IndicatorRow, insertAll, targetRows } from './store.ts';
import { lockedMatter, replaceTiers, updateMatter } from './store-matters.ts';

/** Adds a target to a matter; an indicator that the register does not know is entered on the way. */
export async function addTarget(act: Act<typeof contract.addTarget>) {
  const { tx, tenant, body } = act;
  refusePublished(tenant);
  const matter = await lockedMatter(tx, tenant.id, act.params.matter);
  if (matter === undefined) throw unknownMatter();
  expectVersion(act, await presentMatter(tx, act, matter.id, act.today));
  if (matter.withdrawn_on !== null)
    throw refuse.withdrawn({ on: matter.withdrawn_on, reason: matter.withdrawn_reason ?? '' });
  checkPromise(body);
  const indicator = await takeIndicator(tx, tenant.id, body.indicator);
  const [units, peers, targets] = await Promise.all([
    unitsOn(tx, tenant.id, act.today),
    peerSets(tx, tenant.id),
    targetRows(tx, tenant.id, { withdrawn: 'with' }),
  ]);
  if (!units.some(({ id }) => id === body.subjectId))
    throw unknownAt('subjectId', '没有这个单位 / no such unit');
  if (body.peerSetId !== null && !peers.some(({ id }) => id === body.peerSetId))
    throw unknownAt('peerSetId', '没有这个比较范围 / no such peer set');
  const taken = new Set(targets.map(({ code }) => code));
  if (body.code !== undefined && taken.has(body.code)) throw refuse.code_taken({ code: body.code });
  const id = uuidv7();
  const { direction, measure, aggregation, unit } = indicator;
  const { op, period, nature, state, due, note, strength, filter, scope, reference } = body;
  await insertAll(tx, 'plans.target', [
    {
      tenant_id: tenant.id,
      id,
      code: body.code ?? (await freshCode(tx, tenant.id, 'T', taken)),
      matter_id: matter.id,
      indicator_id: indicator.id,
      subject_id: body.subjectId,
      period,
      measure,
      op,
      unit,
      aggregation,
      direction,
      nature,
      strength,
      filter,
      scope,
      reference,
      peer_set_id: body.peerSetId,
      due,
      state,
      note,
      sort: Math.max(-1, ...targets.map(({ sort }) => sort)) + 1,
      version: 1,
    },
  ]);
  await replaceTiers(tx, tenant.id, id, body.tiers);
  await updateMatter(tx, matter, {});
  await act.record({ act: 'plans.add_target', subject: { kind: 'target', id }, new: body });
  await act.wake('plans.target_revised', { indicatorId: indicator.id, targetIds: [id] });
  return presentMatter(tx, act, matter.id, act.today);
}

const unknownAt = (field: string, message: string) =>
  platform.invalid({ count: 1 }, { fields: [{ path: `body.${field}`, message }] });

async function takeIndicator(
  tx: Tx,
  tenantId: string,
  given: Act<typeof contract.addTarget>['body']['indicator'],
): Promise<IndicatorRow> {
  const indicators = await allOf(tx, 'plans.indicator', tenantId);
  if ('id' in given) {
    const known = indicators.find(({ id }) => id === given.id);
    if (known === undefined) throw unknownAt('indicator.id', '没有这个指标 / no such indicator');
    return known;
  }
  const row: IndicatorRow = {
    tenant_id: tenantId,
    id: uuidv7(),
    code: await freshCode(tx, tenantId, 'I', new Set(indicators.map(({ code }) => code))),
    ...given,
    source_kind: null,
    lead_unit_id: null,
    frequency: null,
    definition: '',
    sort: Math.max(-1, ...indicators.map(({ sort }) => sort)) + 1,
  };
  await insertAll(tx, 'plans.indicator', [row]);
  return row;
}

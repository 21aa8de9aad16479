import { tryPeriod } from '@meritloop/engine';
import { uuidv7 } from 'uuidv7';
import { indicatorsById } from '../plans/index.ts';
import type { Act } from '../platform/call.ts';
import { refuse as platform } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { unitsOn } from '../registry/index.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors.ts';
import { roomPolicy } from './policy.ts';
import { refusePublished } from './refuse-published.ts';
import { insertRequests, type WantedRequest } from './store.ts';
import type { Doing } from './take-up.ts';

/** 下达填报任务: one figure of one period is asked of several units, of each once; all of them or none. */
export async function askRequests(act: Act<typeof contract.askRequests>) {
  const { indicatorId, period, dueOn, asked } = act.body;
  const tenantId = act.tenant.id;
  refusePublished(act.tenant);
  const [indicators, units] = await Promise.all([
    indicatorsById(act.tx, tenantId),
    unitsOn(act.tx, tenantId, act.today),
  ]);
  const indicator = indicators.get(indicatorId);
  if (indicator === undefined) throw platform.not_found({ thing: '该指标', thingEn: 'indicator' });
  if (tryPeriod(period) === null) throw refuse.unknown_period({ period });
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  for (const { unitId, subjectId } of asked) {
    if (!names.has(unitId) || !names.has(subjectId))
      throw platform.not_found({ thing: '该单位', thingEn: 'unit' });
    if (indicator.sourceKind === 'official' && unitId !== indicator.leadUnitId) {
      throw refuse.not_the_source({
        indicator: indicator.name,
        source: names.get(indicator.leadUnitId ?? '') ?? '未指定',
        unit: names.get(unitId) ?? '',
      });
    }
  }
  const wanted = asked.map(({ unitId, subjectId }) => ({
    id: uuidv7(),
    indicator_id: indicatorId,
    subject_id: subjectId,
    matter_id: null,
    unit_id: unitId,
    period,
    due_on: dueOn,
    asked_on: act.today,
  }));
  const made = await openRequests(act, wanted);
  const twice = wanted.find(({ id }) => !made.has(id));
  if (twice !== undefined) {
    throw refuse.asked_already({
      unit: names.get(twice.unit_id) ?? '',
      subject: names.get(twice.subject_id) ?? '',
      period,
    });
  }
  return {
    requests: wanted.map(({ id }) => id),
    abilities: abilitiesFor(act.principal, roomPolicy, undefined),
  };
}

/** Opens requests and puts each on record; those that exist already are left alone and not among the ids answered. */
export async function openRequests(act: Doing, wanted: readonly WantedRequest[]): Promise<Set<string>> {
  const made = await insertRequests(act.tx, act.tenant.id, wanted);
  for (const row of wanted.filter(({ id }) => made.has(id))) {
    const asked =
      row.matter_id === null
        ? { indicatorId: row.indicator_id, subjectId: row.subject_id }
        : { matterId: row.matter_id };
    await act.record({
      act: 'actuals.ask',
      subject: { kind: 'request', id: row.id },
      unitId: row.unit_id,
      new: { ...asked, period: row.period, dueOn: row.due_on },
    });
  }
  return made;
}

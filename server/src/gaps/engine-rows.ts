import { type ActualRow, type SubjectRow, type TargetRow, tryPeriod } from '@meritloop/engine';
import type { Observation } from '../actuals/index.ts';
import type { Indicator, Target } from '../plans/index.ts';
import type { UnitNames } from './unit-names.ts';

/**
 * A target as the engine reads it, one row a tier; undefined where the period cannot be read, which then waits for a
 * person. A relative target is held against its named reference. `called` gives subject and indicator their keys.
 */
export function targetRows(
  target: Target,
  called: { subject: string; indicator: string },
): TargetRow[] | undefined {
  const period = tryPeriod(target.period);
  if (period === null) return undefined;
  const awaited = target.state === 'awaiting_target';
  return target.tiers.map((tier) => ({
    id: target.code,
    ...called,
    period,
    measure: target.measure,
    op: target.op,
    value: awaited ? null : tier.value,
    value2: awaited ? null : tier.value2,
    unit: target.unit,
    tier: tier.tier === '' ? null : tier.tier,
    aggregation: target.aggregation,
    direction: target.direction,
    nature: target.nature,
    filter: target.filter,
    peerSet: target.peerSet?.code ?? target.reference,
    due: target.due,
  }));
}

/** Names by which the engine's explanations speak of subjects and indicators: readable, and unique in the tenant. */
export interface Called {
  units: UnitNames;
  indicator: ReadonlyMap<string, string>;
}

/** Names where they are unique, else the name with its code. */
export function uniqueNames(
  things: Iterable<Pick<Indicator, 'id' | 'code' | 'name'>>,
): ReadonlyMap<string, string> {
  const all = [...things];
  const times = new Map<string, number>();
  for (const { name } of all) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(
    all.map(({ id, code, name }) => [id, (times.get(name) ?? 0) > 1 ? `${name}（${code}）` : name]),
  );
}

/** An observation as the engine reads it; undefined where its period, subject or indicator cannot be read. */
export function actualRow(observation: Observation, called: Called): ActualRow | undefined {
  const period = tryPeriod(observation.period);
  const subject = called.units.name.get(observation.subjectId);
  const indicator = called.indicator.get(observation.indicatorId);
  if (period === null || subject === undefined || indicator === undefined) return undefined;
  const { file, row, publisher } = observation.origin;
  const source = called.units.bySource.get(observation.source) ?? observation.source;
  return {
    subject,
    indicator,
    period,
    value: observation.value,
    unit: observation.unit,
    source,
    status: observation.status ?? 'final',
    ...(file === null ? {} : { place: { file, ...(row === null ? {} : { row }) } }),
    recordedBy: publisher ?? source,
    ...(observation.recordedOn === null ? {} : { recordedAt: observation.recordedOn }),
  };
}

/** The members of every peer set: a place is a place among them. */
export function peerRows(
  peers: readonly { code: string; unit_id: string }[],
  units: UnitNames,
): SubjectRow[] {
  return peers.flatMap((peer): SubjectRow[] => {
    const name = units.name.get(peer.unit_id);
    if (name === undefined) return [];
    return [{ id: name, name, group: peer.code, parent: '', sort: null, assessed: 'ranked' }];
  });
}

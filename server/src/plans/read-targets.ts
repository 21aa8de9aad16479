import type { Reader } from '../platform/database.ts';
import { peerSets, unitsKnown } from '../registry/index.ts';
import type { Indicator, Target } from './contract.ts';
import { dutiesByMatter, matterHeads } from './read-heads.ts';
import { tierNames } from './shapes.ts';
import { allOf, type IndicatorRow, indicatorRow, type TargetFilter, targetRows } from './store.ts';

function presentIndicator(row: IndicatorRow): Indicator {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    unit: row.unit,
    direction: row.direction,
    measure: row.measure,
    aggregation: row.aggregation,
    sourceKind: row.source_kind,
    frequency: row.frequency,
    leadUnitId: row.lead_unit_id,
    definition: row.definition,
  };
}

/** Every indicator of the tenant, or those that are named, by id. */
export async function indicatorsById(
  reader: Reader,
  tenantId: string,
  ids?: readonly string[],
): Promise<Map<string, Indicator>> {
  const rows = await allOf(reader, 'plans.indicator', tenantId, ids);
  rows.sort((a, b) => a.sort - b.sort);
  return new Map(rows.map((row) => [row.id, presentIndicator(row)]));
}

/**
 * The indicator that a thing of another room is about, found on the way: in one flight with the thing itself, whose room
 * says by a subselect over $1, the tenant, and $2, the thing, where the indicator's id stands.
 */
export async function indicatorOf(
  reader: Reader,
  tenantId: string,
  subselect: string,
  thing: string,
): Promise<Indicator | undefined> {
  const row = await indicatorRow(reader, tenantId, subselect, thing);
  return row && presentIndicator(row);
}

/** Targets with everything that makes them readable: matter, indicator, subject, tiers and duties. */
export async function readTargets(
  reader: Reader,
  tenantId: string,
  day: string,
  filter: TargetFilter = {},
): Promise<Target[]> {
  const [targets, tiers, indicators, heads, duties, units, peers] = await Promise.all([
    targetRows(reader, tenantId, filter),
    allOf(reader, 'plans.tier', tenantId),
    indicatorsById(reader, tenantId),
    matterHeads(reader, tenantId),
    dutiesByMatter(reader, tenantId, day),
    unitsKnown(reader, tenantId, day),
    peerSets(reader, tenantId),
  ]);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const tiersOf = Map.groupBy(tiers, (tier) => tier.target_id);
  return targets.map((row) => {
    const subject = unitById.get(row.subject_id);
    const peerSet = peers.find((peer) => peer.id === row.peer_set_id);
    return {
      id: row.id,
      code: row.code,
      matter: must(heads.get(row.matter_id), row.matter_id),
      indicator: must(indicators.get(row.indicator_id), row.indicator_id),
      subject: { id: row.subject_id, code: subject?.code ?? '', name: subject?.name ?? '' },
      period: row.period,
      version: row.version,
      measure: row.measure,
      op: row.op,
      unit: row.unit,
      aggregation: row.aggregation,
      direction: row.direction,
      nature: row.nature,
      strength: row.strength,
      filter: row.filter,
      scope: row.scope,
      reference: row.reference,
      peerSet: peerSet === undefined ? null : { id: peerSet.id, code: peerSet.code, name: peerSet.name },
      due: row.due,
      state: row.state,
      note: row.note,
      tiers: (tiersOf.get(row.id) ?? [])
        .sort((a, b) => tierNames.indexOf(a.tier) - tierNames.indexOf(b.tier))
        .map(({ tier, value, value2 }) => ({ tier, value, value2 })),
      duties: duties.get(row.matter_id) ?? [],
    };
  });
}

function must<T>(found: T | undefined, id: string): T {
  if (found === undefined)
    throw new Error(`A target refers to ${id}, which is not there: the foreign keys are broken.`);
  return found;
}

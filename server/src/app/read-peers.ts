import { comparePeriods, tryPeriod } from '@meritloop/engine';
import { readObservations } from '../actuals/index.ts';
import { indicatorsById, readTargets } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { peerSets, unitsKnown } from '../registry/index.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { presentFigure } from './present-figure.ts';
import { rankedBy, standingsOf } from './rank-standing.ts';
import { rankStandingOf } from './rank-targets.ts';
import { gatherTargets } from './target-lines.ts';

/** Published figures of a peer set, one indicator and period at a time. */
export async function readPeers(query: Query<typeof contract.readPeers | typeof contract.downloadPeers>) {
  const { reader, tenant, today } = query;
  const asked = query.query as Query<typeof contract.readPeers>['query'];
  const [members, indicators, units] = await Promise.all([
    peerSets(reader, tenant.id),
    indicatorsById(reader, tenant.id),
    unitsKnown(reader, tenant.id, today),
  ]);
  const sets = [...new Map(members.map(({ code, name }) => [code, { code, name }])).values()];
  const set = sets.find(({ code }) => code === asked.set) ?? sets[0] ?? null;
  const peers = members.filter((member) => member.code === set?.code).map((member) => member.unit_id);
  const observations = await readObservations(reader, tenant.id, today, { subjectIds: peers });
  const periods = new Map<string, Map<string, Set<string>>>();
  for (const { indicatorId, period, subjectId } of observations) {
    const known = periods.get(indicatorId) ?? new Map<string, Set<string>>();
    known.set(period, (known.get(period) ?? new Set()).add(subjectId));
    periods.set(indicatorId, known);
  }
  const listed = [...indicators.values()]
    .filter((indicator) => periods.has(indicator.id))
    .map((indicator) => ({
      id: indicator.id,
      code: indicator.code,
      name: indicator.name,
      unit: indicator.unit,
      periods: [...(periods.get(indicator.id)?.keys() ?? [])].sort(latestFirst),
      // Figures that most of the set published come first: a comparison of one city says little.
      most: Math.max(...[...(periods.get(indicator.id)?.values() ?? [])].map((cities) => cities.size)),
    }))
    // What a single member published is shown at its target; it is no comparison.
    .filter(({ most }) => most >= 2)
    .sort((a, b) => b.most - a.most);
  const indicator = listed.find(({ code }) => code === asked.indicator) ?? listed[0] ?? null;
  const period = indicator?.periods.find((one) => one === asked.period) ?? fullest(indicator, periods);
  const basis = indicator === null ? undefined : indicators.get(indicator.id);
  const order = asked.order ?? 'figure';
  const byFigure =
    basis === undefined || period === null || order === 'set' || basis.direction === 'band'
      ? peers
      : await orderedByFigure(query, { indicator: basis, period, unitIds: peers });
  const rankOf = [...indicators.values()].find(
    (one) => basis !== undefined && rankedBy(one, [basis]) !== undefined,
  );
  const figuresOf = (unitId: string, indicatorId: string | undefined) =>
    observations
      .filter((one) => one.subjectId === unitId && one.indicatorId === indicatorId && one.period === period)
      .map(presentFigure);
  return {
    sets,
    indicators: listed.map(({ id, code, name, unit, periods: all }) => ({
      code,
      name,
      unit,
      periods: all,
      cities: all.map((one) => periods.get(id)?.get(one)?.size ?? 0),
    })),
    set: set?.code ?? null,
    indicator: indicator?.code ?? null,
    period,
    order,
    direction: basis?.direction ?? null,
    rows: byFigure.map((id) => ({
      unit: { id, name: units.find((unit) => unit.id === id)?.name ?? '' },
      figures: figuresOf(id, indicator?.id),
      printedRank: figuresOf(id, rankOf?.id),
    })),
    ranks: basis === undefined ? [] : await promisedRanks(query, [basis.id, rankOf?.id ?? '']),
    abilities: abilitiesFor(query.principal, policy, undefined),
  };
}

type Asking = Pick<Query<typeof contract.readPeers>, 'reader' | 'tenant' | 'today'>;

/** The best published figure first; whoever published none comes last, in the set's order. No place is given. */
async function orderedByFigure(
  { reader, tenant, today }: Asking,
  asked: Parameters<typeof standingsOf>[3],
): Promise<string[]> {
  const { standings, late } = await standingsOf(reader, tenant.id, today, asked);
  return [...standings.map(({ unitId }) => unitId), ...late];
}

/** Ranks promised in this indicator, with how far each place is in the peers' published figures. */
async function promisedRanks({ reader, tenant, today }: Asking, indicatorIds: readonly string[]) {
  if (tenant.kind === 'published') return [];
  const ids = (await readTargets(reader, tenant.id, today))
    .filter((one) => one.measure === 'rank' && indicatorIds.includes(one.indicator.id))
    .map((one) => one.id);
  const found = ids.length === 0 ? [] : await gatherTargets(reader, tenant, today, ids);
  const ranks = await Promise.all(
    found.map(async (one) => ({ one, standing: await rankStandingOf(reader, tenant, today, one) })),
  );
  return ranks.flatMap(({ one: { target, judgement }, standing }) =>
    standing === null
      ? []
      : [
          {
            targetId: target.id,
            indicator: target.indicator.name,
            subject: target.subject.name,
            status: judgement.status,
            sentence: judgement.sentence,
            standing,
          },
        ],
  );
}

function latestFirst(a: string, b: string): number {
  const [first, second] = [tryPeriod(a), tryPeriod(b)];
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  return comparePeriods(second, first);
}

function fullest(
  indicator: { id: string; periods: string[] } | null,
  periods: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>,
): string | null {
  if (indicator === null) return null;
  const size = (period: string) => periods.get(indicator.id)?.get(period)?.size ?? 0;
  return [...indicator.periods].sort((a, b) => size(b) - size(a))[0] ?? null;
}

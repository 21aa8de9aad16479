import { convert, convertible, decideText, significant, type Tier } from '@meritloop/engine';
import { countingFigures } from '../gaps/index.ts';
import type { Indicator } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';

/** A member of a peer set with the figure that counts, and its place; places are given where no name is real. */
export interface Standing {
  unitId: string;
  value: string;
  observationId: string;
  /** Competition rank (1, 2, 2, 4); of equal figures each has the better place. */
  place: number;
  /** How many share the place with it. */
  tied: number;
}

/** The indicator of which another one is the rank: by code (`gdp-growth-rank`) or name (…位次). */
export function rankedBy(rank: Indicator, indicators: Iterable<Indicator>): Indicator | undefined {
  for (const one of indicators) {
    if (one.id === rank.id) continue;
    if (rank.code === `${one.code}-rank`) return one;
    if (['位次', '全省位次'].some((word) => rank.name.replace(/\s/g, '') === `${one.name}${word}`))
      return one;
  }
  return undefined;
}

/**
 * A peer set's members by one indicator and period, the best first: of each the figure that counts there, equal
 * figures on one place. Members without a figure are `late`.
 */
export async function standingsOf(
  reader: Reader,
  tenantId: string,
  day: string,
  asked: { indicator: Indicator; period: string; unitIds: readonly string[] },
): Promise<{ standings: Standing[]; late: string[] }> {
  const counted = await countingFigures(reader, tenantId, day, { indicatorIds: [asked.indicator.id] });
  const { unit } = asked.indicator;
  const found = counted.flatMap(({ observation, counts }) => {
    const { subjectId, value } = observation;
    if (!counts || value === null || observation.period !== asked.period) return [];
    if (!asked.unitIds.includes(subjectId) || !convertible(observation.unit, unit)) return [];
    const converted = convert(value, observation.unit, unit);
    return [
      {
        unitId: subjectId,
        value: converted,
        observationId: observation.id,
        x: significant(Number(converted)),
      },
    ];
  });
  const sign = asked.indicator.direction === 'lower' ? 1 : -1;
  found.sort(
    (a, b) => sign * (a.x - b.x) || asked.unitIds.indexOf(a.unitId) - asked.unitIds.indexOf(b.unitId),
  );
  const standings = found.map(({ x, ...one }) => ({
    ...one,
    place: found.findIndex((other) => other.x === x) + 1,
    tied: found.filter((other) => other.x === x).length - 1,
  }));
  const known = new Set(standings.map(({ unitId }) => unitId));
  return { standings, late: asked.unitIds.filter((id) => !known.has(id)) };
}

/** Difference of two figures in one unit, not below 0 decimals, with the decimals of the finer one. */
function difference(a: string, b: string): string {
  const decimals = Math.max(a.split('.')[1]?.length ?? 0, b.split('.')[1]?.length ?? 0);
  return decideText(Math.abs(Number(a) - Number(b)), decimals);
}

/**
 * How far a member is, in published figures, from the place above and from each promised place: what whoever holds it
 * has published, and the difference. Nothing is foreseen and no effort is computed.
 */
export function distances(
  standings: readonly Standing[],
  unitId: string,
  promised: readonly { tier: '' | Tier; place: number }[],
) {
  const own = standings.find((one) => one.unitId === unitId);
  if (own === undefined) return { own: null, above: null, tiers: [] };
  const holder = (place: number) => standings.findLast((one) => one.place <= place);
  const above = standings.findLast((one) => one.place < own.place);
  return {
    own,
    above: above === undefined ? null : { ...above, difference: difference(above.value, own.value) },
    tiers: promised.map(({ tier, place }) => {
      const held = own.place <= place ? undefined : holder(place);
      return {
        tier,
        place,
        reached: own.place <= place,
        holder: held === undefined ? null : { ...held, difference: difference(held.value, own.value) },
      };
    }),
  };
}

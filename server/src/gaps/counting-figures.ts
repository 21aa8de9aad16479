import { bySeries, readObservations } from '../actuals/index.ts';
import { indicatorsById } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import { answeringUnits, unitsByEveryName } from '../registry/index.ts';
import { type Counted, countFigures } from './count-figures.ts';

/**
 * The figures that may be seen on a day, with the one that counts in each period of each series (one indicator, one
 * subject). Rows published as not comparable, or beside one target and not said to be the same measure, are left to those
 * who ask for that target.
 */
export async function countingFigures(
  reader: Reader,
  tenantId: string,
  day: string,
  filter: { indicatorIds: readonly string[] },
): Promise<Counted[]> {
  const [observations, leads] = await Promise.all([
    readObservations(reader, tenantId, day, filter),
    leadSources(reader, tenantId, day),
  ]);
  const open = observations.filter(
    ({ comparability, targetId }) =>
      (comparability === null && targetId === null) || comparability === 'same',
  );
  return [...bySeries(open).values()].flatMap((series) => {
    const [first] = series;
    return countFigures(series, (source) => leads(first?.indicatorId ?? '', source));
  });
}

/**
 * Tells whether a source is an indicator's lead unit. Sources are printed with the unit's name first (乙丑局核定), or as
 * its code or name alone; of two names that fit the longer one is meant (甲县子镇 is not 甲县).
 */
export async function leadSources(
  reader: Reader,
  tenantId: string,
  day: string,
): Promise<(indicatorId: string, source: string) => boolean> {
  const [indicators, units, answering] = await Promise.all([
    indicatorsById(reader, tenantId),
    unitsByEveryName(reader, tenantId, day),
    answeringUnits(reader, tenantId, day),
  ]);
  const unitOf = sourceUnits(units);
  return (indicatorId, source) => {
    const lead = indicators.get(indicatorId)?.leadUnitId ?? null;
    if (lead === null) return false;
    const from = unitOf(source);
    return from === lead || (from !== undefined && from === answering.get(lead));
  };
}

/** The id of the unit that a source's printed name begins with, or undefined. */
export function sourceUnits(
  units: readonly { id: string; code: string; name: string }[],
): (source: string) => string | undefined {
  const byCode = new Map(units.map((unit) => [unit.code, unit.id]));
  const longestFirst = [...units].sort((a, b) => b.name.length - a.name.length);
  const known = new Map<string, string | undefined>();
  return (source) => {
    if (!known.has(source)) {
      const named = longestFirst.find((unit) => unit.name !== '' && source.startsWith(unit.name));
      known.set(source, byCode.get(source) ?? named?.id);
    }
    return known.get(source);
  };
}

import { type Observation, readObservations } from '../actuals/index.ts';
import { indicatorsById } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import { unitsOn } from '../registry/index.ts';
import { type Counted, countFigures } from './count-figures.ts';

/**
 * The figures that may be seen on a day, with the one that counts in each period of each series (one indicator, one
 * subject). Rows published as not comparable, or beside one target only, are left to those who ask for that target.
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
    return countFigures(series, leads.get(first?.indicatorId ?? '') ?? new Set());
  });
}

/** Observations of one indicator and subject, in the order in which they came. */
export function bySeries(observations: readonly Observation[]): Map<string, Observation[]> {
  const series = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = seriesKey(observation.indicatorId, observation.subjectId);
    const known = series.get(key);
    if (known === undefined) series.set(key, [observation]);
    else known.push(observation);
  }
  return series;
}

export const seriesKey = (indicatorId: string, subjectId: string) => `${indicatorId} ${subjectId}`;

/** The names under which each indicator's lead unit reports: its code and its name. */
export async function leadSources(
  reader: Reader,
  tenantId: string,
  day: string,
): Promise<Map<string, ReadonlySet<string>>> {
  const [indicators, units] = await Promise.all([
    indicatorsById(reader, tenantId),
    unitsOn(reader, tenantId, day),
  ]);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  return new Map(
    [...indicators.values()].map((indicator) => {
      const lead = indicator.leadUnitId === null ? undefined : unitById.get(indicator.leadUnitId);
      return [indicator.id, new Set(lead === undefined ? [] : [lead.code, lead.name])];
    }),
  );
}

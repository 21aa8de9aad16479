import { actualStatuses, comparePeriods, type Period, tryPeriod } from '@meritloop/engine';
import { familyOf } from './asked-period.ts';
import type { Observation } from './read-observations.ts';

/** The figures that stand beside the one that is asked for. */
export interface Neighbours {
  /** The latest earlier period for which a value is known. */
  last: Observation | null;
  /** The same period a year before, where a value is known. */
  lastYear: Observation | null;
}

/** A source that states no status means the figure as final. */
const rank = (figure: Observation) => actualStatuses.indexOf(figure.status ?? 'final');

/**
 * Finds a request's neighbours in the series of its indicator and subject. Of several figures for one period the unit's
 * own comes first, then the later status, then the later version. A month and a year-to-date ending in it stand in
 * for each other: `2026-01..05` is what comes before `2026-06`.
 */
export function neighboursOf(
  series: readonly Observation[],
  asked: { period: string; source: string },
): Neighbours {
  const period = tryPeriod(asked.period);
  if (period === null) return { last: null, lastYear: null };
  const known = series.flatMap((figure) => {
    const own = tryPeriod(figure.period);
    return own !== null && figure.value !== null && familyOf(own) === familyOf(period)
      ? [{ figure, period: own }]
      : [];
  });
  const best = (candidates: { figure: Observation; period: Period }[]): Observation | null =>
    candidates.reduce<{ figure: Observation; period: Period } | null>((found, one) => {
      if (found === null) return one;
      const byTime = comparePeriods(one.period, found.period);
      const byOwner =
        Number(one.figure.source === asked.source) - Number(found.figure.source === asked.source);
      const byStatus = rank(one.figure) - rank(found.figure);
      return (one.period.end === found.period.end ? byOwner || byStatus || 0 : byTime) >= 0 ? one : found;
    }, null)?.figure ?? null;
  const yearBefore = (end: string) => `${Number(end.slice(0, 4)) - 1}${end.slice(4, 7)}`;
  return {
    last: best(known.filter((one) => one.period.end < period.end)),
    lastYear: best(known.filter((one) => one.period.end.slice(0, 7) === yearBefore(period.end))),
  };
}

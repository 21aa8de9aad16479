import {
  comparePeriods,
  containsPeriod,
  convert,
  convertible,
  decideText,
  monthsElapsed,
  monthsInAll,
  type Period,
  partsOf,
  tryPeriod,
} from '@meritloop/engine';
import type { CountedFigure } from '@meritloop/server/contract/gaps';
import type { Target } from '@meritloop/server/contract/plans';
import type { PacePoint, PaceSeries } from '../ui/chart/paceOption.ts';

/** Fewer figures than this are a table, not a line. */
const fewest = 3;

type Forecast = { value: string; low: string | null; high: string | null } | null;

/**
 * What the chart of a target draws: the figure that counts in each period of the target, in the target's unit; for a
 * paced target the range from its lowest to its highest tier at each period's end; its tiers, and its forecast.
 *
 * @returns null where there are fewer than three figures that may be compared
 */
export function paceSeries(
  target: Pick<Target, 'period' | 'unit' | 'tiers' | 'measure'> & { indicator: { frequency: string | null } },
  figures: readonly CountedFigure[],
  judged: { paced: boolean; forecast: Forecast },
  tierLabel: (tier: Target['tiers'][number]['tier'], value: string) => string,
): PaceSeries | null {
  const whole = tryPeriod(target.period);
  if (whole === null) return null;
  const pointIsPercent = target.measure === 'change_pp';
  const known = figures.flatMap((figure) => {
    const period = tryPeriod(figure.period);
    if (period === null || !figure.counts || figure.value === null) return [];
    if (!containsPeriod(whole, period)) return [];
    if (!convertible(figure.unit, target.unit, { pointIsPercent })) return [];
    return [{ period, actual: convert(figure.value, figure.unit, target.unit, { pointIsPercent }) }];
  });
  if (known.length < fewest) return null;
  const last =
    known
      .map(({ period }) => period.end)
      .sort()
      .at(-1) ?? '';
  const has = new Set(known.map(({ period }) => period.end));
  // Months without a figure keep their place, so that the line breaks there and time stays even; a paced target shows
  // the rest of its year as well.
  const empty = rhythmOf(whole, target.indicator.frequency)
    .filter(({ end }) => !has.has(end) && (judged.paced || end < last))
    .map((period) => ({ period, actual: null }));
  const tiers = target.tiers.flatMap(({ tier, value }) => (value === null ? [] : [{ tier, value }]));
  const points: PacePoint[] = [...known, ...empty]
    .sort((a, b) => comparePeriods(a.period, b.period))
    .map(({ period, actual }) => ({
      period: period.text,
      actual,
      ...(judged.paced ? expected(tiers, whole, period) : { paceLow: null, paceHigh: null }),
    }));
  const end = points.at(-1);
  return {
    unit: target.unit,
    points,
    tiers: tiers.map(({ tier, value }) => ({ label: tierLabel(tier, value), value })),
    ...(judged.forecast === null || end === undefined || end.actual !== null
      ? {}
      : { forecast: { period: end.period, ...judged.forecast } }),
  };
}

/** Lowest and highest tier times the share of the months gone at the end of a period. */
function expected(tiers: readonly { value: string }[], whole: Period, period: Period) {
  const share = monthsElapsed(partsOf(whole.start).year, period.end) / monthsInAll(whole);
  const edges = tiers.map(({ value }) => Number(value)).sort((a, b) => a - b);
  const [low, high] = [edges[0], edges.at(-1)];
  if (low === undefined || high === undefined) return { paceLow: null, paceHigh: null };
  return { paceLow: decideText(low * share, 2), paceHigh: decideText(high * share, 2) };
}

/** Every period at which a series of this rhythm has a figure within a year, first to last. */
function rhythmOf(whole: Period, frequency: string | null): Period[] {
  if (whole.kind !== 'year') return [];
  const year = whole.text;
  const rhythm =
    frequency === 'month'
      ? Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)
      : frequency === 'quarter'
        ? [`${year}-Q1`, `${year}-H1`, `${year}-01..09`, year]
        : frequency === 'half_year'
          ? [`${year}-H1`, year]
          : [year];
  return rhythm.map(tryPeriod).filter((period): period is Period => period !== null);
}

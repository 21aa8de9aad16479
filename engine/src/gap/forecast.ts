import { monthsInAll } from '../calendar/elapsed.ts';
import { yearOf } from '../calendar/period.ts';
import { decideText } from '../quantity/decide.ts';
import { plain, trimmed } from '../quantity/plain.ts';
import { because, type Reason } from '../quantity/reason.ts';
import { elapsedMonths, type Figure } from './figure.ts';
import { cumulativeByMonth, lastYearProfile } from './profile.ts';
import type { Observation } from './series.ts';
import type { TargetRow } from './target.ts';

/** What the whole period would come to. Plain decimals in the target's unit; no interval where none is sound. */
export interface Forecast {
  value: string;
  low: string | null;
  high: string | null;
  method: 'last_year_profile' | 'run_rate';
  formula: string;
  substituted: string;
}

export type ForecastFound = { forecast: Forecast } | { reason: Reason };

/** Decimals of a forecast, so that 138.857142857 does not claim more than it knows. */
const DECIMALS = 4;
/** One month alone says nothing about a year: January and February are even published as one. */
const FEWEST_MONTHS = 2;
/** An interval needs this many of the last months. */
const FEWEST_FOR_INTERVAL = 3;
const MONTHS_FOR_INTERVAL = 6;

const shown = (x: number): string => trimmed(decideText(x, DECIMALS));

/**
 * The forecast of a cumulative target. From last year's monthly profile if that is complete: value ÷ last year's
 * share by the same month, with the smallest and largest of what this year's last six months would have said as its
 * interval. Else the run rate, value ÷ months elapsed × months, without an interval. Else the reason why not.
 */
export function forecastOf(
  target: TargetRow,
  figure: Figure,
  paced: boolean,
  series: readonly Observation[],
): ForecastFound {
  if (!paced) {
    return {
      reason: because('no_forecast_unpaced', '非累计指标不作预测', 'only cumulative figures are forecast'),
    };
  }
  if (figure.whole) {
    return {
      reason: because(
        'no_forecast_whole',
        '期间已完整，无需预测',
        'the period is complete; nothing to forecast',
      ),
    };
  }
  return byProfile(target, figure, series) ?? byRunRate(target, figure);
}

function byProfile(target: TargetRow, figure: Figure, series: readonly Observation[]): ForecastFound | null {
  const profile = lastYearProfile(target.period, series);
  const month = elapsedMonths(target.period, figure);
  const share = profile?.get(month);
  if (!profile || share === undefined || share <= 0) return null;
  const said: number[] = [];
  for (const [at, one] of cumulativeByMonth(series, yearOf(target.period))) {
    const then = profile.get(at) ?? 0;
    if (at <= month && at > month - MONTHS_FOR_INTERVAL && then > 0) said.push(one.value / then);
  }
  const interval = said.length >= FEWEST_FOR_INTERVAL;
  return {
    forecast: {
      value: shown(figure.value / share),
      low: interval ? shown(Math.min(...said)) : null,
      high: interval ? shown(Math.max(...said)) : null,
      method: 'last_year_profile',
      formula: "actual ÷ last year's share by the same month",
      substituted: `${figure.text} ÷ ${plain(share)}`,
    },
  };
}

function byRunRate(target: TargetRow, figure: Figure): ForecastFound {
  const elapsed = elapsedMonths(target.period, figure);
  const all = monthsInAll(target.period);
  if (elapsed < FEWEST_MONTHS) {
    return {
      reason: because(
        'no_forecast_too_early',
        `只有 ${plain(elapsed)} 个月的数，又无上年逐月数可参照，不作预测`,
        `${plain(elapsed)} month(s) alone, without last year's months, are no basis for a forecast`,
      ),
    };
  }
  return {
    forecast: {
      value: shown((figure.value / elapsed) * all),
      low: null,
      high: null,
      method: 'run_rate',
      formula: 'actual ÷ months elapsed × months',
      substituted: `${figure.text} ÷ ${plain(elapsed)} × ${plain(all)}`,
    },
  };
}

import { monthsElapsed, monthsInAll } from '../calendar/elapsed.ts';
import { containsPeriod, type Period, yearOf } from '../calendar/period.ts';
import type { Reason } from '../quantity/reason.ts';
import { meanFigure } from './mean.ts';
import type { Observation } from './series.ts';
import { sumOfYears } from './sum-of-years.ts';
import type { ActualRow, TargetRow } from './target.ts';

/** The one figure that a target is held against. */
export interface Figure {
  value: number;
  /** Plain decimal in the target's unit. */
  text: string;
  /** The figure's own period; pace is read at its end. */
  period: Period;
  /** Whether it stands for the whole period of the target. */
  whole: boolean;
  /** How it was made, when it is not a row as it stands: formula and formula with figures. */
  made: { formula: string; substituted: string } | null;
  rows: readonly ActualRow[];
  /** Sources of the same standing that say otherwise. */
  disputedBy: readonly ActualRow[];
  notes: readonly Reason[];
}

/** The figure of a series for the target's period by its aggregation, or null if there is none yet. */
export function figureOf(target: TargetRow, series: readonly Observation[]): Figure | null {
  const { aggregation, period } = target;
  if (aggregation === 'average') return meanFigure(period, series);
  if (aggregation === 'latest') return latest(period, series);
  return period.kind === 'years' ? sumOfYears(period, series) : cumulative(period, series);
}

/** The last figure within the period. */
function latest(period: Period, series: readonly Observation[]): Figure | null {
  const found = series.findLast((one) => containsPeriod(period, one.period));
  return found ? asItStands(found, found.period.end === period.end) : null;
}

/** The last value counted from 1 January; a quarter's figure is as good as its last month's. */
function cumulative(period: Period, series: readonly Observation[]): Figure | null {
  const year = yearOf(period);
  const found = series.findLast(
    (one) => one.period.kind !== 'years' && yearOf(one.period) === year && one.period.end <= period.end,
  );
  return found ? asItStands(found, found.period.end === period.end) : null;
}

/** One observation, unchanged. */
export function asItStands(one: Observation, whole: boolean): Figure {
  const { value, text, period, row, disputedBy } = one;
  return { value, text, period, whole, made: null, rows: [row], disputedBy, notes: [] };
}

/** Months from 1 January of the target's first year to the figure's end, never beyond the target's end. */
export function elapsedMonths(period: Period, figure: Figure): number {
  const end = figure.period.end < period.end ? figure.period.end : period.end;
  return monthsElapsed(Number(period.start.slice(0, 4)), end);
}

/** Months of the target's period that are left after the figure. */
export function monthsLeft(period: Period, figure: Figure): number {
  return monthsInAll(period) - elapsedMonths(period, figure);
}

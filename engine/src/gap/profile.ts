import { daysInMonth, partsOf } from '../calendar/day.ts';
import { monthsInAll } from '../calendar/elapsed.ts';
import { type Period, yearOf } from '../calendar/period.ts';
import type { Observation } from './series.ts';

/** Cumulative figures of a year by the month at whose end they stand. */
export function cumulativeByMonth(series: readonly Observation[], year: number): Map<number, Observation> {
  const months = new Map<number, Observation>();
  for (const one of series) {
    if (one.period.kind === 'years' || yearOf(one.period) !== year) continue;
    const { year: endYear, month, dayOfMonth } = partsOf(one.period.end);
    if (endYear === year && dayOfMonth === daysInMonth(year, month)) months.set(month, one);
  }
  return months;
}

/**
 * How last year's value had grown by the end of each month, as shares of its value at the target's end; null unless
 * every month is there (January may be missing where 1–2月 is published as one), it never fell, and it ended above
 * zero. Only for targets within one year.
 */
export function lastYearProfile(period: Period, series: readonly Observation[]): Map<number, number> | null {
  const months = monthsInAll(period);
  if (period.kind === 'years' || !Number.isInteger(months)) return null;
  const last = cumulativeByMonth(series, yearOf(period) - 1);
  const end = last.get(months)?.value ?? 0;
  if (end <= 0) return null;
  const shares = new Map<number, number>();
  let before = 0;
  for (let month = 1; month <= months; month++) {
    const one = last.get(month);
    if (!one) {
      if (month === 1 && last.get(2)?.period.text.endsWith('-01..02')) continue;
      return null;
    }
    if (one.value < before) return null;
    before = one.value;
    shares.set(month, one.value / end);
  }
  return shares;
}

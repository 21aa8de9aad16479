import { type Day, daysInMonth, partsOf } from './day.ts';
import type { Period } from './period.ts';

/**
 * Months elapsed from 1 January of `fromYear` to the end of `day`: 6 on 30 June, and in the middle of a month the
 * part of it that is gone (15 June: 5.5). Cumulative values count from 1 January, whatever period they are for.
 */
export function monthsElapsed(fromYear: number, day: Day): number {
  const { year, month, dayOfMonth } = partsOf(day);
  return (year - fromYear) * 12 + (month - 1) + dayOfMonth / daysInMonth(year, month);
}

/** Months from 1 January of the period's first year to its end: 12 for a year, 6 for Q2 and H1, 60 for five years. */
export function monthsInAll(period: Period): number {
  return monthsElapsed(partsOf(period.start).year, period.end);
}

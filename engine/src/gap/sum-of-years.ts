import { type Period, yearOf } from '../calendar/period.ts';
import { plain } from '../quantity/plain.ts';
import { because, type Reason } from '../quantity/reason.ts';
import { asItStands, type Figure } from './figure.ts';
import type { Observation } from './series.ts';

/**
 * The figure of a cumulative target of several years: one that was reported for several years from the same first
 * year on, or the whole years so far and the last figure of the running one, added. Whichever reaches further
 * counts. A year without its whole figure ends the sum.
 */
export function sumOfYears(period: Period, series: readonly Observation[]): Figure | null {
  const stated = series.findLast(
    (one) => one.period.kind === 'years' && one.period.start === period.start && one.period.end <= period.end,
  );
  const { parts, notes } = yearByYear(
    period,
    series.filter((one) => one.period.kind !== 'years'),
  );
  const last = parts.at(-1);
  if (stated && (!last || stated.period.end >= last.period.end)) {
    return asItStands(stated, stated.period.end === period.end);
  }
  if (!last) return null;
  const text = plain(parts.reduce((sum, part) => sum + part.value, 0));
  return {
    value: Number(text),
    text,
    period: last.period,
    whole: last.period.end === period.end,
    made: {
      formula: parts.map((part) => part.period.text).join(' + '),
      substituted: parts.map((part) => part.text).join(' + '),
    },
    rows: parts.map((part) => part.row),
    disputedBy: parts.flatMap((part) => part.disputedBy),
    notes,
  };
}

function yearByYear(
  period: Period,
  series: readonly Observation[],
): { parts: Observation[]; notes: Reason[] } {
  const parts: Observation[] = [];
  for (let year = yearOf({ ...period, end: period.start }); year <= yearOf(period); year++) {
    const part = series.findLast((one) => yearOf(one.period) === year);
    if (!part) return { parts, notes: stopped(year, series) };
    parts.push(part);
    if (!part.period.end.endsWith('-12-31')) return { parts, notes: stopped(year, series) };
  }
  return { parts, notes: [] };
}

/** Later figures that cannot be added because a year before them is not whole. */
function stopped(year: number, series: readonly Observation[]): Reason[] {
  if (!series.some((one) => yearOf(one.period) > year)) return [];
  return [
    because(
      'year_incomplete',
      `${year} 年没有全年数，其后的数没有计入`,
      `${year} has no figure for the whole year, so later figures are not counted`,
    ),
  ];
}

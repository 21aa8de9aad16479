import { type Period, tryPeriod } from '@meritloop/engine';
import { refuse } from './errors.ts';

/** Periods that documents are made for: those in which a city reports. */
const kinds = new Set(['month', 'quarter', 'half', 'months', 'year']);

export interface DocumentPeriods {
  period: Period;
  /** What it is compared with: the month before, or for a longer period what had passed a quarter earlier. */
  previous: Period;
}

/** The period of a document and what it is compared with; it must be over on the day. */
export function periodsOf(text: string, today: string): DocumentPeriods {
  const period = tryPeriod(text);
  if (period === null || !kinds.has(period.kind)) throw refuse.document_period({ period: text });
  if (period.end > today) throw refuse.period_not_over({ period: text, end: period.end });
  const previous = tryPeriod(previousOf(period));
  if (previous === null) throw refuse.document_period({ period: text });
  return { period, previous };
}

function previousOf(period: Period): string {
  const year = Number(period.end.slice(0, 4));
  const month = Number(period.end.slice(5, 7));
  if (period.kind === 'month') return monthText(year, month - 1);
  // A longer period is compared with what had passed of the year a quarter earlier.
  const passed = month - 3;
  if (passed <= 0) return `${year - 1}`;
  if (passed === 3) return `${year}-Q1`;
  if (passed === 6) return `${year}-H1`;
  return `${year}-01..${String(passed).padStart(2, '0')}`;
}

function monthText(year: number, month: number): string {
  return month === 0 ? `${year - 1}-12` : `${year}-${String(month).padStart(2, '0')}`;
}

/** What can be produced on a day, newest first: the last six months, and the quarters and halves of a year. */
export function periodsOffered(today: string): string[] {
  const year = Number(today.slice(0, 4));
  const years = [year, year - 1];
  const months = years.flatMap((one) => Array.from({ length: 12 }, (_, index) => monthText(one, 12 - index)));
  const longer = years.flatMap((one) => [
    `${one}`,
    `${one}-Q4`,
    `${one}-01..09`,
    `${one}-Q3`,
    `${one}-H1`,
    `${one}-Q2`,
    `${one}-Q1`,
  ]);
  const over = (text: string) => (tryPeriod(text)?.end ?? '9999') <= today;
  return [...months.filter(over).slice(0, 6), ...longer.filter(over).slice(0, 5)];
}

/**
 * Periods under which a figure counted from January, or the latest one, is stated for a period: 2026-H1, 2026-01..06,
 * 2026-06. A quarter of its own is none of them.
 */
export function periodsCumulated(period: Period): string[] {
  const year = period.end.slice(0, 4);
  const month = period.end.slice(5, 7);
  const all = [
    period.text,
    ...(month === '12' ? [year] : []),
    ...(month === '06' ? [`${year}-H1`] : []),
    ...(month === '03' ? [`${year}-Q1`] : []),
    ...(month === '01' ? [] : [`${year}-01..${month}`]),
    `${year}-${month}`,
  ];
  return [...new Set(all)];
}

/** The period and the shorter ones that end with it: 2026-H1, 2026-Q2, 2026-06. */
export function periodsEndingWith(period: Period): string[] {
  const year = Number(period.end.slice(0, 4));
  const month = Number(period.end.slice(5, 7));
  const shorter = [...(month % 3 === 0 ? [`${year}-Q${month / 3}`] : []), monthText(year, month)];
  return [period.text, ...shorter.filter((text) => text !== period.text && period.kind !== 'month')];
}

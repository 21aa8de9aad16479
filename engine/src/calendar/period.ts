import { refuse } from '../quantity/problem.ts';
import { addDays, type Day, dayOf, daysInMonth, isDay, weekday } from './day.ts';

/**
 * Periods 期间 as docs/contract.md writes them:
 * `2024` · `2024-H1` · `2024-Q2` · `2024-06` · `2024-W26` · `2024-06-30` · `2024-01..02`, `2024-01..09` (months from
 * January on, as published) · `2023..2027` (several years).
 */
export type PeriodKind = 'year' | 'half' | 'quarter' | 'month' | 'week' | 'day' | 'months' | 'years';

export interface Period {
  /** The one way of writing it; also its key. */
  text: string;
  kind: PeriodKind;
  /** First and last day, both included. */
  start: Day;
  end: Day;
}

const FORMS: readonly [RegExp, (parts: number[], text: string) => Period | null][] = [
  [/^(\d{4})$/, ([year], text) => span(text, 'year', year, 1, year, 12)],
  [/^(\d{4})-H([12])$/, ([year, n = 0], text) => span(text, 'half', year, n * 6 - 5, year, n * 6)],
  [/^(\d{4})-Q([1-4])$/, ([year, n = 0], text) => span(text, 'quarter', year, n * 3 - 2, year, n * 3)],
  [/^(\d{4})-(\d{2})$/, ([year, month], text) => span(text, 'month', year, month, year, month)],
  [
    /^(\d{4})-01\.\.(\d{2})$/,
    ([year, to = 0], text) => (to < 2 ? null : span(text, 'months', year, 1, year, to)),
  ],
  [/^(\d{4})-W(\d{2})$/, ([year = 0, week = 0], text) => weekPeriod(year, week, text)],
  [
    /^(\d{4}-\d{2}-\d{2})$/,
    (_, text) => (isDay(text) ? { text, kind: 'day', start: text, end: text } : null),
  ],
  [
    /^(\d{4})\.\.(\d{4})$/,
    ([from = 0, to = 0], text) => (from < to ? span(text, 'years', from, 1, to, 12) : null),
  ],
];

function span(text: string, kind: PeriodKind, year = 0, month = 0, toYear = 0, toMonth = 0): Period | null {
  if (year < 1 || month < 1 || toMonth > 12 || month > 12 || toMonth < 1) return null;
  return {
    text,
    kind,
    start: dayOf(year, month, 1),
    end: dayOf(toYear, toMonth, daysInMonth(toYear, toMonth)),
  };
}

/** ISO 8601 week: Monday to Sunday, week 1 holds the year's first Thursday. */
function weekPeriod(year: number, week: number, text: string): Period | null {
  if (year < 1 || week < 1 || week > 53) return null;
  const fourth = dayOf(year, 1, 4);
  const monday = addDays(fourth, 1 - weekday(fourth) + (week - 1) * 7);
  if (addDays(monday, 3).slice(0, 4) !== dayOf(year, 1, 1).slice(0, 4)) return null;
  return { text, kind: 'week', start: monday, end: addDays(monday, 6) };
}

/** The period that `text` writes, or null if it is none. */
export function tryPeriod(text: string): Period | null {
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    if (match) return read(match.slice(1).map(Number), text);
  }
  return null;
}

const FORMS_IN_WORDS = '2024, 2024-H1, 2024-Q2, 2024-06, 2024-W26, 2024-06-30, 2024-01..02, 2023..2027';

/** The period that `text` writes. Throws InputError naming the forms that there are. */
export function parsePeriod(text: string): Period {
  const period = tryPeriod(text);
  if (period) return period;
  throw refuse('unreadable_period', unreadablePeriod(text));
}

/** What to say of a period that cannot be read. */
export function unreadablePeriod(text: string): { zh: string; en: string } {
  return {
    zh: `“${text}”不是可识别的期间。请写成：${FORMS_IN_WORDS}。`,
    en: `"${text}" is no period. Write one of: ${FORMS_IN_WORDS}.`,
  };
}

/** Order of time: by last day, and of two that end together the longer one later. 0 only for the same span. */
export function comparePeriods(a: Period, b: Period): number {
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  if (a.start !== b.start) return a.start > b.start ? -1 : 1;
  return 0;
}

/** Whether `inner` lies within `outer`. A week lies in the year that ISO 8601 numbers it in. */
export function containsPeriod(outer: Period, inner: Period): boolean {
  if (inner.kind === 'week' && outer.kind !== 'week') {
    const thursday = addDays(inner.start, 3);
    return outer.start <= thursday && thursday <= outer.end;
  }
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The year in which the period ends (a week: its ISO year). */
export function yearOf(period: Period): number {
  return Number((period.kind === 'week' ? addDays(period.start, 3) : period.end).slice(0, 4));
}

/**
 * The same period a year earlier 上年同期: 2024-06 → 2023-06. Null where there is none: week 53, 29 February, or
 * several years.
 */
export function samePeriodLastYear(period: Period): Period | null {
  if (period.kind === 'years') return null;
  return tryPeriod(String(Number(period.text.slice(0, 4)) - 1).padStart(4, '0') + period.text.slice(4));
}

import { type Period, samePeriodLastYear, tryPeriod } from '@meritloop/engine';
import type { Indicator } from '../plans/index.ts';

const monthsOf = { month: 1, quarter: 3, half_year: 6, year: 12 } as const;

/**
 * The period in which an indicator is measured at the end of the one that is asked for, or null where it is not
 * measured then: a half-year asks a monthly indicator for June, a month asks a quarterly one only where a quarter
 * ends. Where the series named the period that ended a year before, it is named alike, so that one series keeps one
 * way of writing (`2026-H1` after `2025-H1`, `2026-01..02` after `2025-01..02`).
 *
 * @param series periods that the indicator has figures for
 */
export function measuredPeriod(
  indicator: Pick<Indicator, 'frequency'>,
  asked: Period,
  series: Iterable<string>,
): string | null {
  const { frequency } = indicator;
  if (asked.kind === 'week' || asked.kind === 'day' || asked.kind === 'years' || frequency === null)
    return asked.text;
  const every = monthsOf[frequency];
  const month = Number(asked.end.slice(5, 7));
  if (month % every !== 0) return null;
  const year = asked.end.slice(0, 4);
  const before = `${Number(year) - 1}${asked.end.slice(4, 7)}`;
  const names = new Set<string>();
  for (const text of series) {
    const period = tryPeriod(text);
    if (period?.end.slice(0, 7) === before) names.add(text);
  }
  const usual = usualName(year, month, every);
  const alike = (name: string) => {
    const period = tryPeriod(name);
    return period !== null && samePeriodLastYear(period)?.text;
  };
  if (names.size === 0 || names.has(alike(usual) || '')) return usual;
  const [only] = names;
  return only === undefined ? usual : `${year}${only.slice(4)}`;
}

function usualName(year: string, month: number, every: number): string {
  if (every === 1) return `${year}-${String(month).padStart(2, '0')}`;
  if (every === 3) return `${year}-Q${month / 3}`;
  return every === 6 ? `${year}-H${month / 6}` : year;
}

/** The last day of a period, or the text itself where it is none: what tells two requests of one time together. */
export const endOf = (period: string): string => tryPeriod(period)?.end ?? period;

/**
 * Whether a figure for one period answers for another that ends on the same day: the same kind of period does; a
 * cumulative figure does whatever it is called, since it counts from January.
 */
export function answersFor(held: string, asked: string, aggregation: Indicator['aggregation']): boolean {
  if (held === asked) return true;
  const [one, other] = [tryPeriod(held), tryPeriod(asked)];
  if (one === null || other === null || one.end !== other.end) return false;
  return aggregation === 'cumulative' || familyOf(one) === familyOf(other);
}

/** A month and a year-to-date ending in it stand in for each other. */
export const familyOf = ({ kind }: Period) => (kind === 'months' ? 'month' : kind);

const cut = {
  month: { last: 12, at: 5, name: (n: number) => String(n).padStart(2, '0') },
  quarter: { last: 4, at: 6, name: (n: number) => `Q${n}` },
  half: { last: 2, at: 6, name: (n: number) => `H${n}` },
} as const;

/** The period of the same kind just before; null where there is no such thing. */
export function periodBefore(period: Period): Period | null {
  const year = Number(period.text.slice(0, 4));
  if (period.kind === 'year') return tryPeriod(String(year - 1));
  if (period.kind !== 'month' && period.kind !== 'quarter' && period.kind !== 'half') return null;
  const { last, at, name } = cut[period.kind];
  const number = Number(period.text.slice(at));
  return tryPeriod(number > 1 ? `${year}-${name(number - 1)}` : `${year - 1}-${name(last)}`);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  asOfDay,
  comparePeriods,
  containsPeriod,
  dayInShanghai,
  daysBetween,
  InputError,
  isDay,
  isWorkingDay,
  monthsElapsed,
  parsePeriod,
  periodWords,
  plain,
  samePeriodLastYear,
  tryPeriod,
  weekday,
  workingDaysBetween,
} from '../src/index.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'calendar', name), 'utf8'));

interface PeriodRow {
  text: string;
  start: string;
  end: string;
  elapsed: string;
  zh: string;
  en: string;
  lastYear: string | null;
}

describe('periods', () => {
  const cases = read('periods.json') as { rows: PeriodRow[]; none: string[]; order: string[] };

  test.each(cases.rows)('$text', ({ text, start, end, elapsed, zh, en, lastYear }) => {
    const period = parsePeriod(text);
    expect(period).toMatchObject({ text, start, end });
    expect(plain(monthsElapsed(Number(start.slice(0, 4)), end))).toBe(elapsed);
    expect(periodWords(period)).toEqual({ zh, en });
    expect(samePeriodLastYear(period)?.text ?? null).toBe(lastYear);
  });

  test.each(cases.none)('"%s" is none', (text) => {
    expect(tryPeriod(text)).toBeNull();
    expect(() => parsePeriod(text)).toThrow(InputError);
  });

  test('order of time', () => {
    const periods = cases.order.map(parsePeriod);
    expect(periods.toReversed().sort(comparePeriods)).toEqual(periods);
  });

  test.each([
    ['2024', '2024-06', true],
    ['2024', '2023-12', false],
    ['2024-Q2', '2024-06-30', true],
    ['2024-Q2', '2024-01..06', false],
    ['2024-Q2', '2024-H1', false],
    ['2024', '2025-W01', false],
    ['2025', '2025-W01', true],
    ['2023..2027', '2024', true],
    ['2024', '2023..2024', false],
  ])('%s contains %s: %s', (outer, inner, contained) => {
    expect(containsPeriod(parsePeriod(outer), parsePeriod(inner))).toBe(contained);
  });

  test('as-of is a day or the end of a period', () => {
    expect(asOfDay('2024-06')).toBe('2024-06-30');
    expect(asOfDay('2024-06-15')).toBe('2024-06-15');
    expect(asOfDay('2024')).toBe('2024-12-31');
    expect(() => asOfDay('June')).toThrow(InputError);
  });
});

describe('days', () => {
  test('the day in Shanghai is eight hours ahead', () => {
    expect(dayInShanghai(Date.parse('2024-06-30T15:59:59Z'))).toBe('2024-06-30');
    expect(dayInShanghai(Date.parse('2024-06-30T16:00:00Z'))).toBe('2024-07-01');
  });

  test.each(['2023-02-29', '2024-13-01', '2024-6-1', '2024-00-10', '2024-04-31'])(
    '%s does not exist',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  const anyDay = fc.integer({ min: 0, max: 80_000 }).map((n) => addDays('1900-01-01', n));

  test('adding and counting agree, and the week goes round', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
        const other = addDays(day, count);
        expect(isDay(other)).toBe(true);
        expect(daysBetween(day, other)).toBe(count);
        expect(weekday(addDays(day, 7))).toBe(weekday(day));
        expect(weekday(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
      }),
    );
  });
});

describe('working days', () => {
  const cases = read('working-days.json') as {
    perYear: Record<string, number>;
    days: { day: string; works: boolean }[];
    added: { from: string; count: number; to: string }[];
  };

  test.each(cases.days)('$day works: $works', ({ day, works }) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  test.each(cases.added)('$from and $count working days is $to', ({ from, count, to }) => {
    expect(addWorkingDays(from, count)).toBe(to);
  });

  test.each(Object.entries(cases.perYear))('%s has %i', (year, count) => {
    // New Year's Day itself, which counting leaves out, is never one.
    expect(workingDaysBetween(`${year}-01-01`, `${year}-12-31`)).toBe(count);
  });

  test('a year without a table is an error that names it, never a plain week', () => {
    for (const day of ['2022-06-01', '2027-01-04']) {
      expect(() => isWorkingDay(day)).toThrow(day.slice(0, 4));
      expect(() => isWorkingDay(day)).toThrow(InputError);
    }
    expect(() => addWorkingDays('2026-12-30', 2)).toThrow('2027');
    expect(() => workingDaysBetween('2026-12-30', '2027-01-05')).toThrow('2027');
  });

  test('counting forth and back agree', () => {
    const days = fc.integer({ min: 0, max: 1300 }).map((n) => addDays('2023-01-03', n));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 80 }), (from, count) => {
        const to = addWorkingDays(from, count);
        expect(workingDaysBetween(from, to)).toBe(count);
        if (count > 0) expect(isWorkingDay(to)).toBe(true);
      }),
    );
  });
});

import { type Day, isDay } from '../calendar/day.ts';
import { type Period, tryPeriod, unreadablePeriod } from '../calendar/period.ts';
import { isPlain } from '../quantity/plain.ts';
import type { Problem } from '../quantity/problem.ts';
import type { Text } from '../trace/node.ts';
import type { Cells } from './table.ts';

/**
 * Reads the cells of one file. What cannot be read is added to `problems` with file, row and column, and a value
 * that lets the reading go on comes back, so that one pass finds everything that is wrong.
 */
export class CellReader {
  readonly #problems: Problem[];
  /** The same few periods stand in thousands of rows. */
  readonly #periods = new Map<string, Period | null>();

  constructor(problems: Problem[]) {
    this.#problems = problems;
  }

  wrong(cells: Cells, column: string, code: string, message: Text): void {
    this.#problems.push({ code, place: cells.place(column), message });
  }

  /** Text that must be there. */
  name(cells: Cells, column: string): string {
    const text = cells.get(column);
    if (text === '') {
      this.wrong(cells, column, 'empty_cell', {
        zh: `“${column}”不能为空。`,
        en: `"${column}" is empty; fill it.`,
      });
    }
    return text;
  }

  /** One of the words that the contract lists, or null for an empty cell. */
  word<T extends string>(cells: Cells, column: string, words: readonly T[]): T | null {
    const text = cells.get(column);
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    if (text !== '') {
      this.wrong(cells, column, 'unreadable_cell', {
        zh: `“${text}”不是 ${column} 的可用值。请填：${words.filter(Boolean).join('、')}。`,
        en: `"${text}" is no ${column}. Write one of: ${words.filter(Boolean).join(', ')}.`,
      });
    }
    return null;
  }

  /** A plain decimal, or null for an empty cell. */
  decimal(cells: Cells, column: string): string | null {
    const text = cells.get(column);
    if (text === '') return null;
    if (isPlain(text)) return text;
    this.wrong(cells, column, 'unreadable_cell', {
      zh: `“${text}”不是普通小数。请写成 1234.5：不带千位逗号、单位、百分号、指数和加号，单位写在 unit 列。`,
      en: `"${text}" is no plain decimal. Write 1234.5: no separators, unit, percent sign, exponent or plus.`,
    });
    return null;
  }

  period(cells: Cells, column: string): Period | null {
    const text = this.name(cells, column);
    if (text === '') return null;
    let period = this.#periods.get(text);
    if (period === undefined) {
      period = tryPeriod(text);
      this.#periods.set(text, period);
    }
    if (period === null) this.wrong(cells, column, 'unreadable_period', unreadablePeriod(text));
    return period;
  }

  /** A day, or null for an empty cell. */
  day(cells: Cells, column: string): Day | null {
    const text = cells.get(column);
    if (text === '' || isDay(text)) return text || null;
    this.wrong(cells, column, 'unreadable_cell', {
      zh: `“${text}”不是日期。请写成 2024-06-30。`,
      en: `"${text}" is no day. Write 2024-06-30.`,
    });
    return null;
  }
}

/** Finds a key that stands twice, naming both rows. */
export class KeyGuard {
  readonly #seen = new Map<string, number>();
  readonly #problems: Problem[];

  constructor(problems: Problem[]) {
    this.#problems = problems;
  }

  check(cells: Cells, column: string, key: readonly string[]): void {
    const joined = JSON.stringify(key);
    const place = cells.place(column);
    const first = this.#seen.get(joined);
    if (first === undefined) {
      this.#seen.set(joined, place.row ?? 0);
      return;
    }
    const shown = key.filter(Boolean).join(', ');
    this.#problems.push({
      code: 'duplicate_key',
      place,
      message: {
        zh: `与第 ${first} 行重复（${shown}）。请只留一行，或以 tier、source、status 区分。`,
        en: `repeats row ${first} (${shown}). Keep one, or tell them apart by tier, source or status.`,
      },
    });
  }
}

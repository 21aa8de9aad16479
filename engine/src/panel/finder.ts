import { monthsInAll } from '../calendar/elapsed.ts';
import { parsePeriod, samePeriodLastYear, yearOf } from '../calendar/period.ts';
import type { Block, Column, Panel } from './panel.ts';

/** Which period of a column is asked for, seen from the period that is scored. */
export type Slot = 'now' | 'year' | 'before' | 'lastYear';

/** The columns of one indicator, found by period without touching a string. */
export type Series = (slot: Slot, period: number) => Column | undefined;

/**
 * Finds columns for a list of scored periods: period keys are read once, here, so that binding an item to a period
 * costs a few array look-ups. now: the period itself; year: its whole year; before: the same period last year;
 * lastYear: the whole year before.
 */
export class ColumnFinder {
  readonly panel: Panel;
  /** Share of the year gone at the end of each period; NaN for keys of several years. */
  readonly elapsed: Float64Array;
  readonly #slots: Record<Slot, Int32Array[]>;

  constructor(panel: Panel, periods: readonly string[]) {
    this.panel = panel;
    const keys = periods.map((text) => parsePeriod(text));
    this.elapsed = Float64Array.from(keys, (key) =>
      key.kind === 'years' ? Number.NaN : monthsInAll(key) / 12,
    );
    const place = (texts: readonly (string | undefined)[]) =>
      panel.blocks.map((block) => Int32Array.from(texts, (text) => block.periods.get(text ?? '') ?? -1));
    this.#slots = {
      now: place(periods),
      year: place(keys.map((key) => String(yearOf(key)))),
      before: place(keys.map((key) => samePeriodLastYear(key)?.text)),
      lastYear: place(keys.map((key) => String(yearOf(key) - 1))),
    };
  }

  /** The series of an indicator (of a target: its key with the tier). */
  series(role: Block['role'], key: string): Series {
    const { panel } = this;
    const subjects = panel.axis.subjects.length;
    const parts: { block: Block; k: number; i: number }[] = [];
    for (const [k, block] of panel.blocks.entries()) {
      const i = block.role === role ? block.indicators.get(key) : undefined;
      if (i !== undefined) parts.push({ block, k, i });
    }
    return (slot, period) => {
      const places = this.#slots[slot];
      for (const { block, k, i } of parts) {
        const p = places[k]?.[period] ?? -1;
        if (p >= 0) return { block, offset: (i * block.periods.size + p) * subjects };
      }
      return undefined;
    };
  }
}

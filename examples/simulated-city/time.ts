/** The simulation's calendar: its pinned day, its 24 months, and when a figure of a period is due. */
import type { PromisedFigure } from './catalogue.ts';

/** The day on which the simulated city stands still. */
export const TODAY = '2026-07-07';

/** The year whose promises are being kept. */
export const YEAR = 2026;

const FIRST = { year: 2024, month: 7 };
const LAST = { year: 2026, month: 6 };

/** A stretch of a year that one figure speaks of: from January to the end of `month`. */
export interface Span {
  readonly year: number;
  readonly month: number;
  /** Its name in docs/contract.md. */
  readonly period: string;
}

const EVERY: Record<PromisedFigure['frequency'], number> = { month: 1, quarter: 3, half_year: 6, year: 12 };

/**
 * The 24 months from July 2024 to June 2026 as a figure's frequency cuts them. Official monthly statistics publish
 * January and February as one.
 */
export function spansOf(figure: Pick<PromisedFigure, 'frequency' | 'source'>): Span[] {
  const step = EVERY[figure.frequency];
  const merged = figure.source === 'official' && figure.frequency === 'month';
  const spans: Span[] = [];
  for (let { year, month } = FIRST; year * 12 + month <= LAST.year * 12 + LAST.month; month += 1) {
    if (month > 12) {
      year += 1;
      month = 1;
    }
    if (month % step !== 0 || (merged && month === 1)) continue;
    spans.push({ year, month, period: periodName(year, month, figure.frequency, merged) });
  }
  return spans;
}

function periodName(
  year: number,
  month: number,
  frequency: PromisedFigure['frequency'],
  merged: boolean,
): string {
  if (frequency === 'month') return merged && month === 2 ? `${year}-01..02` : `${year}-${two(month)}`;
  return { 3: `${year}-Q1`, 6: `${year}-H1`, 9: `${year}-01..09`, 12: `${year}` }[month] ?? '';
}

/** The day on which the figure of a span is released (official) or due from the one who reports it. */
export function dueDay(figure: PromisedFigure, span: Span, county: boolean): string {
  if (figure.frequency === 'year') {
    const due = figure.due ?? `${YEAR + 1}-01-31`;
    return `${Number(due.slice(0, 4)) - YEAR + span.year}${due.slice(4)}`;
  }
  const [year, month] = span.month === 12 ? [span.year + 1, 1] : [span.year, span.month + 1];
  const day =
    figure.source === 'official'
      ? 20
      : { month: county ? 8 : 10, quarter: 15, half_year: 20 }[figure.frequency];
  return `${year}-${two(month)}-${two(day)}`;
}

/** The day `days` after (or before) another. */
export function dayAfter(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

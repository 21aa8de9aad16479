import { monthsElapsed } from '../calendar/elapsed.ts';
import { containsPeriod, type Period } from '../calendar/period.ts';
import { decideText } from '../quantity/decide.ts';
import { decimalsOf, trimmed } from '../quantity/plain.ts';
import { because } from '../quantity/reason.ts';
import { asItStands, type Figure } from './figure.ts';
import type { Observation } from './series.ts';

/** Decimals that a mean keeps beyond those of its figures. */
const MEAN_DECIMALS = 4;

/** Kinds of figures from the finest on. */
const KINDS = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const;

/**
 * The mean of the figures within the period, weighted by the months that each covers (1–2月 as one counts twice).
 * Only figures of one kind are averaged: the kind that reaches furthest, of two the finer one. A figure for the
 * whole period stands as it is.
 */
export function meanFigure(period: Period, series: readonly Observation[]): Figure | null {
  const within = series.filter((one) => containsPeriod(period, one.period));
  const whole = within.find((one) => one.period.start === period.start && one.period.end === period.end);
  if (whole) return asItStands(whole, true);
  const parts = partsOfOneKind(within);
  const last = parts.at(-1);
  if (!last) return null;
  const monthly = last.period.kind !== 'day' && last.period.kind !== 'week';
  const weights = parts.map((part) => (monthly ? monthsOf(part.period) : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sum = parts.reduce((acc, part, i) => acc + part.value * (weights[i] ?? 1), 0);
  const decimals = Math.max(...parts.map((part) => decimalsOf(part.text)));
  const text = trimmed(decideText(sum / total, decimals + MEAN_DECIMALS));
  const terms = parts.map((part, i) => (weights[i] === 1 ? part.text : `${part.text} × ${weights[i]}`));
  const gaps = monthly && total < monthsOf({ ...period, end: last.period.end });
  return {
    value: Number(text),
    text,
    period: last.period,
    whole: monthly && total === monthsOf(period),
    made: {
      formula: `(${parts.map((part) => part.period.text).join(' + ')}) ÷ ${total}`,
      substituted: `(${terms.join(' + ')}) ÷ ${total}`,
    },
    rows: parts.map((part) => part.row),
    disputedBy: parts.flatMap((part) => part.disputedBy),
    notes: gaps
      ? [
          because(
            'figures_missing',
            `期间内有缺数，均值只按已有的 ${parts.length} 个数计算`,
            `figures are missing within the period; the mean is of the ${parts.length} that exist`,
          ),
        ]
      : [],
  };
}

function monthsOf(period: Period): number {
  const before = Number(period.start.slice(5, 7)) - 1;
  return Math.round(monthsElapsed(Number(period.start.slice(0, 4)), period.end) - before);
}

function partsOfOneKind(within: readonly Observation[]): Observation[] {
  let best: Observation[] = [];
  for (const kind of KINDS) {
    const group = within.filter(
      (one) => one.period.kind === kind || (kind === 'month' && one.period.text.endsWith('-01..02')),
    );
    if ((group.at(-1)?.period.end ?? '') > (best.at(-1)?.period.end ?? '')) best = group;
  }
  const twoMonths = best.find((one) => one.period.kind === 'months');
  if (!twoMonths) return best;
  return best.filter((one) => one === twoMonths || one.period.start > twoMonths.period.end);
}

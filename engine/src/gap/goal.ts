import { convert } from '../quantity/convert.ts';
import { decide, decideText } from '../quantity/decide.ts';
import { compareDecided, decimalsOf } from '../quantity/plain.ts';
import { because, type Reason } from '../quantity/reason.ts';
import type { TargetRow, Tier } from './target.ts';

/** What a figure is held against: one tier, in the target's unit. */
export interface Goal {
  tier: Tier | null;
  op: '>=' | '<=' | '=' | 'in';
  /** Whether less is better; places are, whatever ranks the peers. */
  lower: boolean;
  value: number;
  text: string;
  /** Upper end of `in`. */
  upper: number;
  upperText: string;
  /** Tolerance of 左右, 0 unless stated. */
  tolerance: number;
}

/** The goal that a row states, in `unit`; null when its value is still to come. */
export function goalOf(row: TargetRow, unit: string): Goal | null {
  if (row.value === null) return null;
  const options = {
    pointIsPercent: row.measure === 'change_pp',
    ...(row.place ? { place: { ...row.place, column: 'unit' } } : {}),
  };
  const text = convert(row.value, row.unit, unit, options);
  const second = row.value2 === null ? null : convert(row.value2, row.unit, unit, options);
  const lower = isLowerBetter(row);
  const op = row.op === '~' || row.op === '' ? (lower ? '<=' : '>=') : row.op;
  return {
    tier: row.tier,
    op,
    lower,
    value: Number(text),
    text,
    upper: Number(op === 'in' ? (second ?? text) : text),
    upperText: op === 'in' ? (second ?? text) : text,
    tolerance: row.op === '~' ? Number(second ?? 0) : 0,
  };
}

/** An operator says which way is better; where it does not, the direction does. */
export function isLowerBetter(row: TargetRow): boolean {
  if (row.measure === 'rank' || row.op === '<=') return true;
  return row.op !== '>=' && row.direction === 'lower';
}

/** Whether the decided figure meets the goal. */
export function meets(goal: Goal, value: number): boolean {
  switch (goal.op) {
    case '>=':
      return compareDecided(value, goal.value - goal.tolerance) >= 0;
    case '<=':
      return compareDecided(value, goal.value + goal.tolerance) <= 0;
    case '=':
      return compareDecided(value, goal.value) === 0;
    case 'in':
      return compareDecided(value, goal.value) >= 0 && compareDecided(value, goal.upper) <= 0;
  }
}

/** Whether the figure is past the most that the goal allows, so that no later month of a cumulation can mend it. */
export function exceeds(goal: Goal, value: number): boolean {
  if (goal.op === '>=') return false;
  return compareDecided(value, goal.upper + goal.tolerance) > 0;
}

/**
 * Distance from the figure to the goal in the target's unit, positive = better. Within a band it is the distance to
 * the nearer end; of an exact value any distance is worse.
 */
export function distance(goal: Goal, value: number): number {
  switch (goal.op) {
    case '>=':
      return value - goal.value;
    case '<=':
      return goal.value - value;
    case '=':
      return -Math.abs(value - goal.value);
    case 'in':
      return Math.min(value - goal.value, goal.upper - value);
  }
}

/** The distance as a plain decimal with the decimals of what it is made of. */
export function distanceText(goal: Goal, value: number, valueText: string): string {
  const decimals = Math.max(decimalsOf(goal.text), decimalsOf(goal.upperText), decimalsOf(valueText));
  return decideText(distance(goal, value), decimals);
}

/** Decimals of completion, pace and their difference. */
export const RATIO_DECIMALS = 4;

/** Completion, decided, with the formula that gave it; or why there is none. */
export type Completion = { ratio: number; formula: string; substituted: string } | { reason: Reason };

/**
 * actual ÷ target; where less is better 2 − actual ÷ target, not below 0. Below a band the lower end is the target,
 * above it the upper end (as where less is better), within it 1. A target of zero or less has no completion.
 */
export function completionOf(goal: Goal, value: number, text: string): Completion {
  if (goal.value <= 0) {
    return {
      reason:
        goal.value === 0
          ? because('target_zero', '目标为 0，不计算完成率', 'the target is 0, so there is no completion')
          : because(
              'target_negative',
              '目标为负数，不计算完成率',
              'the target is negative, so there is no completion',
            ),
    };
  }
  if (goal.op === 'in' && meets(goal, value)) {
    return {
      ratio: 1,
      formula: 'within the band',
      substituted: `${goal.text} ≤ ${text} ≤ ${goal.upperText}`,
    };
  }
  const over = goal.op === 'in' && value > goal.upper;
  const to = over ? { value: goal.upper, text: goal.upperText } : goal;
  if (goal.op === 'in' ? over : goal.lower) {
    return {
      ratio: Math.max(0, decide(2 - value / to.value, RATIO_DECIMALS)),
      formula: '2 − actual ÷ target',
      substituted: `2 − ${text} ÷ ${to.text}`,
    };
  }
  return {
    ratio: decide(value / to.value, RATIO_DECIMALS),
    formula: 'actual ÷ target',
    substituted: `${text} ÷ ${to.text}`,
  };
}

import { decide } from '../quantity/decide.ts';
import { because, type Reason } from '../quantity/reason.ts';
import { type Goal, meets } from './goal.ts';
import { intervalOf } from './intervals.ts';
import type { GapRules } from './rules.ts';
import type { Light, Status } from './status.ts';

/** Status and light, the rule that gave them, and what is worth saying about it. */
export interface Verdict {
  status: Status;
  light: Light;
  rule: { zh: string; en: string };
  notes: readonly Reason[];
}

const DONE: Verdict = {
  status: 'done',
  light: 'green',
  rule: { zh: '全期目标已达到', en: 'the target of the whole period is met' },
  notes: [],
};

/** One step of a ratio: the least that a missed target is behind. */
const LEAST = 0.0001;

/** A paced target by the light rule. `reached`: the whole period's value is there and cannot be lost again. */
export function pacedVerdict(
  reached: boolean,
  whole: boolean,
  completion: number,
  pace: number,
  gap: number,
  rules: GapRules,
): Verdict {
  if (reached) return DONE;
  const { basis, intervals } = rules.lights;
  if (basis === 'paceRatio' && pace === 0) {
    return {
      status: 'not_due',
      light: 'unlit',
      rule: { zh: '序时为 0，尚无应完成的量', en: 'pace is 0: nothing is due yet' },
      notes: [because('pace_zero', '按规则此时尚无应完成的量', 'by the rule nothing is due yet')],
    };
  }
  // A target missed by less than the last decimal shows completion 1.0000; it is missed all the same.
  const missedByRounding = whole && gap >= 0;
  const x = missedByRounding
    ? basis === 'gap'
      ? -LEAST
      : 1 - LEAST
    : basis === 'gap'
      ? gap
      : decide(completion / pace, 4);
  const found = intervalOf(intervals, basis, x);
  return {
    status: found.status,
    light: found.light,
    rule: {
      zh: basis === 'gap' ? '按完成率与序时之差亮灯' : '按完成率与序时之比亮灯',
      en: basis === 'gap' ? 'light by completion − pace' : 'light by completion ÷ pace',
    },
    notes: missedByRounding
      ? [
          because(
            'missed_by_rounding',
            '四舍五入后持平，实际未达目标',
            'level after rounding, yet the target is missed',
          ),
        ]
      : [],
  };
}

/** An unpaced target: met for the whole period is done, met so far is on pace, else behind; red only by rule. */
export function unpacedVerdict(
  met: boolean,
  whole: boolean,
  completion: number | null,
  rules: GapRules,
): Verdict {
  if (met && whole) return DONE;
  if (met) {
    return {
      status: 'on_pace',
      light: 'green',
      rule: { zh: '目前达到目标，期间未完', en: 'met so far; the period is not over' },
      notes: [],
    };
  }
  const rule = { zh: '未达到目标', en: 'the target is not met' };
  if (rules.unpaced && completion !== null) {
    const found = intervalOf(rules.unpaced.intervals, 'completion', completion);
    return { status: found.status, light: found.light, rule, notes: [] };
  }
  return { status: 'behind', light: 'yellow', rule, notes: [] };
}

/**
 * Whether a cumulative figure has reached the goal for good: at once where more is better, and where there is a
 * ceiling only when the whole period is in.
 */
export function isReached(goal: Goal, value: number, whole: boolean): boolean {
  return meets(goal, value) && (whole || goal.op === '>=' || goal.op === '=');
}

import { monthsInAll } from '../calendar/elapsed.ts';
import { decide } from '../quantity/decide.ts';
import { plain } from '../quantity/plain.ts';
import { because, type Reason } from '../quantity/reason.ts';
import { elapsedMonths, type Figure } from './figure.ts';
import { RATIO_DECIMALS } from './goal.ts';
import { lastYearProfile } from './profile.ts';
import type { GapRules, PaceRule } from './rules.ts';
import type { Observation } from './series.ts';
import type { TargetRow } from './target.ts';

/** The share of the whole period's work that is due at the figure's own period end 序时进度. */
export interface Pace {
  ratio: number;
  formula: string;
  substituted: string;
  notes: readonly Reason[];
}

/** Pace by the rule for the indicator: evenly over the months unless the rules say otherwise. */
export function paceOf(
  target: TargetRow,
  figure: Figure,
  rules: GapRules,
  series: readonly Observation[],
): Pace {
  const rule = rules.paceByIndicator[target.indicator] ?? rules.pace;
  return byRule(rule, target, figure, series) ?? linear(target, figure, rule.kind);
}

/** The pace of a period that can no longer be mended: all of it. */
export const wholePace: Pace = { ratio: 1, formula: '1', substituted: '1', notes: [] };

function linear(target: TargetRow, figure: Figure, asked: PaceRule['kind']): Pace {
  const elapsed = elapsedMonths(target.period, figure);
  const all = monthsInAll(target.period);
  return {
    ratio: decide(Math.min(1, elapsed / all), RATIO_DECIMALS),
    formula: 'months elapsed ÷ months',
    substituted: `${plain(elapsed)} ÷ ${plain(all)}`,
    notes:
      asked === 'linear'
        ? []
        : [
            because(
              'pace_linear_instead',
              '规则要求的序时口径缺数据或不适用，按月均序时计算',
              'the pace that the rule asks for has no sound basis here; even pace over the months is used',
            ),
          ],
  };
}

function byRule(
  rule: PaceRule,
  target: TargetRow,
  figure: Figure,
  series: readonly Observation[],
): Pace | null {
  const elapsed = elapsedMonths(target.period, figure);
  const all = monthsInAll(target.period);
  if (rule.kind === 'nodes' && all === 12) {
    const passed = rule.nodes.filter((node) => node.month <= elapsed);
    const last = passed.reduce((best, node) => (node.month > best.month ? node : best), {
      month: 0,
      pace: 0,
    });
    const formula = 'pace of the last node passed';
    const ratio = decide(last.pace, RATIO_DECIMALS);
    return { ratio, formula, substituted: `${last.month}: ${plain(last.pace)}`, notes: [] };
  }
  if (rule.kind === 'lastYearProfile') {
    const share = lastYearProfile(target.period, series)?.get(elapsed);
    if (share === undefined) return null;
    const formula = "last year's share by the same month";
    return { ratio: decide(share, RATIO_DECIMALS), formula, substituted: plain(share), notes: [] };
  }
  return null;
}

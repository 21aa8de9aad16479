import type { ColumnFinder } from '../panel/finder.ts';
import type { Adjustment, Promotion, Scheme, Veto } from '../scheme/scheme.ts';
import { boundMethod } from './compile-items.ts';
import { type MeasurePlan, measuredOf, measurePlan } from './measure-inputs.ts';
import type { BoundMethod } from './method.ts';
import { scoringMethod } from './methods.ts';

/**
 * What stands beside the weighted tree: bonuses, deductions, and conditions that veto or promote.
 */

export interface AdjustmentPlan {
  items: {
    node: Adjustment;
    measured: MeasurePlan;
    method: BoundMethod;
  }[];
  /** The cap over all of them, as its own method. */
  together: BoundMethod;
}

export interface ConditionPlan {
  node: Veto | Promotion;
  measured: MeasurePlan;
  method: BoundMethod;
}

export function compileAdjustments(
  side: 'bonus' | 'deduction',
  scheme: Scheme,
  finder: ColumnFinder,
): AdjustmentPlan | undefined {
  const given = scheme[side];
  const method = scoringMethod(side);
  if (given === undefined || method === undefined) return undefined;
  const { precision } = scheme;
  return {
    items: given.items.map((node) => {
      return {
        node,
        measured: measurePlan(measuredOf(node), finder),
        method: boundMethod(node, node.marks ?? Number.POSITIVE_INFINITY, precision),
      };
    }),
    together: method.bind(
      { name: side, ...(given.cap !== undefined && { cap: given.cap }) },
      { marks: 0, higher: true, precision },
    ),
  };
}

export function compileConditions(
  nodes: readonly (Veto | Promotion)[],
  scheme: Scheme,
  finder: ColumnFinder,
): ConditionPlan[] {
  const method = scoringMethod('veto');
  if (method === undefined) return [];
  return nodes.map((node) => {
    return {
      node,
      measured: measurePlan(measuredOf(node), finder),
      method: method.bind(
        { name: 'veto', op: node.op, value: node.value },
        { marks: 1, higher: true, precision: scheme.precision },
      ),
    };
  });
}

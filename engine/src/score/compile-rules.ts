import type { Panel } from '../panel/panel.ts';
import type { Adjustment, Promotion, Scheme, Veto } from '../scheme/scheme.ts';
import { boundMethod, measuredOf } from './compile-items.ts';
import { type MeasureColumn, type MeasureSubject, measureColumn } from './measure-column.ts';
import type { BoundMethod } from './method.ts';
import { scoringMethod } from './methods.ts';

/**
 * What stands beside the weighted tree: bonuses, deductions, and conditions that veto or promote.
 */

export interface AdjustmentPlan {
  items: {
    node: Adjustment;
    measured: MeasureSubject;
    method: BoundMethod;
    measure(period: number): MeasureColumn;
  }[];
  /** The cap over all of them, as its own method. */
  together: BoundMethod;
}

export interface ConditionPlan {
  node: Veto | Promotion;
  measured: MeasureSubject;
  method: BoundMethod;
  measure(period: number): MeasureColumn;
}

function columnsOf(measured: MeasureSubject, panel: Panel, periods: readonly string[]) {
  const columns: MeasureColumn[] = [];
  return (period: number): MeasureColumn => {
    columns[period] ??= measureColumn(measured, panel, periods[period] as string);
    return columns[period];
  };
}

export function compileAdjustments(
  side: 'bonus' | 'deduction',
  scheme: Scheme,
  panel: Panel,
  periods: readonly string[],
): AdjustmentPlan | undefined {
  const given = scheme[side];
  const method = scoringMethod(side);
  if (given === undefined || method === undefined) return undefined;
  const { precision } = scheme;
  return {
    items: given.items.map((node) => {
      const measured = measuredOf(node);
      return {
        node,
        measured,
        method: boundMethod(node, node.marks ?? Number.POSITIVE_INFINITY, precision),
        measure: columnsOf(measured, panel, periods),
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
  panel: Panel,
  periods: readonly string[],
): ConditionPlan[] {
  const method = scoringMethod('veto');
  if (method === undefined) return [];
  return nodes.map((node) => {
    const measured = measuredOf(node);
    return {
      node,
      measured,
      method: method.bind(
        { name: 'veto', op: node.op, value: node.value },
        { marks: 1, higher: true, precision: scheme.precision },
      ),
      measure: columnsOf(measured, panel, periods),
    };
  });
}

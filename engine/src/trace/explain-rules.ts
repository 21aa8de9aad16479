import type { Outcome } from '../assessment.ts';
import type { AdjustmentPlan, ConditionPlan } from '../score/compile-rules.ts';
import { takeMeasure } from '../score/measure-inputs.ts';
import { figure } from '../score/method.ts';
import { explainMeasure } from './explain-measure.ts';
import type { TraceNode } from './node.ts';

const titles = { bonus: { zh: '加分', en: 'Bonus' }, deduction: { zh: '扣分', en: 'Deduction' } };

/** Bonuses and deductions of a subject, item by item, with the cap over all of them. */
export function explainAdjustments(outcome: Outcome, subject: number): TraceNode[] {
  const { plan, results } = outcome;
  const { precision } = plan.scheme;
  return (['bonus', 'deduction'] as const).flatMap((side) => {
    const adjustments = plan[side];
    if (!adjustments) return [];
    let sum = 0;
    const children = adjustments.items.map((item): TraceNode => {
      const { x, points } = oneCell(item, subject);
      const measure = explainMeasure(outcome, item.measured, subject, x);
      if (Number.isNaN(points))
        return {
          label: item.node.name,
          method: item.node.method.name,
          value: '0',
          reason: { zh: '没有记录，按无计', en: 'nothing is recorded: counted as none' },
          children: [measure],
        };
      sum += points;
      const { reason, ...working } = item.method.explain({
        x: Float64Array.of(x),
        at: 0,
        from: 0,
        ranked: 1,
      });
      return {
        label: item.node.name,
        ...(item.node.basis !== undefined && { rule: { zh: item.node.basis, en: item.node.basis } }),
        method: item.node.method.name,
        formula: working.formula,
        substituted: working.substituted,
        value: figure(points, precision),
        ...(reason && { reason }),
        children: [measure],
      };
    });
    const { reason, formula, substituted } = adjustments.together.explain({
      x: Float64Array.of(sum),
      at: 0,
      from: 0,
      ranked: 1,
    });
    return [
      {
        label: titles[side],
        method: side,
        formula,
        substituted,
        value: figure(results[side][subject] as number, precision),
        ...(reason && { reason }),
        children,
      },
    ];
  });
}

/** Vetoes and promotions: whether each condition holds, and what follows. */
export function explainConditions(outcome: Outcome, subject: number): TraceNode[] {
  return [...outcome.plan.vetoes, ...outcome.plan.promotions].map((condition) => {
    const { x, points } = oneCell(condition, subject);
    const measure = explainMeasure(outcome, condition.measured, subject, x);
    const { node } = condition;
    const rule = node.document === undefined ? {} : { rule: { zh: node.document, en: node.document } };
    if (Number.isNaN(x))
      return {
        label: node.name,
        ...rule,
        method: 'veto',
        value: '0',
        reason: { zh: '没有记录，条件不成立', en: 'nothing is recorded: the condition does not hold' },
        children: [measure],
      };
    const { reason, formula, substituted } = condition.method.explain({
      x: Float64Array.of(x),
      at: 0,
      from: 0,
      ranked: 1,
    });
    return {
      label: node.name,
      ...rule,
      method: 'veto',
      formula,
      substituted,
      value: String(points),
      ...(reason && { reason }),
      children: [measure],
    };
  });
}

/** One subject's measure and what a method makes of it alone. */
function oneCell(
  { measured, method }: ConditionPlan | AdjustmentPlan['items'][number],
  subject: number,
): { x: number; points: number } {
  const x = new Float64Array(1);
  const points = new Float64Array(1);
  takeMeasure(measured, measured.inputs(0), points, x, subject, 1);
  method.score(x, points, 0, 1, 1);
  return { x: x[0] as number, points: points[0] as number };
}

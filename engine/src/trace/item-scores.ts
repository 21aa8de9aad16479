import type { Outcome } from '../assessment.ts';
import type { Reason } from '../quantity/reason.ts';
import type { NodePlan } from '../score/compile-items.ts';
import { figure } from '../score/method.ts';
import { missingOf } from './missing-item.ts';
import type { Text } from './node.ts';

/** What one item or section contributed to a subject's score. */
export interface ItemScore {
  id: string;
  name: Text;
  /** Full points in the subject's group; null where the group is not scored on it. */
  weight: string | null;
  /** What the method looked at; null for sections and missing figures. */
  measure: string | null;
  /** Points out of the weight; null where missing or left to the siblings. */
  points: string | null;
  /** Why there are no points, or why they are not the method's. */
  missing?: Reason;
  items?: ItemScore[];
}

/** The items of one subject, in scheme order, bonuses and deductions included. */
export function itemScores(outcome: Outcome, subject: number): ItemScore[] {
  const { plan, results } = outcome;
  const show = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? null : figure(value, plan.scheme.precision);
  const weightClass = classOf(outcome, subject);
  const one = (node: NodePlan): ItemScore => {
    const points = contribution(outcome, node, subject);
    const missing = missingOf(outcome, node, subject);
    const weight = node.weights[weightClass] as number;
    return {
      id: node.node.id,
      name: node.node.name,
      weight: show(weight),
      measure: node.kind === 'leaf' ? show(outcome.kept.measures(node.node.id)[subject]) : null,
      points: !Number.isNaN(weight) ? show(points) : null,
      ...(missing && { missing: missing.reason }),
      ...(node.kind === 'section' && { items: node.children.map(one) }),
    };
  };
  const items = plan.nodes.map(one);
  const adjustments: [keyof typeof names, Float64Array][] = [];
  if (plan.bonus) adjustments.push(['bonus', results.bonus]);
  if (plan.deduction) adjustments.push(['deduction', results.deduction]);
  for (const [id, column] of adjustments)
    items.push({ id, name: names[id], weight: null, measure: null, points: show(column[subject]) });
  return items;
}

const names = {
  bonus: { zh: '加分', en: 'Bonus' },
  deduction: { zh: '扣分', en: 'Deduction' },
} as const satisfies Record<string, Text>;

/** Weight class of a subject's group. */
export function classOf({ plan }: Outcome, subject: number): number {
  const g = plan.panel.axis.groups.findIndex((group) => subject < group.to);
  return plan.classOf[g] ?? 0;
}

/** Points of a node out of its weight; NaN where it has none. */
export function contribution(outcome: Outcome, node: NodePlan, subject: number): number {
  if (node.kind === 'section') return outcome.kept.sections(node.node.id)[subject] as number;
  const points = outcome.kept.points(node.node.id)[subject] as number;
  const weight = node.weights[classOf(outcome, subject)] as number;
  return weight === node.marks ? points : points * (weight / node.marks);
}

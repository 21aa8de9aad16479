import type { Outcome } from '../assessment.ts';
import { decideText } from '../quantity/decide.ts';
import type { LeafPlan, NodePlan, SectionPlan } from '../score/compile-items.ts';
import { figure } from '../score/method.ts';
import { explainMeasure } from './explain-measure.ts';
import { explainAdjustments, explainConditions } from './explain-rules.ts';
import { classOf, contribution } from './item-scores.ts';
import { cellOf, missingOf } from './missing-item.ts';
import type { Text, TraceNode } from './node.ts';

/**
 * The tree behind one subject's score: total = sections + bonus − deduction; section = its items; item = its method
 * with figures; figure = its source. Built on demand from the columns of the run, so that it cannot disagree.
 */
export function explainSubject(outcome: Outcome, subject: number): TraceNode {
  const { plan, results } = outcome;
  const { scheme } = plan;
  const score = results.score[subject] as number;
  const weightClass = classOf(outcome, subject);
  const nodes = plan.nodes.filter((node) => !Number.isNaN(node.weights[weightClass]));
  const children = [
    ...nodes.map((node) => explainNode(outcome, node, subject)),
    ...explainAdjustments(outcome, subject),
    ...explainConditions(outcome, subject),
  ];
  const parts = nodes.map((node) => shown(outcome, contribution(outcome, node, subject)));
  const extra = (['bonus', 'deduction'] as const)
    .filter((side) => plan[side])
    .map((side) => figure(results[side][subject] as number, scheme.precision));
  const inner = combine(
    scheme.aggregate,
    parts,
    plan.full[weightClass] as number,
    plan.inner[weightClass] as number,
  );
  const name = plan.panel.axis.subjects[subject]?.name ?? plan.panel.axis.subjects[subject]?.id ?? '';
  return {
    label: { zh: `${name} 得分`, en: `Score of ${name}` },
    rule: {
      zh: `${scheme.name.zh}（${scheme.version}${scheme.document ? `，${scheme.document}` : ''}）`,
      en: `${scheme.name.en} (${scheme.version}${scheme.document ? `, ${scheme.document}` : ''})`,
    },
    formula:
      inner.formula + extra.map((_, k) => ` + ${k === 0 && plan.bonus ? 'bonus' : 'deduction'}`).join(''),
    substituted: inner.substituted + extra.map((text) => ` + ${signed(text)}`).join(''),
    value: !Number.isNaN(score) ? decideText(score, scheme.digits) : null,
    ...(Number.isNaN(score) && {
      reason: {
        zh: '有考核项不能计分，总分暂不给出',
        en: 'an item cannot be scored, so the total is not given',
      },
    }),
    children,
  };
}

function shown(outcome: Outcome, value: number): string {
  return !Number.isNaN(value) ? figure(value, outcome.plan.scheme.precision) : '—';
}

function signed(text: string): string {
  return text.startsWith('-') ? `(−${text.slice(1)})` : text;
}

/** How items become a section, in letters and figures. */
function combine(
  aggregate: SectionPlan['node']['aggregate'],
  parts: readonly string[],
  full: number,
  inner: number,
): { formula: string; substituted: string } {
  const scaled = full !== inner;
  const all = parts.map(signed).join(aggregate === 'arithmetic' ? ' + ' : ', ');
  if (aggregate === 'arithmetic') {
    if (!scaled) return { formula: 'Σ points', substituted: all };
    return {
      formula: 'full × Σ points ÷ Σ weights',
      substituted: `${figure(full, 10)} × (${all}) ÷ ${figure(inner, 10)}`,
    };
  }
  const letters = {
    geometric: 'full × Π (points ÷ weight)^(weight ÷ Σ weights)',
    minimum: 'full × min(points ÷ weight)',
    maximum: 'full × max(points ÷ weight)',
  }[aggregate];
  const word = { geometric: 'Π', minimum: 'min', maximum: 'max' }[aggregate];
  return { formula: letters, substituted: `${figure(full, 10)} × ${word}(${all})` };
}

function explainNode(outcome: Outcome, node: NodePlan, subject: number): TraceNode {
  if (node.kind === 'leaf') return explainLeaf(outcome, node, subject);
  const weightClass = classOf(outcome, subject);
  const children = node.children.filter((child) => !Number.isNaN(child.weights[weightClass]));
  const value = contribution(outcome, node, subject);
  const parts = children.map((child) => shown(outcome, contribution(outcome, child, subject)));
  const full = node.weights[weightClass] as number;
  const { formula, substituted } = combine(
    node.node.aggregate,
    parts,
    full,
    node.inner[weightClass] as number,
  );
  const { cap } = node.node;
  const capped = cap !== undefined && value === cap;
  return {
    label: withWeight(node.node.name, full),
    ...(node.node.basis !== undefined && { rule: { zh: node.node.basis, en: node.node.basis } }),
    formula: capped ? `min(cap, ${formula})` : formula,
    substituted: capped ? `min(${figure(cap, 10)}, ${substituted})` : substituted,
    value: !Number.isNaN(value) ? figure(value, outcome.plan.scheme.precision) : null,
    ...(Number.isNaN(value) && { reason: { zh: '没有可计分的项目', en: 'none of its items can be scored' } }),
    children: children.map((child) => explainNode(outcome, child, subject)),
  };
}

function withWeight(name: Text, weight: number): Text {
  return { zh: `${name.zh}（${figure(weight, 10)} 分）`, en: `${name.en} (${figure(weight, 10)} points)` };
}

function explainLeaf(outcome: Outcome, leaf: LeafPlan, subject: number): TraceNode {
  const { precision } = outcome.plan.scheme;
  const weight = leaf.weights[classOf(outcome, subject)] as number;
  const value = contribution(outcome, leaf, subject);
  const measure = explainMeasure(
    outcome,
    leaf.measured,
    subject,
    outcome.kept.measures(leaf.node.id)[subject] as number,
  );
  const label = withWeight(leaf.node.name, weight);
  const rule = leaf.node.basis === undefined ? {} : { rule: { zh: leaf.node.basis, en: leaf.node.basis } };
  const missing = missingOf(outcome, leaf, subject);
  if (missing)
    return {
      label,
      ...rule,
      method: leaf.node.method.name,
      value: !Number.isNaN(value) ? figure(value, precision) : null,
      reason: missing.reason.text,
      children: [measure],
    };
  const working = leaf.method.explain(cellOf(outcome, leaf, subject));
  const points = outcome.kept.points(leaf.node.id)[subject] as number;
  const method: TraceNode = {
    label,
    ...rule,
    method: leaf.node.method.name,
    formula: working.formula,
    substituted: working.substituted,
    value: figure(points, precision),
    ...(working.reason && { reason: working.reason }),
    children: [
      measure,
      ...(working.figures ?? []).map((item) => ({ label: item.label, value: item.value, children: [] })),
    ],
  };
  if (weight === leaf.marks) return method;
  return {
    label,
    formula: 'points × weight ÷ marks',
    substituted: `${figure(points, precision)} × ${figure(weight, precision)} ÷ ${figure(leaf.marks, precision)}`,
    value: figure(value, precision),
    children: [{ ...method, label: { zh: '按细则得分', en: 'Points by the rule' } }],
  };
}

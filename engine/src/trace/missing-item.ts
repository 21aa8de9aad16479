import type { Outcome } from '../assessment.ts';
import { because, type Reason } from '../quantity/reason.ts';
import type { MissingPolicy } from '../scheme/scheme.ts';
import type { Cause, LeafPlan, NodePlan } from '../score/compile-items.ts';
import { missingCause } from '../score/score-item.ts';

const causes: Record<Cause, { zh: string; en: string }> = {
  actual: { zh: '没有报送完成值', en: 'no figure was reported' },
  target: { zh: '没有下达目标', en: 'no target was set' },
  prior: { zh: '没有上年同期数', en: 'no figure of the same period last year' },
  cases: { zh: '样本数不足', en: 'too few cases' },
  other: { zh: '分母为零或无法比较', en: 'it would divide by zero or has nothing to compare with' },
};

/** An item that its method could not score: why, and what the scheme declares for that. */
export interface MissingItem {
  cause: Cause;
  policy: MissingPolicy;
  reason: Reason;
}

/** What is missing of a node for a subject, or undefined where the method scored it (or it is a section). */
export function missingOf(outcome: Outcome, node: NodePlan, subject: number): MissingItem | undefined {
  if (node.kind === 'section' || methodPoints(outcome, node, subject) !== undefined) return undefined;
  const weight = node.weights[outcome.plan.classOf[groupOf(outcome, subject)] ?? 0] as number;
  if (Number.isNaN(weight)) return undefined;
  const x = outcome.kept.measures(node.node.id)[subject] as number;
  const cause: Cause = node.tooFew(0)?.(subject, 0)
    ? 'cases'
    : !Number.isNaN(x)
      ? 'other'
      : missingCause(node.measured, 0, subject);
  const policy = node.missing[cause];
  const why = causes[cause];
  const then = consequence(policy);
  const { name } = node.node;
  return {
    cause,
    policy,
    reason: because(
      `missing_${cause}`,
      `“${name.zh}”${why.zh}，按办法${then.zh}`,
      `"${name.en}": ${why.en}; by the scheme ${then.en}`,
    ),
  };
}

function consequence(policy: MissingPolicy): { zh: string; en: string } {
  if (typeof policy === 'object')
    return { zh: `计满分的 ${policy.share * 100}%`, en: `it earns ${policy.share * 100} % of its marks` };
  return {
    withhold: { zh: '暂不给出总分', en: 'the total is not given yet' },
    redistribute: { zh: '权重由同级其他项分担', en: 'its weight goes to its siblings' },
    'group-mean': { zh: '取本组平均得分', en: 'it earns the average of the group' },
    zero: { zh: '计零分', en: 'it earns 0' },
    full: { zh: '计满分', en: 'it earns its full marks' },
  }[policy];
}

function groupOf({ plan }: Outcome, subject: number): number {
  return plan.panel.axis.groups.findIndex((group) => subject < group.to);
}

/** A leaf's column and peers as its method saw them, for one subject. */
export function cellOf(outcome: Outcome, leaf: LeafPlan, subject: number) {
  const x = outcome.kept.measures(leaf.node.id);
  const { groups } = outcome.plan.panel.axis;
  const group = groups[groupOf(outcome, subject)];
  if (leaf.compares !== 'all' || group === undefined)
    return { x, at: subject, from: group?.from ?? 0, ranked: group?.ranked ?? x.length };
  const peers = groups.flatMap(({ from, ranked }) => [...x.subarray(from, ranked)]);
  return {
    x: Float64Array.from([...peers, x[subject] as number]),
    at: peers.length,
    from: 0,
    ranked: peers.length,
  };
}

/** What the method itself gives, before any policy for missing figures; undefined where it gives nothing. */
function methodPoints(outcome: Outcome, leaf: LeafPlan, subject: number): number | undefined {
  const cell = cellOf(outcome, leaf, subject);
  const own = cell.x[cell.at] as number;
  if (Number.isNaN(own)) return undefined;
  const points = new Float64Array(cell.x.length);
  // Methods score ranges: the peers, and this cell behind or among them.
  leaf.method.score(cell.x, points, cell.from, Math.max(cell.at + 1, cell.ranked), cell.ranked);
  const value = points[cell.at] as number;
  return !Number.isNaN(value) ? value : undefined;
}

import { placeText } from '../quantity/problem.ts';
import type { SourceRef, Text, TraceNode } from '../trace/node.ts';
import { judgementOf } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { statusWord } from './status.ts';
import type { ActualRow, TargetRow } from './target.ts';
import { gatherTargets, type Target } from './tiers.ts';
import { actualWords, targetWords, tierWord } from './words.ts';
import { type Workings, workOut } from './workings.ts';
import { type GapInput, openWorld, type World } from './world.ts';

/**
 * How one target came to its status: rule → formula → formula with figures → value → source row. Built on demand
 * from the same workings as the judgement, so the two agree. Takes the rows of one target.
 */
export function explainGap(rows: TargetRow | readonly TargetRow[], input: GapInput): TraceNode {
  const [target, ...more] = gatherTargets('id' in rows ? [rows] : rows);
  if (!target || more.length > 0) throw new RangeError('explainGap takes the rows of one target');
  return explainTarget(target, openWorld(input));
}

/** The trace of one gathered target in an opened world. */
export function explainTarget(target: Target, world: World): TraceNode {
  const workings = workOut(target, world);
  const judgement = judgementOf(workings);
  const children = [
    ratioNodes(workings, judgement),
    gapNodes(workings, judgement),
    [targetNode(workings, judgement), figureNode(workings, judgement)],
    tierNodes(workings, judgement),
    forecastNodes(judgement),
  ].flat();
  const [first] = judgement.reasons;
  return {
    label: { zh: `${judgement.indicator}：状态`, en: `${judgement.indicator}: status` },
    rule: workings.rule,
    value: statusWord(judgement.status, 'zh'),
    ...(first ? { reason: first.text } : {}),
    children,
  };
}

function ratioNodes({ completion, pace }: Workings, judgement: Judgement): TraceNode[] {
  const nodes: TraceNode[] = [];
  if (completion) {
    const label: Text = { zh: '完成率', en: 'completion' };
    nodes.push(
      'ratio' in completion
        ? leaf(label, judgement.completion, {
            formula: completion.formula,
            substituted: completion.substituted,
          })
        : leaf(label, null, { reason: completion.reason.text }),
    );
  }
  if (pace) {
    nodes.push(
      leaf({ zh: '序时进度', en: 'pace' }, judgement.pace, {
        formula: pace.formula,
        substituted: pace.substituted,
      }),
    );
  }
  return nodes;
}

function gapNodes({ goal, figure }: Workings, judgement: Judgement): TraceNode[] {
  if (judgement.gap === null || !goal || !figure) return [];
  const label: Text = { zh: '差距', en: 'gap' };
  const unit = judgement.gapUnit ?? '';
  if (unit === 'ratio') {
    const substituted = `${judgement.completion} − ${judgement.pace}`;
    return [leaf(label, String(judgement.gap), { formula: 'completion − pace', substituted, unit })];
  }
  const [formula, substituted] = distanceFormula(goal.op, goal.text, goal.upperText, figure.text);
  return [leaf(label, String(judgement.gap), { formula, substituted, unit })];
}

function distanceFormula(op: string, value: string, upper: string, actual: string): [string, string] {
  if (op === '<=') return ['target − actual', `${value} − ${actual}`];
  if (op === '=') return ['−|actual − target|', `−|${actual} − ${value}|`];
  if (op === 'in')
    return ['min(actual − from, to − actual)', `min(${actual} − ${value}, ${upper} − ${actual})`];
  return ['actual − target', `${actual} − ${value}`];
}

function targetNode({ target, reference }: Workings, judgement: Judgement): TraceNode {
  const { base } = target;
  const value = judgement.target === null ? null : String(judgement.target);
  const origin = base.place ? { origin: placeText(base.place) } : {};
  return {
    label: { zh: '目标', en: 'target' },
    rule: { zh: targetWords(judgement, 'zh'), en: targetWords(judgement, 'en') },
    value,
    unit: judgement.unit,
    ...(value === null && judgement.reasons[0] ? { reason: judgement.reasons[0].text } : {}),
    source: { observation: [base.id, base.tier ?? ''].filter(Boolean).join(' | '), ...origin },
    children: reference
      ? [
          {
            label: { zh: '对比对象', en: 'held against' },
            value: reference.text,
            unit: judgement.unit,
            source: sourceOf(reference.row),
            children: [],
          },
        ]
      : [],
  };
}

function figureNode({ figure, place }: Workings, judgement: Judgement): TraceNode {
  const label: Text = { zh: '完成值', en: 'actual' };
  if (!figure) return { label, value: null, reason: judgement.reasons[0]?.text ?? NO_FIGURE, children: [] };
  const whole = { label, rule: wordsOf(judgement), value: figure.text, unit: judgement.unit };
  if (place && place.standing.length > 0) {
    const children = place.standing.map(
      (one): TraceNode => ({
        label: { zh: `第 ${one.place} 位 ${one.subject}`, en: `place ${one.place} ${one.subject}` },
        value: one.text,
        children: [],
      }),
    );
    return { ...whole, formula: '1 + number of peers with a better figure', children };
  }
  if (figure.made || figure.rows.length !== 1) {
    return { ...whole, ...(figure.made ?? {}), children: figure.rows.map(observationNode) };
  }
  return { ...whole, source: sourceOf(figure.rows[0] as ActualRow), children: [] };
}

const NO_FIGURE: Text = { zh: '尚无数据', en: 'no figure yet' };

const wordsOf = (judgement: Judgement): Text => ({
  zh: `${judgement.actualPeriod ?? ''} ${actualWords(judgement, 'zh')}`,
  en: `${judgement.actualPeriod ?? ''} ${actualWords(judgement, 'en')}`,
});

function observationNode(row: ActualRow): TraceNode {
  const label = { zh: row.period.text, en: row.period.text };
  return { label, value: row.value, unit: row.unit, source: sourceOf(row), children: [] };
}

function sourceOf(row: ActualRow): SourceRef {
  return {
    observation: [row.subject, row.indicator, row.period.text, row.source, row.status].join(' | '),
    ...(row.place ? { origin: placeText(row.place) } : {}),
    ...(row.recordedBy ? { recordedBy: row.recordedBy } : {}),
    ...(row.recordedAt ? { recordedAt: row.recordedAt } : {}),
  };
}

function tierNodes({ goals }: Workings, judgement: Judgement): TraceNode[] {
  const named = goals.filter((goal) => goal.tier !== null);
  if (named.length === 0) return [];
  const { tier } = judgement;
  return [
    {
      label: { zh: '已达档次', en: 'tier reached' },
      value: tier ? tierWord(tier, 'zh') : null,
      ...(tier ? {} : { reason: { zh: '尚未达到最低一档', en: 'not even the lowest tier yet' } }),
      children: named.map((goal): TraceNode => {
        const word = { zh: tierWord(goal.tier ?? 'floor', 'zh'), en: tierWord(goal.tier ?? 'floor', 'en') };
        return { label: word, value: goal.text, unit: judgement.unit, children: [] };
      }),
    },
  ];
}

function forecastNodes(judgement: Judgement): TraceNode[] {
  const { forecast, unit } = judgement;
  if (!forecast) return [];
  const { value, formula, substituted } = forecast;
  return [leaf({ zh: '预测', en: 'forecast' }, value, { formula, substituted, unit })];
}

function leaf(label: Text, value: string | null, rest: Partial<TraceNode>): TraceNode {
  return { label, value, ...rest, children: [] };
}

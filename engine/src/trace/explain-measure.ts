import type { Outcome } from '../assessment.ts';
import { samePeriodLastYear, yearOf } from '../calendar/period.ts';
import type { ActualRow, TargetRow } from '../gap/target.ts';
import { figureAt } from '../panel/panel.ts';
import { placeText } from '../quantity/problem.ts';
import { normalUnit } from '../quantity/unit.ts';
import { measureKinds, usesTarget } from '../score/measure.ts';
import type { MeasureSource, MeasureSubject } from '../score/measure-inputs.ts';
import { figure } from '../score/method.ts';
import type { SourceRef, Text, TraceNode } from './node.ts';

/** Formula of each measure, in letters. */
const formulas: Partial<Record<keyof typeof measureKinds, string>> = {
  completion: 'actual ÷ target',
  pace: 'actual ÷ target ÷ share of the year',
  ratio: 'actual ÷ target',
  difference: 'actual − target',
  increment: 'actual − last year',
  growth: 'actual ÷ last year − 1',
  relative: 'actual ÷ last year',
  share: 'actual ÷ whole',
  'minus-average': 'actual − average',
  'over-average': 'actual ÷ average',
};

/** How the figure that a method looks at came about, down to the rows it was read from. */
export function explainMeasure(
  outcome: Outcome,
  source: MeasureSource,
  subject: number,
  x: number,
): TraceNode {
  const { precision } = outcome.plan.scheme;
  const measured = source.subject;
  const { measure, higher } = measured;
  const value = !Number.isNaN(x) ? figure(x, precision) : null;
  const label = measureKinds[measure.kind];
  if (measure.kind === 'sum') return explainSum(outcome, measure, subject, value);
  const actual = actualNode(outcome, subject, measured.indicator, outcome.period.text, label);
  if (measure.kind === 'value') return { ...actual, label: { zh: 'x 完成值', en: 'x, actual' } };
  const others = [targetNode(outcome, measured, subject), ...priorNodes(outcome, measured, subject)].filter(
    (node) => node !== undefined,
  );
  if (measure.kind === 'share')
    others.push(actualNode(outcome, subject, measure.of, outcome.period.text, label));
  const turned = !higher && (measure.kind === 'completion' || measure.kind === 'pace');
  const formula = `${turned ? '2 − ' : ''}${formulas[measure.kind] ?? measure.kind}`;
  const substituted = substitute(outcome, source, subject);
  return {
    label: { zh: `x ${label.zh}`, en: `x, ${label.en}` },
    formula,
    ...(substituted !== undefined && { substituted: `${turned ? '2 − ' : ''}${substituted}` }),
    value,
    ...(value === null && { reason: { zh: '缺少数据，不能计算', en: 'figures are missing' } }),
    children: [{ ...actual, label: { zh: '完成值', en: 'actual' } }, ...others],
  };
}

function substitute(outcome: Outcome, source: MeasureSource, subject: number): string | undefined {
  const { scheme } = outcome.plan;
  const measured = source.subject;
  const inputs = source.inputs(0);
  const at = (column: typeof inputs.actual) =>
    column ? (column.block.data[column.offset + subject] as number) : Number.NaN;
  const show = (value: number) => figure(value, scheme.precision);
  const actual = at(inputs.actual);
  const target = measured.fixedTarget ?? at(inputs.target);
  const prior = inputs.prior ? at(inputs.prior) : at(inputs.lastYear) * (inputs.elapsed[0] as number);
  const ok = (...values: number[]) => values.every((value) => Number.isFinite(value));
  switch (measured.measure.kind) {
    case 'completion':
    case 'ratio':
      return ok(actual, target) ? `${show(actual)} ÷ ${show(target)}` : undefined;
    case 'pace':
      return ok(actual, target)
        ? `${show(actual)} ÷ ${show(target)} ÷ ${show(inputs.elapsed[0] as number)}`
        : undefined;
    case 'difference':
      return ok(actual, target) ? `${show(actual)} − ${show(target)}` : undefined;
    case 'increment':
      return ok(actual, prior) ? `${show(actual)} − ${show(prior)}` : undefined;
    case 'growth':
      return ok(actual, prior) ? `${show(actual)} ÷ ${show(prior)} − 1` : undefined;
    case 'relative':
      return ok(actual, prior) ? `${show(actual)} ÷ ${show(prior)}` : undefined;
    default:
      return undefined;
  }
}

function explainSum(
  outcome: Outcome,
  measure: Extract<MeasureSubject['measure'], { kind: 'sum' }>,
  subject: number,
  value: string | null,
): TraceNode {
  const { precision } = outcome.plan.scheme;
  const show = (number: number) => figure(number, precision);
  const children = measure.terms.map((term) => {
    const node = actualNode(outcome, subject, term.indicator, outcome.period.text, { zh: '', en: '' });
    return { ...node, label: { zh: term.indicator, en: term.indicator } };
  });
  const parts = measure.terms.map((term, k) => {
    const own = children[k]?.value ?? (term.absent === undefined ? '?' : show(term.absent));
    const counted = term.shortOf === undefined ? own : `max(0, ${show(term.shortOf)} − ${own})`;
    return `${show(term.times)} × ${counted}`;
  });
  return {
    label: { zh: 'x 加权合计', en: 'x, weighted sum' },
    formula: 'constant + Σ times × figure',
    substituted: [show(measure.plus), ...parts].join(' + ').replaceAll('+ -', '− '),
    value,
    ...(value === null && { reason: { zh: '缺少数据，不能计算', en: 'figures are missing' } }),
    children,
  };
}

function actualNode(
  outcome: Outcome,
  subject: number,
  indicator: string,
  period: string,
  label: Text,
): TraceNode {
  const { panel, scheme } = outcome.plan;
  const found = figureAt(panel, 'actual', indicator, period, subject);
  const row = outcome.figures.actualOf(subject, indicator, period);
  return {
    label,
    value: found.value === null ? null : figure(found.value, scheme.precision),
    ...inUnit(outcome, row, found.value),
    ...(found.value === null && { reason: { zh: '没有报送', en: 'not reported' } }),
    ...(row && { source: sourceOf(row) }),
    children: [],
  };
}

/** The unit in which a figure is scored, and how it was stated where that is another. */
function inUnit(
  outcome: Outcome,
  row: ActualRow | TargetRow | undefined,
  value: number | null,
): Pick<TraceNode, 'unit' | 'substituted'> {
  const unit = row && outcome.figures.units.get(row.indicator);
  if (!unit) return {};
  const converted = row.unit !== '' && normalUnit(row.unit) !== normalUnit(unit) && value !== null;
  const stated = `${row.value} ${row.unit}`;
  return {
    unit,
    ...(converted && { substituted: `${stated} = ${figure(value, outcome.plan.scheme.precision)} ${unit}` }),
  };
}

function targetNode(outcome: Outcome, measured: MeasureSubject, subject: number): TraceNode | undefined {
  const label = { zh: '目标', en: 'target' };
  if (!usesTarget(measured.measure.kind)) return undefined;
  const { scheme } = outcome.plan;
  if (measured.fixedTarget !== undefined)
    return { label, value: figure(measured.fixedTarget, scheme.precision), children: [] };
  const { period, figures, plan } = outcome;
  for (const key of [period.text, String(yearOf(period))]) {
    const row = figures.targetOf(subject, measured.targetKey, key);
    if (!row) continue;
    const found = figureAt(plan.panel, 'target', measured.targetKey, key, subject);
    return {
      label,
      value: found.value === null ? null : figure(found.value, scheme.precision),
      ...inUnit(outcome, row, found.value),
      ...(found.value === null && { reason: { zh: '目标待下达', en: 'the target is still to come' } }),
      source: targetSource(row),
      children: [],
    };
  }
  return { label, value: null, reason: { zh: '没有目标', en: 'no target was set' }, children: [] };
}

function priorNodes(outcome: Outcome, measured: MeasureSubject, subject: number): TraceNode[] {
  if (!['increment', 'growth', 'relative'].includes(measured.measure.kind)) return [];
  const before = samePeriodLastYear(outcome.period);
  if (before === null) return [];
  return [
    actualNode(outcome, subject, measured.indicator, before.text, {
      zh: `上年同期 ${before.text}`,
      en: `same period last year, ${before.text}`,
    }),
  ];
}

function sourceOf(row: ActualRow): SourceRef {
  return {
    observation: [row.subject, row.indicator, row.period.text, row.source, row.status].join(' | '),
    ...(row.place && { origin: placeText(row.place) }),
    ...(row.recordedBy !== undefined && { recordedBy: row.recordedBy }),
    ...(row.recordedAt !== undefined && { recordedAt: row.recordedAt }),
  };
}

function targetSource(row: TargetRow): SourceRef {
  return {
    observation: [row.id, row.tier ?? ''].join(' | '),
    ...(row.place && { origin: placeText(row.place) }),
  };
}

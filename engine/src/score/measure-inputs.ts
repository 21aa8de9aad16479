import type { ColumnFinder } from '../panel/finder.ts';
import { type Column, targetKey } from '../panel/panel.ts';
import type { Measure } from './measure.ts';
import { fillRatio, type MeasureColumn, measureColumn, usesRatio } from './measure-column.ts';

/** What an item says about the figures it looks at. */
export interface MeasureSubject {
  indicator: string;
  measure: Measure;
  higher: boolean;
  /** A target stated in the scheme itself, the same for everybody. */
  fixedTarget: number | undefined;
  /** Key of the target column (indicator, and tier where one is asked for). */
  targetKey: string;
}

/** The columns that a measure reads for one period; absent ones are undefined. */
export interface MeasureInputs {
  period: number;
  actual: Column | undefined;
  target: Column | undefined;
  /** A target stated in the scheme: it goes before the column. */
  fixedTarget: number | undefined;
  /** Same period last year. */
  prior: Column | undefined;
  /** Whole year before: stands in for `prior`, times the share of the year gone, where a measure prorates. */
  lastYear: Column | undefined;
  /** The whole that a share is taken of. */
  whole: Column | undefined;
  /** The terms of a weighted sum. */
  terms: readonly (Column | undefined)[];
  /** Share of the year gone at each period's end. */
  elapsed: Float64Array;
}

/** Columns of a measured thing, period by period. */
export interface MeasureSource {
  subject: MeasureSubject;
  inputs(period: number): MeasureInputs;
}

const noTerms: readonly undefined[] = [];

/** A measured thing ready to be filled: its columns and its loop. */
export interface MeasurePlan extends MeasureSource {
  usesRatio: boolean;
  fill: MeasureColumn;
}

/** Binds a measured thing to a panel. */
export function measurePlan(subject: MeasureSubject, finder: ColumnFinder): MeasurePlan {
  return {
    ...measureSource(subject, finder),
    usesRatio: usesRatio(subject.measure),
    fill: measureColumn(subject, finder.panel),
  };
}

/** Fills `out` with a measure; `ratio` is scratch and holds actual ÷ target afterwards where the measure uses it. */
export function takeMeasure(
  plan: MeasurePlan,
  inputs: MeasureInputs,
  ratio: Float64Array,
  out: Float64Array,
  first: number,
  count: number,
): void {
  if (plan.usesRatio) fillRatio(inputs, ratio, first, count);
  plan.fill(inputs, ratio, out, first, count);
}

/** Finds the series that a measure reads; a target of the period itself goes before one of its year. */
function measureSource(subject: MeasureSubject, finder: ColumnFinder): MeasureSource {
  const { measure } = subject;
  const actual = finder.series('actual', subject.indicator);
  const target = finder.series('target', subject.targetKey);
  const whole = measure.kind === 'share' ? finder.series('actual', measure.of) : undefined;
  const terms =
    measure.kind === 'sum' ? measure.terms.map((term) => finder.series('actual', term.indicator)) : [];
  const find = (period: number): MeasureInputs => ({
    period,
    actual: actual('now', period),
    target: target('now', period) ?? target('year', period),
    fixedTarget: subject.fixedTarget,
    prior: actual('before', period),
    lastYear: actual('lastYear', period),
    whole: whole?.('now', period),
    terms: terms.length === 0 ? noTerms : terms.map((term) => term('now', period)),
    elapsed: finder.elapsed,
  });
  // A measure is asked for the same period again and again: by its method, its tallies, the next tile.
  let last: MeasureInputs | undefined;
  return {
    subject,
    inputs(period) {
      if (last?.period !== period) last = find(period);
      return last;
    },
  };
}

/** The measured side of a part of the scheme: item, adjustment, veto, promotion. */
export function measuredOf(item: {
  indicator: string;
  measure: Measure;
  direction: 'higher' | 'lower';
  tier?: string | undefined;
  target?: number | undefined;
}): MeasureSubject {
  return {
    indicator: item.indicator,
    measure: item.measure,
    higher: item.direction === 'higher',
    fixedTarget: item.target,
    targetKey: targetKey(item.indicator, item.tier),
  };
}

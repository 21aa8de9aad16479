import type { Panel } from '../panel/panel.ts';
import type { Scheme, Tally } from '../scheme/scheme.ts';
import type { LeafPlan } from './compile-items.ts';
import { type MeasureColumn, measureColumn, usesRatio } from './measure-column.ts';
import type { MeasureInputs } from './measure-inputs.ts';
import { reach } from './threshold.ts';

/**
 * Tallies 汇总列: sums and counts over a subject's items, shown beside the score and never counted in it: how many
 * items are on pace, how far behind all together.
 */
export interface TallyPlan {
  node: Tally;
  /** Columns of figures: 1 for a sum, one more than thresholds for intervals. */
  width: number;
  usesRatio: boolean;
  /** The loop that measures a leaf for this tally; undefined where the leaf's own measure is the same. */
  measure(leaf: LeafPlan): MeasureColumn | undefined;
  /** Adds measured cells in. `into` holds the tally's columns, `stride` apart, `at` the tile's first cell. */
  add(x: Float64Array, into: Float64Array, at: number, stride: number, count: number): void;
  /** Once all leaves of a tile are in: counts of thresholds reached become counts of intervals. */
  close(into: Float64Array, at: number, stride: number, count: number): void;
}

export function compileTallies(scheme: Scheme, leaves: readonly LeafPlan[], panel: Panel): TallyPlan[] {
  return scheme.tallies.map((node) => {
    const measure =
      node.of === 'growth'
        ? ({ kind: 'growth', prorate: node.prorate ?? false } as const)
        : ({ kind: node.of } as const);
    const loops = leaves.map((leaf) => {
      const same =
        leaf.node.measure.kind === node.of && node.of !== 'growth' && leaf.node.cases === undefined;
      return same ? undefined : measureColumn({ ...leaf.measured.subject, measure }, panel);
    });
    const shared = {
      node,
      usesRatio: usesRatio(measure),
      measure: (leaf: LeafPlan) => loops[leaf.order],
    };
    if (node.at === undefined) return { ...shared, width: 1, add: addSum, close: () => {} };
    const starts = [...node.at].sort((a, b) => a - b).map((t) => reach(t, scheme.precision));
    const bars = Float64Array.of(Number.NEGATIVE_INFINITY, ...starts);
    return {
      ...shared,
      width: bars.length,
      add: (x, into, at, stride, count) => {
        for (let k = 0; k < bars.length; k++) addReached(x, into, at + k * stride, count, bars, k);
      },
      close: (into, at, stride, count) => {
        for (let k = 0; k + 1 < bars.length; k++)
          subtract(into, at + k * stride, at + (k + 1) * stride, count);
      },
    };
  });
}

/** What a tally takes in for one leaf of a tile. `x` is the leaf's measure, `ratio` its actual ÷ target. */
export function addLeaf(
  tally: TallyPlan,
  leaf: LeafPlan,
  inputs: MeasureInputs,
  columns: { x: Float64Array; ratio: Float64Array; other: Float64Array },
  into: Float64Array,
  at: number,
  stride: number,
  first: number,
  count: number,
): void {
  const measure = tally.measure(leaf);
  if (measure === undefined) {
    tally.add(columns.x, into, at, stride, count);
    return;
  }
  measure(inputs, columns.ratio, columns.other, first, count);
  tally.add(columns.other, into, at, stride, count);
}

const addSum: TallyPlan['add'] = (x, into, at, _stride, count) => {
  for (let j = 0; j < count; j++) {
    const value = x[j] as number;
    if (!Number.isNaN(value)) into[at + j] = (into[at + j] as number) + value;
  }
};

/** Counts the cells that reach bar k; a missing cell reaches none. */
function addReached(
  x: Float64Array,
  into: Float64Array,
  at: number,
  count: number,
  bars: Float64Array,
  k: number,
): void {
  const bar = bars[k] as number;
  for (let j = 0; j < count; j++) into[at + j] = (into[at + j] as number) + Number((x[j] as number) >= bar);
}

function subtract(into: Float64Array, at: number, above: number, count: number): void {
  for (let j = 0; j < count; j++) into[at + j] = (into[at + j] as number) - (into[above + j] as number);
}

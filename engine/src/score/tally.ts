import type { Panel } from '../panel/panel.ts';
import type { Scheme, Tally } from '../scheme/scheme.ts';
import type { LeafPlan } from './compile-items.ts';
import { type MeasureColumn, measureColumn } from './measure-column.ts';
import { reach } from './threshold.ts';

/**
 * Tallies 汇总列: sums and counts over a subject's items, shown beside the score and never counted in it: how many
 * items are on pace, how far behind all together.
 */
export interface TallyPlan {
  node: Tally;
  /** Columns of figures: 1 for a sum, one more than thresholds for intervals. */
  width: number;
  /** The loop that measures a leaf for this tally. */
  measure(leaf: LeafPlan): MeasureColumn;
  /** Adds a leaf's cells in. `into` holds the tally's columns, `stride` apart. */
  add(x: Float64Array, into: Float64Array, at: number, stride: number, count: number): void;
}

export function compileTallies(scheme: Scheme, leaves: readonly LeafPlan[], panel: Panel): TallyPlan[] {
  return scheme.tallies.map((node) => {
    const measure =
      node.of === 'growth'
        ? ({ kind: 'growth', prorate: node.prorate ?? false } as const)
        : ({ kind: node.of } as const);
    const loops = leaves.map((leaf) => measureColumn({ ...leaf.source.subject, measure }, panel));
    return {
      node,
      width: node.at ? node.at.length + 1 : 1,
      measure: (leaf) => loops[leaf.order] as MeasureColumn,
      add: node.at ? addIntervals(node.at, scheme.precision) : addSum,
    };
  });
}

const addSum: TallyPlan['add'] = (x, into, at, _stride, count) => {
  for (let j = 0; j < count; j++) {
    const value = x[j] as number;
    if (!Number.isNaN(value)) into[at + j] = (into[at + j] as number) + value;
  }
};

/** Column k counts the cells that reach k of the thresholds. */
function addIntervals(thresholds: readonly number[], precision: number): TallyPlan['add'] {
  const starts = Float64Array.from(
    [...thresholds].sort((a, b) => a - b),
    (t) => reach(t, precision),
  );
  return (x, into, at, stride, count) => {
    for (let j = 0; j < count; j++) {
      const value = x[j] as number;
      if (Number.isNaN(value)) continue;
      let k = 0;
      for (let t = 0; t < starts.length; t++) k += Number(value >= (starts[t] as number));
      const cell = at + j + k * stride;
      into[cell] = (into[cell] as number) + 1;
    }
  };
}

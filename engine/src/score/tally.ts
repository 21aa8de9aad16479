import type { Panel } from '../panel/panel.ts';
import type { Scheme, Tally } from '../scheme/scheme.ts';
import type { LeafPlan } from './compile-items.ts';
import type { Measure } from './measure.ts';
import { measureColumn, usesRatio } from './measure-column.ts';
import type { MeasureInputs } from './measure-inputs.ts';
import { reach } from './threshold.ts';

/** The columns that stand ready when a leaf of a tile has been scored. */
export interface LeafColumns {
  /** The leaf's own measure. */
  x: Float64Array;
  /** Its actual ÷ target. */
  ratio: Float64Array;
  /** Scratch. */
  other: Float64Array;
}

/**
 * Tallies 汇总列: sums and counts over a subject's items, shown beside the score and never counted in it: how many
 * items are on pace, how far behind all together.
 */
export interface TallyPlan {
  node: Tally;
  /** Columns of figures: 1 for a sum, one more than thresholds for intervals. */
  width: number;
  usesRatio: boolean;
  /**
   * Takes a leaf's cells in. `into` holds the tally's columns, `stride` apart, `at` the tile's first cell; the tile
   * begins at subject `first`.
   */
  add(
    leaf: LeafPlan,
    inputs: MeasureInputs,
    columns: LeafColumns,
    into: Float64Array,
    at: number,
    stride: number,
    first: number,
    count: number,
  ): void;
  /** Once all leaves of a tile are in: counts of thresholds reached become counts of intervals. */
  close(into: Float64Array, at: number, stride: number, count: number): void;
}

export function compileTallies(scheme: Scheme, leaves: readonly LeafPlan[], panel: Panel): TallyPlan[] {
  return scheme.tallies.map((node) => {
    const measure =
      node.of === 'growth'
        ? ({ kind: 'growth', prorate: node.prorate ?? false } as const)
        : ({ kind: node.of } as const);
    const shared = { node, usesRatio: usesRatio(measure) };
    const direct = node.take === 'sum' ? sums[node.of] : undefined;
    if (direct) {
      const add: TallyPlan['add'] = (_leaf, inputs, { ratio }, into, at, _stride, first, count) =>
        direct(inputs, ratio, into, at, first, count, node.prorate ?? false);
      return { ...shared, width: 1, add, close: () => {} };
    }
    const measured = measuredBy(leaves, measure, panel);
    if (node.at === undefined) {
      const add: TallyPlan['add'] = (leaf, inputs, columns, into, at, _stride, first, count) =>
        addSum(measured(leaf, inputs, columns, first, count), into, at, count);
      return { ...shared, width: 1, add, close: () => {} };
    }
    const starts = [...node.at].sort((a, b) => a - b).map((t) => reach(t, scheme.precision));
    const bars = Float64Array.of(Number.NEGATIVE_INFINITY, ...starts);
    const packs = bars.length <= PACKED && leaves.length < FIELD;
    const padded = Float64Array.of(...bars, ...Array<number>(PACKED).fill(Number.POSITIVE_INFINITY));
    const add: TallyPlan['add'] = (leaf, inputs, columns, into, at, stride, first, count) => {
      const x = measured(leaf, inputs, columns, first, count);
      if (packs) addPacked(x, into, at, count, padded);
      else for (let k = 0; k < bars.length; k++) addReached(x, into, at + k * stride, count, bars, k);
    };
    const close: TallyPlan['close'] = (into, at, stride, count) => {
      if (packs) unpack(into, at, stride, count, bars.length);
      for (let k = 0; k + 1 < bars.length; k++) subtract(into, at + k * stride, at + (k + 1) * stride, count);
    };
    return { ...shared, width: bars.length, add, close };
  });
}

/** The column of a measure for a leaf: the leaf's own where it is the same, else measured into the scratch column. */
function measuredBy(leaves: readonly LeafPlan[], measure: Measure, panel: Panel) {
  const loops = leaves.map((leaf) => {
    const same =
      leaf.node.measure.kind === measure.kind && measure.kind !== 'growth' && leaf.node.cases === undefined;
    return same ? undefined : measureColumn({ ...leaf.measured.subject, measure }, panel);
  });
  return (
    leaf: LeafPlan,
    inputs: MeasureInputs,
    columns: LeafColumns,
    first: number,
    count: number,
  ): Float64Array => {
    const loop = loops[leaf.order];
    if (loop === undefined) return columns.x;
    loop(inputs, columns.ratio, columns.other, first, count);
    return columns.other;
  };
}

/** Sums that need no column of their own: measured and added in one pass. */
type DirectSum = (
  inputs: MeasureInputs,
  ratio: Float64Array,
  into: Float64Array,
  at: number,
  first: number,
  count: number,
  prorate: boolean,
) => void;

const sums: Partial<Record<Tally['of'], DirectSum>> = {
  ratio: (_inputs, ratio, into, at, _first, count) => addSum(ratio, into, at, count),
  'pace-gap': ({ elapsed, period }, ratio, into, at, _first, count) => {
    const gone = elapsed[period] as number;
    for (let j = 0; j < count; j++) {
      const value = (ratio[j] as number) - gone;
      if (!Number.isNaN(value)) into[at + j] = (into[at + j] as number) + value;
    }
  },
  forecast: ({ actual, elapsed, period }, _ratio, into, at, first, count) => {
    if (actual === undefined) return;
    const times = 1 / (elapsed[period] as number);
    const a = actual.block.data;
    const ao = actual.offset + first;
    for (let j = 0; j < count; j++) {
      const value = (a[ao + j] as number) * times;
      if (!Number.isNaN(value)) into[at + j] = (into[at + j] as number) + value;
    }
  },
  growth: ({ actual, prior, lastYear, elapsed, period }, _ratio, into, at, first, count, prorate) => {
    const last = prior ?? (prorate ? lastYear : undefined);
    if (actual === undefined || last === undefined) return;
    const shares = prior === undefined ? elapsed : whole;
    const times = shares[prior === undefined ? period : 0] as number;
    const a = actual.block.data;
    const ao = actual.offset + first;
    const b = last.block.data;
    const bo = last.offset + first;
    for (let j = 0; j < count; j++) {
      const before = (b[bo + j] as number) * times;
      const value = (a[ao + j] as number) / before - 1;
      if (before > 0 && !Number.isNaN(value)) into[at + j] = (into[at + j] as number) + value;
    }
  },
};

const whole = Float64Array.of(1);

function addSum(x: Float64Array, into: Float64Array, at: number, count: number): void {
  for (let j = 0; j < count; j++) {
    const value = x[j] as number;
    if (!Number.isNaN(value)) into[at + j] = (into[at + j] as number) + value;
  }
}

/** Bars whose counts fit into one number, twelve bits each: one pass over a cell instead of one a bar. */
const PACKED = 3;
const FIELD = 4096;

function addPacked(x: Float64Array, into: Float64Array, at: number, count: number, bars: Float64Array): void {
  const a = bars[0] as number;
  const b = bars[1] as number;
  const c = bars[2] as number;
  for (let j = 0; j < count; j++) {
    const own = x[j] as number;
    const reached = Number(own >= a) + Number(own >= b) * FIELD + Number(own >= c) * FIELD * FIELD;
    into[at + j] = (into[at + j] as number) + reached;
  }
}

/** Spreads packed counts over their columns. */
function unpack(into: Float64Array, at: number, stride: number, count: number, width: number): void {
  for (let j = 0; j < count; j++) {
    let left = into[at + j] as number;
    for (let k = 0; k < width; k++) {
      const rest = Math.floor(left / FIELD);
      into[at + j + k * stride] = left - rest * FIELD;
      left = rest;
    }
  }
}

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

import { aggregates } from '../aggregate/aggregates.ts';
import { ColumnFinder } from '../panel/finder.ts';
import type { Panel } from '../panel/panel.ts';
import { isSection, type Scheme, type SchemeNode, weightIn } from '../scheme/scheme.ts';
import { ItemCompiler, innerWeights, type LeafPlan, type NodePlan } from './compile-items.ts';
import {
  type AdjustmentPlan,
  type ConditionPlan,
  compileAdjustments,
  compileConditions,
} from './compile-rules.ts';
import type { Tile } from './score-item.ts';
import { compileTallies, type TallyPlan } from './tally.ts';

/**
 * Most subjects in one tile, about: their scratch columns then stay in the processor's cache, and threads that take
 * tiles end at about the same time.
 */
const TILE = 2048;

/**
 * A scheme made ready for a panel and a list of periods: compiled items, and the work cut into independent tiles.
 * Any number of workers may take tiles in any order; what a tile computes never depends on another.
 */
export interface Plan {
  scheme: Scheme;
  panel: Panel;
  periods: readonly string[];
  nodes: NodePlan[];
  leaves: LeafPlan[];
  /** Deepest nesting of sections. */
  depth: number;
  /** Sum of the top weights by class, in scheme order. */
  inner: Float64Array;
  /** Full marks of the whole by class. */
  full: Float64Array;
  aggregate: (typeof aggregates)[keyof typeof aggregates];
  bonus: AdjustmentPlan | undefined;
  deduction: AdjustmentPlan | undefined;
  vetoes: ConditionPlan[];
  promotions: ConditionPlan[];
  tallies: TallyPlan[];
  talliesUseRatio: boolean;
  tiles: readonly Tile[];
  /** Weight class of each group on the axis. */
  classOf: readonly number[];
  /** Most subjects in a tile. */
  widest: number;
}

/** Compiles. Costs time per item and period, never per cell. */
export function compilePlan(scheme: Scheme, panel: Panel, periods: readonly string[]): Plan {
  const { groups } = panel.axis;
  const classes: string[] = [];
  const keys = new Map<string, number>();
  const differing = byGroup(scheme.items);
  const classOf = groups.map((group) => {
    const key = weightKey(differing, group.id);
    let found = keys.get(key);
    if (found === undefined) {
      found = classes.push(group.id) - 1;
      keys.set(key, found);
    }
    return found;
  });
  const finder = new ColumnFinder(panel, periods);
  const compiler = new ItemCompiler(scheme, finder, classes);
  const nodes = scheme.items.map((item) => compiler.node(item));
  const inner = innerWeights(nodes, classes.length);
  const tallies = compileTallies(scheme, compiler.leaves, panel);
  const tiles = cut(panel, periods.length, classOf);
  return {
    scheme,
    panel,
    periods,
    nodes,
    leaves: compiler.leaves,
    depth: compiler.depth + 1,
    inner,
    full: inner.map((sum) => scheme.marks ?? sum),
    aggregate: aggregates[scheme.aggregate],
    bonus: compileAdjustments('bonus', scheme, finder),
    deduction: compileAdjustments('deduction', scheme, finder),
    vetoes: compileConditions(scheme.vetoes, scheme, finder),
    promotions: compileConditions(scheme.promotions, scheme, finder),
    tallies,
    talliesUseRatio: tallies.some((tally) => tally.usesRatio),
    tiles,
    classOf,
    widest: tiles.reduce((most, tile) => Math.max(most, tile.count), 0),
  };
}

/** Groups with the same key are scored with the same weights throughout the tree; only weights that differ matter. */
function weightKey(nodes: readonly SchemeNode[], group: string): string {
  return nodes.map((node) => weightIn(node, group) ?? '').join();
}

/** Nodes whose weight is stated group by group. */
function byGroup(items: readonly SchemeNode[]): SchemeNode[] {
  return items.flatMap((item) => [
    ...(typeof item.weight === 'object' ? [item] : []),
    ...(isSection(item) ? byGroup(item.items) : []),
  ]);
}

/** Period by period, neighbouring groups of one weight class together until a tile is wide enough. */
function cut(panel: Panel, periods: number, classOf: readonly number[]): Tile[] {
  const { groups, subjects } = panel.axis;
  const tiles: Tile[] = [];
  // Tiles of about one size, so that no worker is left alone with a large one at the end.
  const wide = subjects.length / Math.ceil(subjects.length / TILE);
  for (let period = 0; period < periods; period++) {
    let start = 0;
    for (let g = 0; g < groups.length; g++) {
      const first = groups[start];
      const here = groups[g];
      const next = groups[g + 1];
      if (!first || !here) continue;
      const goesOn =
        next && classOf[g + 1] === classOf[start] && here.to - first.from + (next.to - next.from) / 2 <= wide;
      if (goesOn) continue;
      tiles.push({
        period,
        first: first.from,
        count: here.to - first.from,
        weightClass: classOf[start] as number,
        groups: groups.slice(start, g + 1),
      });
      start = g + 1;
    }
  }
  return tiles;
}

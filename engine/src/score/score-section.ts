import type { Panel } from '../panel/panel.ts';
import type { NodePlan, SectionPlan } from './compile-items.ts';
import { decideFast } from './decide-fast.ts';
import { scoreItem, type Tile } from './score-item.ts';
import { reach } from './threshold.ts';
import type { Workspace } from './workspace.ts';

/** Sees every column as it is finished: explanations and tallies listen here, bulk runs pass nothing. */
export interface Watcher {
  item?(leaf: Extract<NodePlan, { kind: 'leaf' }>, tile: Tile, x: Float64Array, points: Float64Array): void;
  section?(section: SectionPlan, tile: Tile, points: Float64Array): void;
}

export interface SectionContext {
  panel: Panel;
  precision: number;
  work: Workspace;
  withheld: Uint8Array;
  watchers: readonly Watcher[];
}

/**
 * Points of a node for a tile, out of its weight in the tile's class, written to `out`: an item's points brought from
 * its marks to its weight, or a section's items aggregated. NaN where it is missing and its weight goes to others.
 */
export function scoreNode(node: NodePlan, tile: Tile, context: SectionContext, out: Float64Array): void {
  if (node.kind === 'section') {
    scoreSection(node, tile, context, out);
    return;
  }
  const { work, panel, withheld, watchers } = context;
  scoreItem(node, tile, panel, work, withheld);
  for (const watcher of watchers) watcher.item?.(node, tile, work.x, work.points);
  const weight = node.weights[tile.weightClass] as number;
  const { points } = work;
  if (weight === node.marks) for (let j = 0; j < tile.count; j++) out[j] = points[j] as number;
  else {
    const times = weight / node.marks;
    for (let j = 0; j < tile.count; j++) out[j] = (points[j] as number) * times;
  }
}

function scoreSection(section: SectionPlan, tile: Tile, context: SectionContext, out: Float64Array): void {
  const { work, panel, withheld, watchers, precision } = context;
  const sum = work.sums[section.depth] as Float64Array;
  const lost = work.lost[section.depth] as Float64Array;
  const { aggregate } = section;
  const { count, weightClass } = tile;
  sum.fill(aggregate.start, 0, count);
  lost.fill(0, 0, count);
  for (const child of section.children) {
    const weight = child.weights[weightClass] as number;
    if (Number.isNaN(weight)) continue; // the class is not scored on it
    if (child.kind === 'leaf') {
      scoreItem(child, tile, panel, work, withheld);
      for (const watcher of watchers) watcher.item?.(child, tile, work.x, work.points);
      aggregate.add(work.points, child.marks, weight, sum, lost, count);
    } else {
      const closed = work.closed[child.depth] as Float64Array;
      scoreSection(child, tile, context, closed);
      aggregate.add(closed, weight, weight, sum, lost, count);
    }
  }
  const full = section.weights[weightClass] as number;
  aggregate.close(sum, lost, section.inner[weightClass] as number, full, out, count);
  finishSection(section, out, count, full, precision, withheld);
  for (const watcher of watchers) watcher.section?.(section, tile, out);
}

function finishSection(
  { node, missing }: SectionPlan,
  out: Float64Array,
  count: number,
  full: number,
  precision: number,
  withheld: Uint8Array,
): void {
  if (node.cap !== undefined) {
    const capped = reach(node.cap, precision);
    for (let j = 0; j < count; j++) if ((out[j] as number) >= capped) out[j] = node.cap;
  }
  for (let j = 0; j < count; j++) {
    const value = out[j] as number;
    if (!Number.isNaN(value)) continue;
    if (missing === 'redistribute') continue;
    if (missing === 'zero' || missing === 'full') out[j] = missing === 'full' ? full : 0;
    else if (typeof missing === 'object') out[j] = full * missing.share;
    else withheld[j] = 1;
  }
  if (node.digits !== undefined)
    for (let j = 0; j < count; j++) {
      const value = out[j] as number;
      if (!Number.isNaN(value)) out[j] = decideFast(value, node.digits);
    }
}

import type { Column, Panel } from '../panel/panel.ts';
import type { GroupRange } from '../panel/subjects.ts';
import type { MissingPolicy } from '../scheme/scheme.ts';
import type { Cause, LeafPlan } from './compile-items.ts';
import { decideFast } from './decide-fast.ts';
import { usesTarget } from './measure.ts';
import { type MeasureSource, takeMeasure } from './measure-inputs.ts';
import type { Workspace } from './workspace.ts';

/** A range of subjects of one weight class in one period: the unit of work. It always holds whole groups. */
export interface Tile {
  period: number;
  first: number;
  count: number;
  weightClass: number;
  groups: readonly GroupRange[];
}

/**
 * Scores an item for a tile: measure → method → missing policy → the item's own rounding. The points are left in
 * `work.points`, the measure in `work.x`; subjects whose total must be withheld are marked.
 */
export function scoreItem(
  leaf: LeafPlan,
  tile: Tile,
  panel: Panel,
  work: Workspace,
  withheld: Uint8Array,
): void {
  const { x, points, ratio } = work;
  const { first, count } = tile;
  takeMeasure(leaf.measured, leaf.measured.inputs(tile.period), ratio, x, first, count);
  const tooFew = leaf.tooFew(tile.period);
  if (tooFew) for (let j = 0; j < count; j++) if (tooFew(first, j)) x[j] = Number.NaN;
  if (leaf.compares === 'own') leaf.method.score(x, points, 0, count, count);
  else if (leaf.compares === 'group')
    for (const group of tile.groups)
      leaf.method.score(x, points, group.from - first, group.to - first, group.ranked - first);
  else scoreAmongAll(leaf, tile, panel, work);
  if (!leaf.redistributes) settle(leaf, tile, work, withheld);
  const { digits } = leaf.node;
  if (digits !== undefined) {
    // Rounded where it counts: on the item's weight, not on the marks of its rule.
    const times = (leaf.weights[tile.weightClass] as number) / leaf.marks;
    for (let j = 0; j < count; j++) {
      const value = points[j] as number;
      if (!Number.isNaN(value)) points[j] = decideFast(value * times, digits) / times;
    }
  }
}

/** Peers are everybody ranked: they stand first in the column, the tile's own cells behind them. */
function scoreAmongAll(leaf: LeafPlan, tile: Tile, panel: Panel, work: Workspace): void {
  const { all, allPoints, points, x } = work;
  const size = panel.axis.subjects.length;
  takeMeasure(leaf.measured, leaf.measured.inputs(tile.period), work.allPoints, all, 0, size);
  const tooFew = leaf.tooFew(tile.period);
  let ranked = 0;
  for (const group of panel.axis.groups)
    for (let u = group.from; u < group.ranked; u++)
      all[ranked++] = tooFew?.(0, u) ? Number.NaN : (all[u] as number);
  for (let j = 0; j < tile.count; j++) all[ranked + j] = x[j] as number;
  leaf.method.score(all, allPoints, 0, ranked + tile.count, ranked);
  for (let j = 0; j < tile.count; j++) points[j] = allPoints[ranked + j] as number;
}

/** Gives missing points what the scheme declares for their cause; nothing is ever silently 0. */
function settle(leaf: LeafPlan, tile: Tile, { x, points }: Workspace, withheld: Uint8Array): void {
  let means: number[] | undefined;
  for (let j = 0; j < tile.count; j++) {
    const value = points[j] as number;
    if (!Number.isNaN(value)) continue;
    const policy = leaf.missing[causeOf(leaf, tile, x, j)];
    if (policy === 'redistribute') continue;
    if (policy === 'withhold') {
      withheld[j] = 1;
      continue;
    }
    if (policy === 'group-mean') {
      means ??= groupMeans(tile, points);
      const mean = means[tile.groups.findIndex((group) => tile.first + j < group.to)];
      if (mean === undefined || Number.isNaN(mean)) withheld[j] = 1;
      else points[j] = mean;
    } else points[j] = leaf.marks * shareOf(policy);
  }
}

function shareOf(policy: Exclude<MissingPolicy, 'withhold' | 'redistribute' | 'group-mean'>): number {
  return policy === 'zero' ? 0 : policy === 'full' ? 1 : policy.share;
}

function groupMeans(tile: Tile, points: Float64Array): number[] {
  return tile.groups.map((group) => {
    let sum = 0;
    let count = 0;
    for (let u = group.from; u < group.ranked; u++) {
      const value = points[u - tile.first] as number;
      if (!Number.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  });
}

function causeOf(leaf: LeafPlan, tile: Tile, x: Float64Array, j: number): Cause {
  if (leaf.tooFew(tile.period)?.(tile.first, j)) return 'cases';
  if (!Number.isNaN(x[j])) return 'other'; // measured, but the method has nothing to hold it against
  return missingCause(leaf.measured, tile.period, tile.first + j);
}

/** Why a measure is missing for a subject: which of its figures is not there, or cannot be divided by. */
export function missingCause(
  { subject: measured, inputs }: MeasureSource,
  period: number,
  subject: number,
): Cause {
  const { measure, fixedTarget } = measured;
  if (measure.kind === 'sum') return 'actual';
  const { actual, target, prior, lastYear, whole } = inputs(period);
  const missing = (column: Column | undefined) =>
    !column || Number.isNaN(column.block.data[column.offset + subject]);
  // Without a target nothing was asked for: that is the cause, whether or not a figure came in.
  if (usesTarget(measure.kind) && fixedTarget === undefined && missing(target)) return 'target';
  if (missing(actual)) return 'actual';
  switch (measure.kind) {
    case 'increment':
    case 'growth':
    case 'relative':
      return missing(prior ?? ('prorate' in measure && measure.prorate ? lastYear : undefined))
        ? 'prior'
        : 'other';
    case 'share':
      return missing(whole) ? 'actual' : 'other';
    default:
      return 'other';
  }
}

import type { LeafPlan, SectionPlan } from './compile-items.ts';
import type { Plan } from './plan.ts';
import type { Tile } from './score-item.ts';
import type { Watcher } from './score-section.ts';

/** Keeps every item's measure and points and every section's points of a one-period run, for explanations. */
export class KeepAll implements Watcher {
  readonly #subjects: number;
  readonly #measures = new Map<string, Float64Array>();
  readonly #points = new Map<string, Float64Array>();
  readonly #sections = new Map<string, Float64Array>();

  constructor(plan: Plan) {
    if (plan.periods.length !== 1) throw new RangeError('explanations are kept for one period at a time');
    this.#subjects = plan.panel.axis.subjects.length;
  }

  item(leaf: LeafPlan, tile: Tile, x: Float64Array, points: Float64Array): void {
    this.#column(this.#measures, leaf.node.id).set(x.subarray(0, tile.count), tile.first);
    this.#column(this.#points, leaf.node.id).set(points.subarray(0, tile.count), tile.first);
  }

  section(section: SectionPlan, tile: Tile, points: Float64Array): void {
    this.#column(this.#sections, section.node.id).set(points.subarray(0, tile.count), tile.first);
  }

  /** Measures of an item; NaN where missing. */
  measures(id: string): Float64Array {
    return this.#column(this.#measures, id);
  }

  /** Points of an item, out of its marks. */
  points(id: string): Float64Array {
    return this.#column(this.#points, id);
  }

  /** Points of a section, out of its weight. */
  sections(id: string): Float64Array {
    return this.#column(this.#sections, id);
  }

  #column(of: Map<string, Float64Array>, id: string): Float64Array {
    let column = of.get(id);
    if (column === undefined) {
      column = new Float64Array(this.#subjects).fill(Number.NaN);
      of.set(id, column);
    }
    return column;
  }
}

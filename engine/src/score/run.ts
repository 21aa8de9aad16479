import { Ranker } from '../rank/rank.ts';
import type { LeafPlan } from './compile-items.ts';
import { decideFast } from './decide-fast.ts';
import { fillRatio } from './measure-column.ts';
import { takeMeasure } from './measure-inputs.ts';
import type { Plan } from './plan.ts';
import { emptyResults, type Results } from './results.ts';
import type { Tile } from './score-item.ts';
import { scoreNode, type Watcher } from './score-section.ts';
import { Workspace } from './workspace.ts';

/** Keeps the points of tie-breaking nodes as they pass by. */
function keepBreakers(plan: Plan, results: Results): Watcher {
  const order = new Map(plan.scheme.ranks.breakers.map((id, k) => [id, k]));
  const keep = (id: string, tile: Tile, points: Float64Array, times: number) => {
    const column = results.breakers[order.get(id) ?? -1];
    const at = tile.period * results.subjects + tile.first;
    if (column) for (let j = 0; j < tile.count; j++) column[at + j] = (points[j] as number) * times;
  };
  return {
    item(leaf, tile, _x, points) {
      keep(leaf.node.id, tile, points, (leaf.weights[tile.weightClass] as number) / leaf.marks);
    },
    section(section, tile, points) {
      keep(section.node.id, tile, points, 1);
    },
  };
}

/**
 * A run 计算: fills the results of a plan tile by tile. `score(tile)` may be called for any tiles in any order, in any
 * process that shares the results; `rank(period)` when a period's tiles are done; `close()` when all is ranked.
 */
export class Run {
  readonly plan: Plan;
  readonly results: Results;
  readonly ranker: Ranker;
  readonly #work: Workspace;
  /** Those that must see every recomputation, and all that see a full run. */
  readonly #keepers: readonly Watcher[];
  readonly #watchers: readonly Watcher[];

  constructor(plan: Plan, results: Results = emptyResults(plan), watcher?: Watcher) {
    this.plan = plan;
    this.results = results;
    this.ranker = new Ranker(plan, results);
    this.#keepers = plan.scheme.ranks.breakers.length > 0 ? [keepBreakers(plan, results)] : [];
    this.#watchers = [
      ...this.#keepers,
      ...(watcher ? [watcher] : []),
      ...(plan.tallies.length > 0
        ? [{ item: (leaf: LeafPlan, tile: Tile) => this.#addTallies(leaf, tile) }]
        : []),
    ];
    this.#work = new Workspace(plan.widest, plan.depth, 2 * plan.panel.axis.subjects.length);
  }

  /** Everything: scores, places, rank gains. */
  all(): Results {
    for (const tile of this.plan.tiles) this.score(tile);
    for (let period = 0; period < this.plan.periods.length; period++) this.rank(period);
    this.close();
    return this.results;
  }

  /** Sections, adjustments, vetoes, scores and group places of one tile. */
  score(tile: Tile): void {
    const { plan } = this;
    this.#openTallies(tile);
    for (let k = 0; k < plan.nodes.length; k++) this.section(k, tile, this.#watchers);
    this.#closeTallies(tile);
    this.adjust(tile);
    this.total(tile);
    for (const group of tile.groups) this.ranker.group(tile.period, group);
  }

  /** One top-level node of a tile. */
  section(k: number, tile: Tile, watchers: readonly Watcher[] = this.#keepers): void {
    const { plan, results } = this;
    const node = plan.nodes[k];
    const column = results.sections[k];
    const flags = results.withheld[k];
    if (!node || !column || !flags) return;
    const at = tile.period * results.subjects + tile.first;
    const withheld = flags.subarray(at, at + tile.count).fill(0);
    const out = column.subarray(at, at + tile.count);
    const weight = node.weights[tile.weightClass] as number;
    if (Number.isNaN(weight)) {
      out.fill(Number.NaN);
      return;
    }
    scoreNode(
      node,
      tile,
      {
        panel: plan.panel,
        precision: plan.scheme.precision,
        work: this.#work,
        withheld,
        watchers,
      },
      out,
    );
  }

  /** Bonuses, deductions and conditions. What nobody recorded counts as none. */
  adjust(tile: Tile): void {
    const { plan, results } = this;
    const work = this.#work;
    const at = tile.period * results.subjects + tile.first;
    for (const side of ['bonus', 'deduction'] as const) {
      const adjustments = plan[side];
      if (!adjustments) continue;
      const out = results[side].subarray(at, at + tile.count);
      const sum = work.other.fill(0, 0, tile.count);
      for (const item of adjustments.items) {
        takeMeasure(
          item.measured,
          item.measured.inputs(tile.period),
          work.ratio,
          work.x,
          tile.first,
          tile.count,
        );
        item.method.score(work.x, work.points, 0, tile.count, tile.count);
        for (let j = 0; j < tile.count; j++) {
          const value = work.points[j] as number;
          if (!Number.isNaN(value)) sum[j] = (sum[j] as number) + value;
        }
      }
      adjustments.together.score(sum, out, 0, tile.count, tile.count);
    }
    for (const list of ['vetoes', 'promotions'] as const) {
      if (plan[list].length === 0) continue;
      const flags = results[list].subarray(at, at + tile.count).fill(0);
      plan[list].forEach((condition, k) => {
        const { measured } = condition;
        takeMeasure(measured, measured.inputs(tile.period), work.ratio, work.x, tile.first, tile.count);
        condition.method.score(work.x, work.points, 0, tile.count, tile.count);
        for (let j = 0; j < tile.count; j++)
          if (work.points[j] === 1) flags[j] = (flags[j] as number) | (1 << k);
      });
    }
  }

  /** Aggregates the sections of a tile into decided scores; NaN where the total is withheld or nothing is scored. */
  total(tile: Tile): void {
    const { plan, results } = this;
    const { aggregate, nodes } = plan;
    const { count, weightClass } = tile;
    const at = tile.period * results.subjects + tile.first;
    const sum = (this.#work.sums[0] as Float64Array).fill(aggregate.start, 0, count);
    const lost = (this.#work.lost[0] as Float64Array).fill(0, 0, count);
    nodes.forEach((node, k) => {
      const weight = node.weights[weightClass] as number;
      const column = results.sections[k];
      if (Number.isNaN(weight) || !column) return;
      aggregate.add(column.subarray(at, at + count), weight, weight, sum, lost, count);
    });
    const score = results.score.subarray(at, at + count);
    aggregate.close(
      sum,
      lost,
      plan.inner[weightClass] as number,
      plan.full[weightClass] as number,
      score,
      count,
    );
    for (const flags of results.withheld)
      for (let j = 0; j < count; j++) if (flags[at + j] !== 0) score[j] = Number.NaN;
    if (plan.bonus)
      for (let j = 0; j < count; j++) score[j] = (score[j] as number) + (results.bonus[at + j] as number);
    if (plan.deduction)
      for (let j = 0; j < count; j++) score[j] = (score[j] as number) + (results.deduction[at + j] as number);
    this.#applyVetoes(score, at, count);
    const { digits } = plan.scheme;
    for (let j = 0; j < count; j++) {
      const value = score[j] as number;
      if (!Number.isNaN(value)) score[j] = decideFast(value, digits);
    }
  }

  #applyVetoes(score: Float64Array, at: number, count: number): void {
    this.plan.vetoes.forEach(({ node }, k) => {
      if (!('effect' in node)) return;
      const { effect } = node;
      const deduct = typeof effect === 'object' && 'deduct' in effect ? effect.deduct : 0;
      for (let j = 0; j < count; j++) {
        if (((this.results.vetoes[at + j] as number) & (1 << k)) === 0) continue;
        if (effect === 'zero') score[j] = 0;
        else score[j] = (score[j] as number) - deduct;
      }
    });
  }

  /** Places among everybody in a period, where the scheme asks for them. */
  rank(period: number): void {
    this.ranker.everybody(period);
  }

  /** Rank gains 进位 from one period to the next. */
  close(): void {
    const { results, plan } = this;
    for (let period = 1; period < plan.periods.length; period++) this.gain(period, 0, results.subjects);
  }

  /** Rank gains of a period over the one before, for a range of subjects; 0 where a place is missing. */
  gain(period: number, from: number, to: number): void {
    const { subjects, rank, rankGain, overall, overallGain } = this.results;
    const now = period * subjects;
    const before = now - subjects;
    for (const [places, gains] of [
      [rank, rankGain],
      [overall, overallGain],
    ] as const) {
      if (places.length === 0) continue;
      for (let u = from; u < to; u++) {
        const then = places[before + u] as number;
        const here = places[now + u] as number;
        gains[now + u] = then > 0 && here > 0 ? then - here : 0;
      }
    }
  }

  /** Tallies of a tile, from scratch: after single figures have changed. */
  tally(tile: Tile): void {
    const { plan } = this;
    const work = this.#work;
    this.#openTallies(tile);
    for (const leaf of plan.leaves) {
      if (Number.isNaN(leaf.weights[tile.weightClass]) || !leaf.tallied) continue;
      const inputs = leaf.measured.inputs(tile.period);
      takeMeasure(leaf.measured, inputs, work.ratio, work.x, tile.first, tile.count);
      this.#addTallies(leaf, tile);
    }
    this.#closeTallies(tile);
  }

  #openTallies(tile: Tile): void {
    const { plan, results } = this;
    const stride = results.subjects * plan.periods.length;
    const at = tile.period * results.subjects + tile.first;
    plan.tallies.forEach((tally, k) => {
      for (let c = 0; c < tally.width; c++)
        results.tallies[k]?.fill(0, at + c * stride, at + c * stride + tile.count);
    });
  }

  /** Takes a leaf in whose measure stands in the workspace. */
  #addTallies(leaf: LeafPlan, tile: Tile): void {
    const { plan, results } = this;
    const work = this.#work;
    const { first, count, period } = tile;
    const stride = results.subjects * plan.periods.length;
    const at = period * results.subjects + first;
    if (!leaf.tallied) return;
    const inputs = leaf.measured.inputs(period);
    if (!leaf.measured.usesRatio && plan.talliesUseRatio) fillRatio(inputs, work.ratio, first, count);
    for (let k = 0; k < plan.tallies.length; k++) {
      const tally = plan.tallies[k];
      const into = results.tallies[k];
      if (tally && into) tally.add(leaf, inputs, work, into, at, stride, first, count);
    }
  }

  #closeTallies(tile: Tile): void {
    const { plan, results } = this;
    const stride = results.subjects * plan.periods.length;
    const at = tile.period * results.subjects + tile.first;
    plan.tallies.forEach((tally, k) => {
      const into = results.tallies[k];
      if (into) tally.close(into, at, stride, tile.count);
    });
  }
}

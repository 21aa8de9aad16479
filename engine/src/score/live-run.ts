import { findColumn, targetKey } from '../panel/panel.ts';
import type { GroupRange } from '../panel/subjects.ts';
import { Standing } from '../rank/standing.ts';
import { type Reach, readersOf } from './readers.ts';
import type { Run } from './run.ts';
import type { Tile } from './score-item.ts';

/** One figure that becomes another; null makes it missing. */
export interface FigureChange {
  subject: string;
  indicator: string;
  period: string;
  value: number | null;
  role?: 'actual' | 'target';
  tier?: string;
}

/**
 * A finished run kept up to date 增量更新: one changed figure recomputes the columns that look at it (the changed
 * item's section in the subject's group, everybody where the item compares with all), then totals and places. Nothing
 * is added to or taken from an old sum, so results are bit-equal to a full run. Tallies wait for `tallies()`.
 */
export class LiveRun {
  readonly #run: Run;
  readonly #readers: Map<string, Reach[]>;
  readonly #standings: (Standing | undefined)[] = [];
  readonly #groupOf: Int32Array;
  readonly #stale = new Set<string>();
  readonly #before: Float64Array;

  /** Takes a run whose `all()` has been called. */
  constructor(run: Run) {
    const { panel } = run.plan;
    this.#run = run;
    this.#readers = readersOf(run.plan);
    this.#groupOf = new Int32Array(panel.axis.subjects.length);
    panel.axis.groups.forEach((group, g) => {
      this.#groupOf.fill(g, group.from, group.to);
    });
    this.#before = new Float64Array(panel.axis.subjects.length);
  }

  /**
   * Writes the figure into the panel and brings scores, places and rank gains up to date. Throws RangeError for a
   * subject or figure that the panel has no place for.
   */
  change({ subject, indicator, period, value, role = 'actual', tier }: FigureChange): void {
    const { plan } = this.#run;
    const u = plan.panel.axis.index.get(subject);
    const key = role === 'target' ? targetKey(indicator, tier) : indicator;
    const column = findColumn(plan.panel, role, key, period);
    if (u === undefined || column === undefined)
      throw new RangeError(`the panel has no place for ${subject}, ${indicator}, ${period}`);
    column.block.data[column.offset + u] = value ?? Number.NaN;
    for (const reach of this.#readers.get(`${role} ${key}`) ?? []) {
      for (const p of reach.periods(column)) this.#touch(p, reach, u);
      for (const p of reach.tallyPeriods(column)) this.#stale.add(`${p} ${this.#groupOf[u]}`);
    }
  }

  /** Brings the tallies of everything that has changed up to date. */
  tallies(): void {
    for (const key of this.#stale) {
      const [period = 0, group = 0] = key.split(' ').map(Number);
      this.#run.tally(this.#tile(period, group));
    }
    this.#stale.clear();
  }

  #touch(period: number, reach: Reach, u: number): void {
    const { axis } = this.#run.plan.panel;
    const own = this.#groupOf[u] as number;
    const groups = reach.everybody ? axis.groups.map((_, g) => g) : [own];
    const changed: number[] = [];
    for (const g of groups) this.#recompute(period, reach, g, changed);
    if (changed.length > 0) this.#rerank(period, changed);
  }

  /** Recomputes what reads the figure for one group, and notes whose score is another now. */
  #recompute(period: number, reach: Reach, g: number, changed: number[]): void {
    const run = this.#run;
    const tile = this.#tile(period, g);
    for (let u = tile.first; u < tile.first + tile.count; u++)
      this.#before[u] = run.ranker.scoreOf(period, u);
    for (const k of reach.nodes) run.section(k, tile);
    if (reach.rules) run.adjust(tile);
    run.total(tile);
    // Tie-breakers may have moved without the score.
    const always = run.results.breakers.length > 0;
    for (let u = tile.first; u < tile.first + tile.count; u++)
      if (always || !Object.is(run.ranker.scoreOf(period, u), this.#before[u])) changed.push(u);
    run.ranker.group(period, tile.groups[0] as GroupRange);
  }

  #rerank(period: number, changed: number[]): void {
    const run = this.#run;
    const { plan, results } = run;
    const { within, overall } = plan.scheme.ranks;
    const at = period * results.subjects;
    if (within === 'all') run.ranker.everybody(period);
    else if (overall !== undefined) {
      const scoreOf = (u: number) => this.#rankedScore(period, u);
      const standing = this.#standings[period];
      if (standing === undefined) this.#standings[period] = new Standing(results.subjects, scoreOf);
      else standing.move(changed, results.score, at, scoreOf);
      this.#standings[period]?.place(overall, results.score, results.overall, at);
    }
    const [from, to] =
      overall === undefined && within === 'group'
        ? extent(changed, this.#groupOf, plan.panel.axis.groups)
        : [0, results.subjects];
    if (period > 0) run.gain(period, from, to);
    if (period + 1 < plan.periods.length) run.gain(period + 1, from, to);
  }

  /** Score with which a subject stands among everybody; NaN where it takes no part. */
  #rankedScore(period: number, u: number): number {
    const group = this.#run.plan.panel.axis.groups[this.#groupOf[u] as number];
    return group && u < group.ranked ? this.#run.ranker.scoreOf(period, u) : Number.NaN;
  }

  #tile(period: number, g: number): Tile {
    const { plan } = this.#run;
    const group = plan.panel.axis.groups[g] as GroupRange;
    return {
      period,
      first: group.from,
      count: group.to - group.from,
      weightClass: plan.classOf[g] as number,
      groups: [group],
    };
  }
}

/** The range of subjects that the changed ones' groups cover. */
function extent(
  changed: readonly number[],
  groupOf: Int32Array,
  groups: readonly GroupRange[],
): [number, number] {
  const touched = changed.map((u) => groups[groupOf[u] as number] as GroupRange);
  return [Math.min(...touched.map((g) => g.from)), Math.max(...touched.map((g) => g.to))];
}

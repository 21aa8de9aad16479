import type { GroupRange } from '../panel/subjects.ts';
import { decideFast } from '../score/decide-fast.ts';
import type { Plan } from '../score/plan.ts';
import type { Results } from '../score/results.ts';
import { Order } from './order.ts';

/**
 * Places 名次 from decided scores, by a named tie policy: competition 1, 2, 2, 4; dense 1, 2, 2, 3; ordinal 1, 2, 3, 4
 * with equal scores parted by the tie-breakers and at last by the subjects' own order. Decided scores are equal or
 * not, so permuting the rows changes nothing.
 */
export type TiePolicy = 'competition' | 'dense' | 'ordinal';

/** Ranks the results of a run. Subjects outside the ranking, without a score, or disqualified have place 0. */
export class Ranker {
  readonly #plan: Plan;
  readonly #results: Results;
  readonly #order = new Order();
  readonly #figures: Float64Array;
  /** Bits of the vetoes that disqualify. */
  readonly #disqualify: number;

  constructor(plan: Plan, results: Results) {
    this.#plan = plan;
    this.#results = results;
    this.#figures = new Float64Array(results.subjects);
    this.#disqualify = plan.vetoes.reduce(
      (mask, { node }, k) => ('effect' in node && node.effect === 'disqualify' ? mask | (1 << k) : mask),
      0,
    );
  }

  /** Ranks one group; where the scheme ranks within all, `everybody` does it. */
  group(period: number, group: GroupRange): void {
    const { within, ties } = this.#plan.scheme.ranks;
    if (within !== 'group') return;
    this.#gather(period, group);
    this.#rank(period, group.from, group.to, ties, this.#results.rank, true);
  }

  /** Ranks everybody in a period, where the scheme asks for it. */
  everybody(period: number): void {
    const { within, ties, overall } = this.#plan.scheme.ranks;
    if (within !== 'all' && overall === undefined) return;
    const { subjects, rank, overall: places } = this.#results;
    for (const group of this.#plan.panel.axis.groups) this.#gather(period, group);
    if (within === 'all') this.#rank(period, 0, subjects, ties, rank, true);
    if (overall !== undefined) this.#rank(period, 0, subjects, overall, places, false);
  }

  /** Score of a subject that takes part in a period's ranking; NaN for one that does not. */
  scoreOf(period: number, subject: number): number {
    const cell = period * this.#results.subjects + subject;
    if (this.#disqualify !== 0 && ((this.#results.vetoes[cell] as number) & this.#disqualify) !== 0)
      return Number.NaN;
    return this.#results.score[cell] as number;
  }

  /** Lays out the scores of a group's ranked members, NaN for everybody else. */
  #gather(period: number, { from, ranked, to }: GroupRange): void {
    const figures = this.#figures;
    for (let u = from; u < ranked; u++) figures[u] = this.scoreOf(period, u);
    figures.fill(Number.NaN, ranked, to);
  }

  #rank(period: number, from: number, to: number, ties: TiePolicy, places: Int32Array, part: boolean): void {
    const { subjects } = this.#results;
    const at = period * subjects + from;
    places.fill(0, at, at + to - from);
    const order = this.#order;
    order.sort(this.#figures, from, to, true);
    const { indices, figures, size } = order;
    const breakers = part ? this.#results.breakers : [];
    if (breakers.length > 0) this.#partTies(at, breakers);
    let place = 0;
    for (let k = 0; k < size; k++) {
      const tied =
        k > 0 &&
        ties !== 'ordinal' &&
        figures[k] === figures[k - 1] &&
        this.#apart(at + (indices[k - 1] as number), at + (indices[k] as number), breakers) === 0;
      if (!tied) place = ties === 'dense' ? place + 1 : k + 1;
      places[at + (indices[k] as number)] = place;
    }
  }

  /** Puts subjects of one score in the order of the tie-breakers. */
  #partTies(at: number, breakers: readonly Float64Array[]): void {
    const { indices, figures, size } = this.#order;
    for (let start = 0; start < size; ) {
      let end = start + 1;
      while (end < size && figures[end] === figures[start]) end++;
      if (end - start > 1)
        indices.subarray(start, end).sort((a, b) => this.#apart(at + a, at + b, breakers) || a - b);
      start = end;
    }
  }

  /** Below 0 where cell a goes before cell b by the tie-breakers; a missing breaker goes behind. */
  #apart(a: number, b: number, breakers: readonly Float64Array[]): number {
    const { precision } = this.#plan.scheme;
    for (const column of breakers) {
      const one = column[a] as number;
      const other = column[b] as number;
      if (Number.isNaN(one) || Number.isNaN(other)) {
        if (Number.isNaN(one) !== Number.isNaN(other)) return Number.isNaN(one) ? 1 : -1;
        continue;
      }
      const apart = decideFast(other, precision) - decideFast(one, precision);
      if (apart !== 0) return apart;
    }
    return 0;
  }
}

import { decideFast, sameDecided } from '../score/decide-fast.ts';
import { Order } from './order.ts';

/**
 * Places of a set of figures 名次表: loaded from a column once, then asked for the loaded figures or for any other.
 *
 * Figures are ordered undecided (deciding never reorders them), then neighbours that are equal once decided share a
 * place. competition: 1, 2, 2, 4; dense: 1, 2, 2, 3. Missing figures have no place.
 */
export class RankTable {
  readonly #ties: 'competition' | 'dense';
  readonly #higher: boolean;
  readonly #precision: number;
  readonly #order = new Order();
  /** Place at each position of the order. */
  #places = new Int32Array(64);

  constructor(ties: 'competition' | 'dense', higher: boolean, precision: number) {
    this.#ties = ties;
    this.#higher = higher;
    this.#precision = precision;
  }

  /** How many figures were loaded. */
  get size(): number {
    return this.#order.size;
  }

  /** Takes the figures of x[from, to). */
  load(x: Float64Array, from: number, to: number): void {
    const order = this.#order;
    order.sort(x, from, to, this.#higher);
    const { figures, size } = order;
    if (size > this.#places.length) this.#places = new Int32Array(2 * size);
    const places = this.#places;
    const dense = this.#ties === 'dense';
    // Figures further apart than this are never equal once decided; nearer ones are asked one by one.
    const far = 2.5 * 10 ** -this.#precision;
    let place = 0;
    for (let k = 0; k < size; k++) {
      const own = figures[k] as number;
      const before = k > 0 ? (figures[k - 1] as number) : Number.NaN;
      const apart = Math.abs(own - before);
      const tied = apart <= far + Math.abs(own) * 2e-11 && sameDecided(before, own, this.#precision);
      if (!tied) place = dense ? place + 1 : k + 1;
      places[k] = place;
    }
  }

  /** Gives every loaded figure points[from + its index] = the points of its place, from a table by place. */
  award(points: Float64Array, from: number, byPlace: Float64Array): void {
    const { indices, size } = this.#order;
    const places = this.#places;
    for (let k = 0; k < size; k++)
      points[from + (indices[k] as number)] = byPlace[places[k] as number] as number;
  }

  /** Place of a figure: 1 is the best; 0 for a missing figure. A figure that was not loaded gets the place it would have. */
  rankOf(figure: number): number {
    if (Number.isNaN(figure)) return 0;
    const { figures, size } = this.#order;
    const own = decideFast(figure, this.#precision);
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = decideFast(figures[middle] as number, this.#precision);
      if (this.#higher ? other > own : other < own) low = middle + 1;
      else high = middle;
    }
    // `low` is the first loaded figure that is not better.
    const tied = low < size && decideFast(figures[low] as number, this.#precision) === own;
    if (tied) return this.#places[low] as number;
    if (this.#ties === 'competition') return low + 1;
    return low === 0 ? 1 : (this.#places[low - 1] as number) + 1;
  }
}

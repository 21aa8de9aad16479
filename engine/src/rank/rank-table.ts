import { decideFast, sameDecided } from '../score/decide-fast.ts';

/**
 * Places of a set of figures 名次表: loaded from a column once, then asked for any figure.
 *
 * Figures are sorted undecided (deciding never reorders them), then neighbours that are equal once decided share a
 * place. competition: 1, 2, 2, 4; dense: 1, 2, 2, 3. Missing figures have no place.
 */
export class RankTable {
  /** How many figures were loaded. */
  size = 0;
  readonly #ties: 'competition' | 'dense';
  readonly #sign: number;
  readonly #precision: number;
  #sorted = new Float64Array(64);
  #places = new Int32Array(64);

  constructor(ties: 'competition' | 'dense', higher: boolean, precision: number) {
    this.#ties = ties;
    this.#sign = higher ? -1 : 1; // ascending by sign × figure puts the best first
    this.#precision = precision;
  }

  /** Takes the figures of x[from, to). */
  load(x: Float64Array, from: number, to: number): void {
    if (to - from > this.#sorted.length) {
      this.#sorted = new Float64Array(2 * (to - from));
      this.#places = new Int32Array(2 * (to - from));
    }
    const sorted = this.#sorted;
    const sign = this.#sign;
    let size = 0;
    for (let j = from; j < to; j++) {
      const value = sign * (x[j] as number);
      if (!Number.isNaN(value)) sorted[size++] = value;
    }
    sorted.subarray(0, size).sort();
    const places = this.#places;
    for (let k = 0; k < size; k++) {
      const tied = k > 0 && sameDecided(sorted[k - 1] as number, sorted[k] as number, this.#precision);
      const before = k > 0 ? (places[k - 1] as number) : 0;
      places[k] = tied ? before : this.#ties === 'dense' ? before + 1 : k + 1;
    }
    this.size = size;
  }

  /** Place of a figure: 1 is the best; 0 for a missing figure. A figure that was not loaded gets the place it would have. */
  rankOf(figure: number): number {
    const value = this.#sign * figure;
    if (Number.isNaN(value)) return 0;
    const sorted = this.#sorted;
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    const places = this.#places;
    if (low < this.size && sorted[low] === value) return places[low] as number;
    const own = decideFast(value, this.#precision);
    if (low < this.size && decideFast(sorted[low] as number, this.#precision) === own)
      return places[low] as number;
    if (low > 0 && decideFast(sorted[low - 1] as number, this.#precision) === own)
      return places[low - 1] as number;
    if (this.#ties === 'competition') return low + 1;
    return low === 0 ? 1 : (places[low - 1] as number) + 1;
  }
}

/**
 * Order of a set of figures, best first 排序: indices sorted by falling figure, equal figures by rising index.
 *
 * Figures are dealt into as many buckets as there are figures, by where they lie between the least and the greatest,
 * and what is left out of order is put right by insertion. On figures without far outliers this takes a few passes
 * and few wrong guesses of the processor; where one bucket would hold too many, the usual sort is used instead. The
 * result is the same either way.
 */
export class Order {
  /** Indices of the figures, best first, in [0, size). */
  indices = new Int32Array(64);
  /** The figures in that order. */
  figures = new Float64Array(64);
  size = 0;
  #keys = new Float64Array(64);
  #ids = new Int32Array(64);
  #slots = new Int32Array(64);
  #starts = new Int32Array(66);

  /** Sorts the figures x[from, to), leaving out NaN; indices count from `from`. */
  sort(x: Float64Array, from: number, to: number, higher: boolean): void {
    this.#reserve(to - from);
    const keys = this.#keys;
    const ids = this.#ids;
    const sign = higher ? -1 : 1;
    let size = 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let j = from; j < to; j++) {
      const key = sign * (x[j] as number);
      if (Number.isNaN(key)) continue;
      keys[size] = key;
      ids[size] = j - from;
      size++;
      if (key < low) low = key;
      if (key > high) high = key;
    }
    this.size = size;
    if (size < 2 || !this.#deal(low, high)) this.#usual();
    const { figures, indices } = this;
    for (let k = 0; k < size; k++) figures[k] = sign * (keys[indices[k] as number] as number);
    for (let k = 0; k < size; k++) indices[k] = ids[indices[k] as number] as number;
  }

  /** Places keys into buckets and straightens them out; false where the buckets would be too uneven. */
  #deal(low: number, high: number): boolean {
    const { size, indices } = this;
    const keys = this.#keys;
    const slots = this.#slots;
    const starts = this.#starts;
    const times = size / (high - low);
    if (!(times < Number.POSITIVE_INFINITY) || !(times > 0)) return false;
    starts.fill(0, 0, size + 2);
    for (let k = 0; k < size; k++) {
      const slot = (((keys[k] as number) - low) * times) | 0;
      slots[k] = slot;
      starts[slot + 1] = (starts[slot + 1] as number) + 1;
    }
    let widest = 0;
    for (let s = 0; s <= size; s++) {
      const count = starts[s + 1] as number;
      if (count > widest) widest = count;
      starts[s + 1] = count + (starts[s] as number);
    }
    if (widest > 16 + size / 16) return false;
    for (let k = 0; k < size; k++) {
      const slot = slots[k] as number;
      const at = starts[slot] as number;
      indices[at] = k;
      starts[slot] = at + 1;
    }
    for (let k = 1; k < size; k++) {
      const own = indices[k] as number;
      const key = keys[own] as number;
      let at = k - 1;
      while (at >= 0 && (keys[indices[at] as number] as number) > key) {
        indices[at + 1] = indices[at] as number;
        at--;
      }
      indices[at + 1] = own;
    }
    return true;
  }

  #usual(): void {
    const { size, indices } = this;
    const keys = this.#keys;
    for (let k = 0; k < size; k++) indices[k] = k;
    indices.subarray(0, size).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  }

  #reserve(count: number): void {
    if (count <= this.indices.length) return;
    const room = 2 * count;
    this.indices = new Int32Array(room);
    this.figures = new Float64Array(room);
    this.#keys = new Float64Array(room);
    this.#ids = new Int32Array(room);
    this.#slots = new Int32Array(room);
    this.#starts = new Int32Array(room + 2);
  }
}

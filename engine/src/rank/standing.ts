/**
 * A standing order 名次序列 of everybody in one period, kept so that a few changed scores cost one pass over the list
 * instead of a sort. The places that come out are those of a full ranking: they depend on the scores alone.
 */
export class Standing {
  /** Subjects that have a score, best first. */
  #order: Int32Array;
  #spare: Int32Array;
  #size: number;
  readonly #changed: Uint8Array;

  /** Takes the scores as they stand; `scoreOf` is NaN for a subject without one. */
  constructor(subjects: number, scoreOf: (subject: number) => number) {
    const members = Array.from({ length: subjects }, (_, u) => u).filter((u) => !Number.isNaN(scoreOf(u)));
    members.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
    this.#order = new Int32Array(subjects);
    this.#order.set(members);
    this.#spare = new Int32Array(subjects);
    this.#size = members.length;
    this.#changed = new Uint8Array(subjects);
  }

  /** Moves subjects whose scores have changed to where they belong now. `scores[at + u]` are the scores. */
  move(
    changed: readonly number[],
    scores: Float64Array,
    at: number,
    scoreOf: (subject: number) => number,
  ): void {
    const flags = this.#changed;
    for (const u of changed) flags[u] = 1;
    const movers = changed.filter((u) => !Number.isNaN(scoreOf(u)));
    movers.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
    const order = this.#order;
    const next = this.#spare;
    let size = 0;
    let m = 0;
    let mover = movers[m] ?? -1;
    let score = mover < 0 ? Number.NEGATIVE_INFINITY : scoreOf(mover);
    for (let k = 0; k < this.#size; k++) {
      const u = order[k] as number;
      if (flags[u] === 1) continue;
      const own = scores[at + u] as number;
      while (mover >= 0 && score > own) {
        next[size++] = mover;
        mover = movers[++m] ?? -1;
        score = mover < 0 ? Number.NEGATIVE_INFINITY : scoreOf(mover);
      }
      next[size++] = u;
    }
    for (; mover >= 0; mover = movers[++m] ?? -1) next[size++] = mover;
    for (const u of changed) flags[u] = 0;
    this.#order = next;
    this.#spare = order;
    this.#size = size;
  }

  /** Writes the places into places[at + u]; subjects without a score get 0. */
  place(ties: 'competition' | 'dense', scores: Float64Array, places: Int32Array, at: number): void {
    const order = this.#order;
    const size = this.#size;
    const dense = ties === 'dense';
    if (size < order.length) places.fill(0, at, at + order.length);
    let place = 0;
    let before = Number.NaN;
    for (let k = 0; k < size; k++) {
      const u = order[k] as number;
      const own = scores[at + u] as number;
      if (own !== before) place = dense ? place + 1 : k + 1;
      before = own;
      places[at + u] = place;
    }
  }
}

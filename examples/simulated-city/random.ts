/** Seeded random numbers: the same seed and key give the same stream on every machine. */

/** A stream of random numbers; only + − × ÷ and integer operations, so the bits are equal everywhere. */
export interface Stream {
  /** In [0, 1). */
  next(): number;
  /** In [low, high). */
  between(low: number, high: number): number;
  /** An integer in [low, high]. */
  whole(low: number, high: number): number;
  /** So many different ones of a list, in the list's order. */
  pick<T>(list: readonly T[], count: number): T[];
}

/**
 * One stream per series: adding a series never changes the figures of another. mulberry32 on a 32-bit FNV-1a
 * hash of the key.
 */
export function streamOf(seed: number, key: string): Stream {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  let state = (hash ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list, count) => {
      const left = list.map((_, index) => index);
      const taken = Array.from({ length: Math.min(count, list.length) }, () =>
        left.splice(Math.floor(next() * left.length), 1).at(0),
      );
      return list.filter((_, index) => taken.includes(index));
    },
  };
}

/** A plain decimal with fixed digits, never "-0". */
export function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}

import { decide } from '../quantity/decide.ts';

/**
 * Thresholds shifted once instead of cells rounded millions of times 预移阈值.
 *
 * Deciding (12 significant digits, then half-up at `digits`) never lowers a larger number below a smaller one, so
 * "the decided value reaches the threshold" is the same as "the number itself is at least the smallest binary64
 * whose decided value reaches it". That smallest number is found once per threshold by bisection over `decide`
 * itself; afterwards a plain `>=` on the undecided cell gives the decided answer, for every binary64.
 */

function bisect(low: number, high: number, holds: (x: number) => boolean): number {
  let below = low;
  let reached = high;
  for (;;) {
    const middle = below + (reached - below) / 2;
    if (middle <= below || middle >= reached) return reached;
    if (holds(middle)) reached = middle;
    else below = middle;
  }
}

function around(threshold: number, digits: number): [number, number] {
  const room = 2 * 10 ** -digits + Math.abs(threshold) * 1e-10;
  return [threshold - room, threshold + room];
}

/** Thresholds found before: schemes use the same few again and again, and each costs some sixty decisions to find. */
const found = new Map<string, number>();
const MOST = 10_000;

function remembered(kind: string, threshold: number, digits: number, find: () => number): number {
  const key = `${kind} ${threshold} ${digits}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const shifted = find();
  if (found.size >= MOST) found.clear();
  found.set(key, shifted);
  return shifted;
}

/**
 * The smallest number whose decided value is at least `threshold`: `x >= reach(t, d)` ⇔ `decide(x, d) >= t`.
 * Infinite thresholds stay as they are; NaN throws RangeError.
 */
export function reach(threshold: number, digits: number): number {
  return shift('reach', threshold, digits, (x) => decide(x, digits) >= threshold);
}

/** The smallest number whose decided value is above `threshold`: `x >= pass(t, d)` ⇔ `decide(x, d) > t`. */
export function pass(threshold: number, digits: number): number {
  return shift('pass', threshold, digits, (x) => decide(x, digits) > threshold);
}

function shift(kind: string, threshold: number, digits: number, holds: (x: number) => boolean): number {
  if (Number.isNaN(threshold)) throw new RangeError('a threshold must be a number');
  if (!Number.isFinite(threshold)) return threshold;
  const [low, high] = around(threshold, digits);
  return remembered(kind, threshold, digits, () => bisect(low, high, holds));
}

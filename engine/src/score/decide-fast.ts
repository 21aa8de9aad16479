import { decide } from '../quantity/decide.ts';

const POWERS = Array.from({ length: 16 }, (_, k) => 10 ** k);

/**
 * `decide`, bit for bit, without text where that is safe: columns of totals are decided by the million.
 *
 * The scaled number is rounded in binary; only where it lies so close to a half that the 12 significant digits or
 * the scaling itself could tip it, `decide` is asked. Dividing one exact integer by a power of ten gives the binary64
 * nearest to the decided decimal, which is what `decide` returns.
 */
export function decideFast(x: number, digits: number): number {
  const scale = POWERS[digits];
  if (scale === undefined) return decide(x, digits);
  const scaled = Math.abs(x) * scale;
  // Below 1e11 the 12th digit lies behind the cut and may carry into it; up to 1e12 the cut is the 12th digit.
  const doubt = scaled < 1e11 ? scaled * 5.01e-12 + 1e-15 : 1e-3;
  if (!(scaled < 9.99e11)) return decide(x, digits);
  const whole = Math.floor(scaled);
  const rest = scaled - whole;
  if (Math.abs(rest - 0.5) <= doubt) return decide(x, digits);
  const decided = (rest > 0.5 ? whole + 1 : whole) / scale;
  return x < 0 && decided !== 0 ? -decided : decided;
}

/** Whether two numbers are the same once decided to `digits`. NaN is never the same as anything. */
export function sameDecided(a: number, b: number, digits: number): boolean {
  if (a === b) return true;
  const far = 2.5 * 10 ** -digits + Math.max(Math.abs(a), Math.abs(b)) * 2e-11;
  if (!(Math.abs(a - b) <= far)) return false;
  return decide(a, digits) === decide(b, digits);
}

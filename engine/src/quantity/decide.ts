/**
 * Decimal decisions 定点判断.
 *
 * Columns are binary64, but nothing is compared with a threshold, capped, bracketed, ranked or printed before it
 * has been *decided*: brought to 12 significant digits, then rounded half-up (away from zero) on that decimal.
 * So 2 − 22/20 (0.8999999999999999 in binary64) decides to 0.9, and 1.005 to 1.01.
 * Source: docs/contract.md, "Numbers".
 */

const SIGNIFICANT = 12;

/** A finite number as sign, digits and decimal exponent: value = ±0.d1d2d3… × 10^point. */
interface Decimal {
  negative: boolean;
  digits: string;
  point: number;
}

function toDecimal(x: number): Decimal {
  const [mantissa = '0', exponent = '0'] = Math.abs(x)
    .toExponential(SIGNIFICANT - 1)
    .split('e');
  return { negative: x < 0, digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/**
 * The decided value as a plain decimal string with exactly `digits` decimals ("0.90"). Throws RangeError on NaN and
 * infinities: a missing value is never a number.
 */
export function decideText(x: number, digits: number): string {
  if (!Number.isFinite(x)) throw new RangeError(`cannot decide ${x}: a missing value is not a number`);
  const { negative, digits: significant, point } = toDecimal(x);
  const kept = point + digits; // how many of the significant digits stand before the cut
  let scaled: bigint;
  if (kept < 0) scaled = 0n;
  else if (kept >= SIGNIFICANT) scaled = BigInt(significant + '0'.repeat(kept - SIGNIFICANT));
  else {
    scaled = BigInt(significant.slice(0, kept) || '0');
    if ((significant[kept] ?? '0') >= '5') scaled += 1n;
  }
  const text = scaled.toString().padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return negative && scaled !== 0n ? `-${whole}` : whole;
}

/** The decided value as a number: the binary64 nearest to the decided decimal. Negative zero becomes zero. */
export function decide(x: number, digits: number): number {
  return Number(decideText(x, digits));
}

import { decideText } from './decide.ts';

/** Most decimals that a plain decimal keeps after the first significant digit. */
const SIGNIFICANT = 12;

/** A decimal as files may write it: no thousands separators, no exponent, no sign but minus. */
const PLAIN = /^-?\d+(\.\d+)?$/;

/** Longest decimal that is read: nothing measured needs more, and binary64 keeps no more. */
const MAX_LENGTH = 32;

/** Whether `text` is a plain decimal ("0.4500", "-12", "4015"). */
export function isPlain(text: string): boolean {
  return text.length <= MAX_LENGTH && PLAIN.test(text);
}

/** How many decimals a plain decimal shows: "0.4500" has 4. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}

/** The number without noise: brought to 12 significant digits, as every decision sees it. */
export function significant(x: number): number {
  return Number(x.toPrecision(SIGNIFICANT));
}

/** A finite number as the shortest plain decimal of at most 12 significant digits: 162, 138.857142857, 0.0000001. */
export function plain(x: number): string {
  if (x === 0) return '0';
  const exponent = Math.floor(Math.log10(Math.abs(significant(x))));
  return trimmed(decideText(x, Math.max(0, SIGNIFICANT - 1 - exponent)));
}

/** The same decimal without trailing zeros: "138.5700" → "138.57", "162.0" → "162". */
export function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Order of two numbers as decisions see them: −1, 0 or 1 at 12 significant digits. */
export function compareDecided(a: number, b: number): number {
  const x = significant(a);
  const y = significant(b);
  return x < y ? -1 : x > y ? 1 : 0;
}

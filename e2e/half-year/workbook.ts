/**
 * The half-year worked out a second time: from the register, the figures that units and the statistics bureau gave,
 * and the office's words on tasks, by plain arithmetic on whole numbers. Nothing of the product is used here.
 */
import type { BundleIndicator, BundleTarget } from '../../examples/shape.ts';
import { whole } from './city.ts';

export type Status =
  | 'done'
  | 'ahead'
  | 'on_pace'
  | 'behind'
  | 'far_behind'
  | 'not_due'
  | 'awaiting_target'
  | 'not_reported'
  | 'needs_person';

/** A figure as it is known at the end of July: its month in 2026, and the number as it was given. */
export interface Known {
  readonly month: number;
  readonly value: string;
}

const SCALE = 8;

/** A plain decimal as a whole number of hundred-millionths. */
function exact(decimal: string): bigint {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const digits = BigInt(whole + part.padEnd(SCALE, '0').slice(0, SCALE));
  return sign === '-' ? -digits : digits;
}

const MONTHS: Readonly<Record<string, number>> = { Q1: 3, H1: 6, '01..02': 2, '01..09': 9 };

/** The month with which a period of 2026 ends, or undefined for another year's. */
export function monthOf(period: string): number | undefined {
  if (!period.startsWith('2026-')) return undefined;
  return MONTHS[period.slice(5)] ?? Number(period.slice(5));
}

/** Units of measure of which one is a multiple of another. */
const MULTIPLES: Readonly<Record<string, bigint>> = { 万: 10_000n };

function inReports(target: BundleTarget, indicator: BundleIndicator, value: string): bigint {
  if (target.unit === indicator.unit) return exact(value);
  return exact(value) * (MULTIPLES[target.unit.charAt(0)] ?? 1n);
}

/** All that is known of one figure in 2026, by month. */
export type Series = readonly Known[];

/** What counts of a series: its latest figure, or the mean of the year so far where the target says so. */
function standing(
  target: BundleTarget,
  series: Series,
): { sum: bigint; over: bigint; month: number } | undefined {
  const last = [...series].sort((a, b) => a.month - b.month).at(-1);
  if (last === undefined) return undefined;
  if (target.aggregation !== 'average') return { sum: exact(last.value), over: 1n, month: last.month };
  const sum = series.reduce((total, { value }) => total + exact(value), 0n);
  return { sum, over: BigInt(series.length), month: last.month };
}

/** The status word of a target by the rules of the city, pace being linear by months. */
export function statusOf(target: BundleTarget, series: Series): Status {
  const indicator = indicatorOf(target);
  if (target.state === 'awaiting_target') return 'awaiting_target';
  const now = standing(target, series);
  if (now === undefined) return 'not_due';
  const tier = target.tiers[0];
  if (!tier || tier.value === null) return 'needs_person';
  const promised = inReports(target, indicator, tier.value);
  const upper = tier.value2 === undefined ? 0n : inReports(target, indicator, tier.value2);
  const better = target.direction === 'lower' ? -1n : 1n;
  const tolerance = target.op === '~' ? upper : 0n;
  const met =
    target.op === 'in'
      ? now.sum >= promised * now.over && now.sum <= upper * now.over
      : (now.sum - promised * now.over) * better + tolerance * now.over >= 0n;
  if (target.aggregation !== 'cumulative') return met ? 'on_pace' : 'behind';
  if (met) return 'done';
  // completion − month/12, both sides times twelve promises.
  const gap = now.sum * 12n - BigInt(now.month) * promised;
  if (gap * 10n >= promised * 12n) return 'ahead';
  if (gap >= 0n) return 'on_pace';
  return gap * 10n >= -promised * 12n ? 'behind' : 'far_behind';
}

/** How much of a counted promise is reached, in % to a hundredth, half up. */
export function completionOf(target: BundleTarget, series: Series): string | undefined {
  const [now, tier] = [standing(target, series), target.tiers[0]];
  if (target.aggregation !== 'cumulative' || now === undefined || tier?.value == null) return undefined;
  const promised = inReports(target, indicatorOf(target), tier.value);
  return hundredths((now.sum * 20_000n + promised) / (2n * promised));
}

/** Time that has passed at the end of a month, in % to a hundredth. */
export function paceOf(month: number): string {
  return hundredths((BigInt(month) * 20_000n + 12n) / 24n);
}

function hundredths(whole: bigint): string {
  return `${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
}

/** The latest figure in the unit that the promise is printed in: 2314 亩 are 0.2314 万亩. */
export function printedValue(target: BundleTarget, series: Series): string | undefined {
  const value = [...series].sort((a, b) => a.month - b.month).at(-1)?.value;
  if (value === undefined || target.unit === indicatorOf(target).unit) return value;
  const digits = value.padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}

function indicatorOf(target: BundleTarget): BundleIndicator {
  const found = whole.indicators.find(({ code }) => code === target.indicator);
  if (!found) throw new Error(`${target.indicator}: no such indicator`);
  return found;
}

/** Share in %, half up on a tenth. */
export function share(part: number, all: number): string {
  const tenths = (BigInt(part) * 2000n + BigInt(all)) / (2n * BigInt(all));
  return `${tenths / 10n}.${tenths % 10n}`;
}

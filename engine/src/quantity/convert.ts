import { plain } from './plain.ts';
import { type Place, refuse } from './problem.ts';
import { normalUnit, type Unit, unitOf } from './unit.ts';

export interface ConvertOptions {
  /** Whether % and 个百分点 are meant as the same: true only for changes in percentage points. */
  pointIsPercent?: boolean;
  /** Where the value stands, for the error. */
  place?: Place;
}

const POINT_AS_PERCENT: Unit = { dimension: 'percent', times: 10, per: 1 };

const read = (text: string, options: ConvertOptions): Unit => {
  const unit = unitOf(text);
  return unit.dimension === 'point' && options.pointIsPercent ? POINT_AS_PERCENT : unit;
};

/** Whether the units are multiples of one another. An unstated unit ("") goes with every other. */
export function convertible(from: string, to: string, options: ConvertOptions = {}): boolean {
  if (normalUnit(from) === '' || normalUnit(to) === '') return true;
  return read(from, options).dimension === read(to, options).dimension;
}

/**
 * A plain decimal in another unit of the same dimension: convert("8200", "万元", "亿元") is "0.82". Of the same unit,
 * or where one of the two is not stated, the text comes back as it was. Results that do not end (公顷 of 亩) keep 12
 * significant digits. Throws InputError `unit_mismatch` naming both units otherwise.
 */
export function convert(value: string, from: string, to: string, options: ConvertOptions = {}): string {
  const [source, wanted] = [normalUnit(from), normalUnit(to)];
  if (source === wanted || source === '' || wanted === '') return value;
  const a = read(source, options);
  const b = read(wanted, options);
  if (a.dimension !== b.dimension) {
    throw refuse(
      'unit_mismatch',
      {
        zh: `计量单位“${from}”与“${to}”不是同一类量，不能换算。请改正单位，或换用同类单位报数。`,
        en: `"${from}" and "${to}" measure different things and cannot be converted. Correct the unit.`,
      },
      options.place,
    );
  }
  if (a.times * b.per === a.per * b.times) return value;
  return plain((Number(value) * a.times * b.per) / (a.per * b.times));
}

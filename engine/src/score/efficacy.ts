import { z } from 'zod';
import { sameDecided } from './decide-fast.ts';
import { type Cell, constants, defineMethod, figure } from './method.ts';

/**
 * Efficacy coefficient 功效系数法
 *
 * Meaning: the best of the peers earns full marks, the worst the base share, the others in between by distance.
 * Formula: points = w × (b + (1 − b) × (x − min) ÷ (max − min)); lower-is-better: (max − x).
 * When all peers are equal the distance has no meaning; `zeroRange` says what then: full marks, the base share, or
 * the item is not scored.
 * A subject outside the ranked peers is held within [min, max].
 * Source: Gao'an 2021 (domain S1: 60 + 40), Linyi 2012 (S2: base 60 % of the weight).
 * Example: w 10, b 0.6, x 8, min 2, max 12 → 8.4.
 */
export const efficacy = defineMethod({
  name: 'efficacy',
  title: { zh: '功效系数法', en: 'Efficacy coefficient' },
  peers: true,
  params: z.strictObject({
    name: z.literal('efficacy'),
    /** Share of the marks that the last of the peers still earns, 0 to 1. */
    base: z.number().min(0).max(1).default(0.6),
    zeroRange: z.enum(['full', 'base', 'missing']).default('full'),
  }),
  bind({ base, zeroRange }, { marks, higher, precision }) {
    const least = marks * base;
    const span = marks * (1 - base);
    const flat = zeroRange === 'full' ? marks : zeroRange === 'base' ? least : Number.NaN;
    const k = constants(least, span);
    return {
      score(x, points, from, to, ranked) {
        const start = k[0] as number;
        let low = Number.POSITIVE_INFINITY;
        let high = Number.NEGATIVE_INFINITY;
        for (let j = from; j < ranked; j++) {
          const value = x[j] as number;
          if (value < low) low = value;
          if (value > high) high = value;
        }
        if (low > high || sameDecided(low, high, precision)) {
          const nobody = low > high;
          for (let j = from; j < to; j++) {
            const value = x[j] as number;
            points[j] = Number.isNaN(value) || nobody ? Number.NaN : flat;
          }
          return;
        }
        const worst = higher ? low : high;
        const rate = (k[1] as number) / (high - low);
        const slope = higher ? rate : -rate;
        for (let j = from; j < ranked; j++) points[j] = start + slope * ((x[j] as number) - worst);
        for (let j = ranked; j < to; j++) {
          const value = x[j] as number;
          points[j] = start + slope * ((value < low ? low : value > high ? high : value) - worst);
        }
      },
      explain(cell) {
        const [low, high] = extremes(cell);
        const show = (value: number) => figure(value, precision);
        const own = cell.x[cell.at] as number;
        const figures = [
          { label: { zh: '组内最小值 min', en: 'least of the peers, min' }, value: show(low) },
          { label: { zh: '组内最大值 max', en: 'greatest of the peers, max' }, value: show(high) },
        ];
        if (sameDecided(low, high, precision))
          return {
            formula: zeroRange === 'base' ? 'max = min → w × b' : 'max = min → w',
            substituted: `${show(high)} = ${show(low)} → ${show(flat)}`,
            figures,
            reason: {
              zh: '组内各单位数值相同，按办法规定计分',
              en: 'all peers are equal: the scheme says what then',
            },
          };
        const away = higher ? `(${show(own)} − ${show(low)})` : `(${show(high)} − ${show(own)})`;
        return {
          formula: `w × (b + (1 − b) × ${higher ? '(x − min)' : '(max − x)'} ÷ (max − min))`,
          substituted: `${show(marks)} × (${show(base)} + ${show(1 - base)} × ${away} ÷ (${show(high)} − ${show(low)}))`,
          figures,
        };
      },
    };
  },
});

function extremes({ x, from, ranked }: Cell): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let j = from; j < ranked; j++) {
    const value = x[j] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

import { z } from 'zod';
import { constants, defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Ratio to a base value 基准值法
 *
 * Meaning: marks in proportion to a printed base value that does not depend on the peers.
 * Formula: points = w × x ÷ base, at most w × cap where a cap is stated; lower-is-better: w × base ÷ x.
 * Source: Huangyan 2022, Zhangzhou 2022 (domain S22: tax per mu ÷ 24.097 × 30 and so on).
 * Example: w 60, base 15, x 12 → 48.
 */
export const baseRatio = defineMethod({
  name: 'base-ratio',
  title: { zh: '基准值法', en: 'Ratio to a base value' },
  params: z.strictObject({
    name: z.literal('base-ratio'),
    base: z.number().positive(),
    /** Largest ratio that counts; open where absent. */
    cap: z.number().positive().optional(),
  }),
  bind({ base, cap }, { marks, higher, precision }) {
    const most = cap ?? Number.POSITIVE_INFINITY;
    const capped = reach(most, precision);
    const ratioOf = (x: number) => (higher ? x / base : x > 0 ? base / x : Number.NaN);
    const k = constants(capped, marks * most, marks);
    return {
      score(x, points, from, to) {
        const capAt = k[0] as number;
        const top = k[1] as number;
        const full = k[2] as number;
        for (let j = from; j < to; j++) {
          const ratio = ratioOf(x[j] as number);
          points[j] = ratio >= capAt ? top : full * ratio;
        }
      },
      explain({ x, at }) {
        const own = x[at] as number;
        const show = (value: number) => figure(value, precision);
        const parts = higher ? `${show(own)} ÷ ${show(base)}` : `${show(base)} ÷ ${show(own)}`;
        if (ratioOf(own) >= capped)
          return {
            formula: 'w × cap',
            substituted: `${show(marks)} × min(${parts}, ${show(most)})`,
            reason: { zh: '已到封顶', en: 'capped' },
          };
        return {
          formula: higher ? 'w × x ÷ base' : 'w × base ÷ x',
          substituted: `${show(marks)} × ${parts}`,
        };
      },
    };
  },
});

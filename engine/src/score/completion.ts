import { z } from 'zod';
import { constants, defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Completion 完成率法
 *
 * Meaning: marks in proportion to how much of the target was done; over-fulfilment counts up to a cap, or without
 * limit; below a floor the item earns nothing.
 * Formula: points = w × x, x at most `cap` (default 1), 0 where x is below `zeroBelow`.
 * Used with measure `completion` or `pace`.
 * Source: the published investment-promotion sheet of 2024 (domain S8, items 1 and 2: 96 % → 0.48, 120 % → 0.6).
 * Example: w 0.5, cap 1.2, completion 1.35 → 0.6.
 */
export const completion = defineMethod({
  name: 'completion',
  title: { zh: '完成率法', en: 'Completion' },
  params: z.strictObject({
    name: z.literal('completion'),
    /** Largest completion that counts; 'none' leaves it open. */
    cap: z.union([z.number().positive(), z.literal('none')]).default(1),
    /** Completion below which the item earns nothing. */
    zeroBelow: z.number().min(0).default(0),
  }),
  bind({ cap, zeroBelow }, { marks, precision }) {
    const most = cap === 'none' ? Number.POSITIVE_INFINITY : cap;
    const capped = reach(most, precision);
    const earns = reach(zeroBelow, precision);
    const k = constants(capped, earns, marks, marks * most);
    return {
      score(x, points, from, to) {
        const capAt = k[0] as number;
        const earnsAt = k[1] as number;
        const full = k[2] as number;
        const top = k[3] as number;
        for (let j = from; j < to; j++) {
          const done = x[j] as number;
          points[j] = done >= capAt ? top : done < earnsAt ? 0 : full * done;
        }
      },
      explain({ x, at }) {
        const done = x[at] as number;
        const full = figure(marks, precision);
        const own = figure(done, precision);
        if (done >= capped)
          return {
            formula: 'w × min(x, cap)',
            substituted: `${full} × min(${own}, ${figure(most, precision)})`,
            reason: { zh: '超出部分不计：已到封顶', en: 'capped: what exceeds the cap does not count' },
          };
        if (done < earns)
          return {
            formula: 'x < floor → 0',
            substituted: `${own} < ${figure(zeroBelow, precision)} → 0`,
            reason: { zh: '低于得分下限，不得分', en: 'below the floor that earns marks' },
          };
        return { formula: 'w × x', substituted: `${full} × ${own}` };
      },
    };
  },
});

import { z } from 'zod';
import { defineMethod, figure } from './method.ts';

/**
 * Progressive segments 分段递减加减分
 *
 * Meaning: the distance from a reference is cut into segments of equal width; each further segment adds (or takes)
 * less than the one before.
 * Formula: points = base ± Σ xₖ × base ÷ dₖ, where xₖ is the part of the distance in segment k and
 * dₖ = first + (k − 1) × increase. Not below 0.
 * Source: Heilongjiang industry projects (domain S5: segments of ten points above or below the provincial average,
 * divisors 20, 40, 60 …; for increments 60, 80, 100 …).
 * Example: base 10: 25 above → 18.3333; 10 above → 15; 15 below → 3.75.
 */
export const progressive = defineMethod({
  name: 'progressive',
  title: { zh: '分段递减加减分', en: 'Progressive segments' },
  params: z.strictObject({
    name: z.literal('progressive'),
    base: z.number().positive().optional(),
    from: z.number().default(0),
    /** Width of a segment, in the unit of the measured figure. */
    width: z.number().positive(),
    /** Divisor of the first segment. */
    first: z.number().positive(),
    /** What each further divisor grows by. */
    increase: z.number().min(0),
  }),
  bind({ base, from: pivot, width, first, increase }, { marks, higher, precision }) {
    const start = base ?? marks;
    const parts = (distance: number) => {
      const segments: { part: number; divisor: number }[] = [];
      // Far distances end after a thousand segments: the divisors have made them worthless long before.
      for (let left = distance, k = 0; left > 0 && k < 1000; left -= width, k++)
        segments.push({ part: Math.min(left, width), divisor: first + k * increase });
      return segments;
    };
    const worth = (x: number) => {
      const over = (higher ? 1 : -1) * (x - pivot);
      let sum = 0;
      for (const { part, divisor } of parts(Math.abs(over))) sum += (part * start) / divisor;
      return over >= 0 ? start + sum : Math.max(0, start - sum);
    };
    return {
      score(x, points, from, to) {
        for (let j = from; j < to; j++) {
          const value = x[j] as number;
          points[j] = !Number.isNaN(value) ? worth(value) : Number.NaN;
        }
      },
      explain({ x, at }) {
        const show = (value: number) => figure(value, precision);
        const over = (higher ? 1 : -1) * ((x[at] as number) - pivot);
        const sign = over >= 0 ? '+' : '−';
        const terms = parts(Math.abs(over)).map(
          ({ part, divisor }) => ` ${sign} ${show(part)} × ${show(start)} ÷ ${show(divisor)}`,
        );
        const plain = `${show(start)}${terms.join('')}`;
        const low = over < 0 && worth(x[at] as number) === 0;
        return {
          formula: `base ${sign} Σ xₖ × base ÷ dₖ`,
          substituted: low ? `max(0, ${plain})` : plain,
        };
      },
    };
  },
});

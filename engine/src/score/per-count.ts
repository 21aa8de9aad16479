import { z } from 'zod';
import { constants, defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Points per count 按个数计分
 *
 * Meaning: every project, platform or award counted earns a price, up to a cap.
 * Formula: points = min(cap, x × each).
 * Source: first-industry sheet of 2018 (domain S15: each new enterprise above designated size 1 mark, 10 at most).
 * Example: each 0.5, cap 3: 4 → 2; 9 → 3.
 */
export const perCount = defineMethod({
  name: 'per-count',
  title: { zh: '按个数计分', en: 'Points per count' },
  params: z.strictObject({
    name: z.literal('per-count'),
    /** Price of one. */
    each: z.number(),
    /** Most marks; the item's full marks where absent, 'none' leaves it open. */
    cap: z.union([z.number(), z.literal('none')]).optional(),
  }),
  bind({ each, cap }, { marks, precision }) {
    const most = cap === 'none' ? Number.POSITIVE_INFINITY : (cap ?? marks);
    const capped = reach(most, precision);
    const k = constants(each, capped, most);
    return {
      score(x, points, from, to) {
        const price = k[0] as number;
        const capAt = k[1] as number;
        const top = k[2] as number;
        for (let j = from; j < to; j++) {
          const sum = (x[j] as number) * price;
          points[j] = sum >= capAt ? top : sum;
        }
      },
      explain({ x, at }) {
        const own = x[at] as number;
        const plain = `${figure(own, precision)} × ${figure(each, precision)}`;
        if (own * each >= capped)
          return {
            formula: 'min(cap, x × each)',
            substituted: `min(${figure(most, precision)}, ${plain})`,
            reason: { zh: '已到封顶', en: 'capped' },
          };
        return { formula: 'x × each', substituted: plain };
      },
    };
  },
});

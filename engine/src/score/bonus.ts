import { z } from 'zod';
import { defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Bonus 加分
 *
 * Meaning: what the scheme's bonus items earned together, up to the cap of all bonuses; added to the total.
 * Formula: points = min(cap, Σ bonus items).
 * Source: Zhuzhou district 2012 (domain S16: commendations of the own level 5 at most, ranks 15 at most).
 * Example: cap 5, items 3.5 and 2 → 5.
 */
export const bonus = defineMethod({
  name: 'bonus',
  title: { zh: '加分', en: 'Bonus' },
  kind: 'adjustment',
  params: z.strictObject({ name: z.literal('bonus'), cap: z.number().min(0).optional() }),
  bind({ cap }, { precision }) {
    const most = cap ?? Number.POSITIVE_INFINITY;
    const capped = reach(most, precision);
    return {
      score(x, points, from, to) {
        for (let j = from; j < to; j++) points[j] = (x[j] as number) >= capped ? most : (x[j] as number);
      },
      explain({ x, at }) {
        const sum = figure(x[at] as number, precision);
        if ((x[at] as number) < capped) return { formula: 'Σ', substituted: sum };
        return {
          formula: 'min(cap, Σ)',
          substituted: `min(${figure(most, precision)}, ${sum})`,
          reason: { zh: '加分合计已封顶', en: 'all bonuses together are capped' },
        };
      },
    };
  },
});

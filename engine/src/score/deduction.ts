import { z } from 'zod';
import { defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Deduction 扣分
 *
 * Meaning: what the scheme's deduction items cost together, up to the cap of all deductions; taken from the total.
 * Formula: points = −min(cap, Σ deduction items). The items themselves are written as positive costs.
 * Source: Yan'an 2017 (domain S14: city criticism 5 to 20 off, provincial criticism 10 off); Luohe (S9: late returns
 * 1 off each, until nothing is left).
 * Example: cap 20, items 15 and 10 → −20.
 */
export const deduction = defineMethod({
  name: 'deduction',
  title: { zh: '扣分', en: 'Deduction' },
  kind: 'adjustment',
  params: z.strictObject({ name: z.literal('deduction'), cap: z.number().min(0).optional() }),
  bind({ cap }, { precision }) {
    const most = cap ?? Number.POSITIVE_INFINITY;
    const capped = reach(most, precision);
    return {
      score(x, points, from, to) {
        for (let j = from; j < to; j++) points[j] = (x[j] as number) >= capped ? -most : 0 - (x[j] as number);
      },
      explain({ x, at }) {
        const sum = figure(x[at] as number, precision);
        if ((x[at] as number) < capped) return { formula: '−Σ', substituted: `−${sum}` };
        return {
          formula: '−min(cap, Σ)',
          substituted: `−min(${figure(most, precision)}, ${sum})`,
          reason: { zh: '扣分合计已封顶', en: 'all deductions together are capped' },
        };
      },
    };
  },
});

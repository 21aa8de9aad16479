import { z } from 'zod';
import { constants, defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Deduction per one missing 每缺一项扣分
 *
 * Meaning: full marks for the required number; each one missing costs a price, until nothing is left.
 * Formula: points = max(floor, w − each × max(0, required − x)).
 * Source: the published investment-promotion sheet of 2024 (domain S8, item 4: not fewer than 7 / 4 / 1 projects,
 * 0.1 off for each one short); work budget of 200,000 yuan, 0.5 off for each 10,000 short (S15).
 * Example: w 5, required 20, each 0.5: 17 → 3.5; 8 → 0.
 */
export const shortfall = defineMethod({
  name: 'shortfall',
  title: { zh: '每缺一项扣分', en: 'Deduction per one missing' },
  params: z.strictObject({
    name: z.literal('shortfall'),
    required: z.number(),
    /** Price of one missing. */
    each: z.number().min(0),
    floor: z.number().default(0),
  }),
  bind({ required, each, floor }, { marks, precision }) {
    const enough = reach(required, precision);
    const aboveFloor = reach(floor, precision);
    const k = constants(enough, marks, each, required, aboveFloor, floor);
    return {
      score(x, points, from, to) {
        const bar = k[0] as number;
        const full = k[1] as number;
        const price = k[2] as number;
        const need = k[3] as number;
        const lowest = k[4] as number;
        const rest = k[5] as number;
        for (let j = from; j < to; j++) {
          const have = x[j] as number;
          const left = have >= bar ? full : full - price * (need - have);
          points[j] = left < lowest ? rest : left;
        }
      },
      explain({ x, at }) {
        const have = x[at] as number;
        const own = figure(have, precision);
        const need = figure(required, precision);
        if (have >= enough)
          return {
            formula: 'x ≥ required → w',
            substituted: `${own} ≥ ${need} → ${figure(marks, precision)}`,
          };
        const plain = `${figure(marks, precision)} − ${figure(each, precision)} × (${need} − ${own})`;
        if (marks - each * (required - have) < aboveFloor)
          return {
            formula: 'max(floor, w − each × (required − x))',
            substituted: `max(${figure(floor, precision)}, ${plain})`,
            reason: { zh: '扣完为止', en: 'nothing is left to deduct' },
          };
        return { formula: 'w − each × (required − x)', substituted: plain };
      },
    };
  },
});

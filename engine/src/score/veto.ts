import { z } from 'zod';
import { constants, defineMethod, figure } from './method.ts';
import { pass, reach } from './threshold.ts';

/**
 * Veto 一票否决
 *
 * Meaning: a condition that an authorising document attaches a consequence to: no score, no place, a lower grade, or
 * a fixed deduction. The method only tells whether the condition holds; the scheme says what follows.
 * Formula: 1 where x op value holds, else 0. A missing figure holds no condition: nobody is vetoed for want of data.
 * Source: Lianyungang 2007 (domain, hard examples after S23: a grave accident cancels the year's award, marks stay);
 * a province's notice (cancels the award; falsified data too).
 * Example: op '>=', value 1: one grave accident → 1.
 */
export const veto = defineMethod({
  name: 'veto',
  title: { zh: '一票否决', en: 'Veto' },
  kind: 'veto',
  params: z.strictObject({
    name: z.literal('veto'),
    op: z.enum(['>=', '>', '<=', '<', '=']),
    value: z.number(),
  }),
  bind({ op, value }, { precision }) {
    const from = reach(value, precision);
    const above = pass(value, precision);
    // Decided conditions are half-open intervals of undecided numbers: [least, below).
    const least = {
      '>=': from,
      '>': above,
      '<=': Number.NEGATIVE_INFINITY,
      '<': Number.NEGATIVE_INFINITY,
      '=': from,
    }[op];
    const below = {
      '>=': Number.POSITIVE_INFINITY,
      '>': Number.POSITIVE_INFINITY,
      '<=': above,
      '<': from,
      '=': above,
    }[op];
    const holds = (x: number) => x >= least && x < below;
    const k = constants(least, below);
    return {
      score(x, points, begin, end) {
        const start = k[0] as number;
        const stop = k[1] as number;
        for (let j = begin; j < end; j++) {
          const own = x[j] as number;
          points[j] = own >= start && own < stop ? 1 : 0;
        }
      },
      explain({ x, at }) {
        const own = figure(x[at] as number, precision);
        const met = holds(x[at] as number);
        return {
          formula: `x ${op} bar`,
          substituted: `${own} ${op} ${figure(value, precision)} → ${met ? 1 : 0}`,
          reason: met
            ? { zh: '否决条件成立', en: 'the veto applies' }
            : { zh: '否决条件不成立', en: 'the veto does not apply' },
        };
      },
    };
  },
});

import { z } from 'zod';
import { constants, defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Yes or no 达到即得分（布尔）
 *
 * Meaning: the figure reaches the bar and earns the marks, or does not and earns none.
 * Formula: points = w where x ≥ at, else `otherwise`; lower-is-better: x ≤ at.
 * Source: detailed rules issued, 5 marks (domain S15); a project under provincial assessment, +20 (S14).
 * Example: w 5, at 1: 1 → 5; 0 → 0.
 */
export const yesNo = defineMethod({
  name: 'yes-no',
  title: { zh: '达到即得分', en: 'Yes or no' },
  params: z.strictObject({
    name: z.literal('yes-no'),
    at: z.number().default(1),
    otherwise: z.number().default(0),
  }),
  bind({ at: bar, otherwise }, { marks, higher, precision }) {
    const sign = higher ? 1 : -1;
    const enough = reach(sign * bar, precision);
    const k = constants(sign, enough, marks, otherwise);
    return {
      score(x, points, from, to) {
        const way = k[0] as number;
        const reached = k[1] as number;
        const full = k[2] as number;
        const rest = k[3] as number;
        for (let j = from; j < to; j++) {
          const value = way * (x[j] as number);
          points[j] = value >= reached ? full : Number.isNaN(value) ? value : rest;
        }
      },
      explain({ x, at }) {
        const value = x[at] as number;
        const met = sign * value >= enough;
        const sense = higher ? (met ? '≥' : '<') : met ? '≤' : '>';
        return {
          formula: `x ${sense} bar → ${met ? 'w' : 'otherwise'}`,
          substituted: `${figure(value, precision)} ${sense} ${figure(bar, precision)} → ${figure(met ? marks : otherwise, precision)}`,
        };
      },
    };
  },
});

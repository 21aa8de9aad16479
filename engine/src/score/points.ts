import { z } from 'zod';
import { constants, defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Points as given 直接计分
 *
 * Meaning: the observed figure is itself a mark, given by the lead unit, a jury or a ballot, out of `marks`.
 * Formula: points = x, held within [0, w] (or the stated `least` and `most`).
 * Source: Weinan 2015 (domain S12: annual work, day-to-day work and social rating each marked out of 150).
 * Example: marks 150, weight 70, x 140 → 140 of 150, which is 65.3333 of 70.
 */
export const points = defineMethod({
  name: 'points',
  title: { zh: '直接计分', en: 'Points as given' },
  params: z.strictObject({
    name: z.literal('points'),
    least: z.number().default(0),
    most: z.number().optional(),
  }),
  bind({ least, most }, { marks, precision }) {
    const top = most ?? marks;
    const atTop = reach(top, precision);
    const aboveLeast = reach(least, precision);
    const k = constants(atTop, top, aboveLeast, least);
    return {
      score(x, points, from, to) {
        const highest = k[0] as number;
        const full = k[1] as number;
        const lowest = k[2] as number;
        const none = k[3] as number;
        for (let j = from; j < to; j++) {
          const given = x[j] as number;
          points[j] = given >= highest ? full : given < lowest ? none : given;
        }
      },
      explain({ x, at }) {
        const given = x[at] as number;
        const own = figure(given, precision);
        if (given >= atTop)
          return { formula: 'min(x, most)', substituted: `min(${own}, ${figure(top, precision)})` };
        if (given < aboveLeast)
          return { formula: 'max(x, least)', substituted: `max(${own}, ${figure(least, precision)})` };
        return { formula: 'x', substituted: own };
      },
    };
  },
});

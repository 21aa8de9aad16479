import { z } from 'zod';
import { defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Min–max on goalposts 固定极值法
 *
 * Meaning: distance between two fixed goalposts; unlike the efficacy coefficient it does not depend on the peers.
 * Formula: points = w × (f(x) − f(worst)) ÷ (f(best) − f(worst)), held within [0, w]; f is the identity or ln.
 * Natural logarithms are brought to 12 significant digits at once, so that every machine decides alike.
 * Source: UNDP, Human Development Report, technical note 1 (life 20–85 years, schooling 0–18 and 0–15 years,
 * income ln 100 – ln 75000); OECD/JRC Handbook on Constructing Composite Indicators, min–max.
 * Example: w 1, worst 20, best 85, x 84.255 → 0.9885384615.
 */
export const goalposts = defineMethod({
  name: 'goalposts',
  title: { zh: '固定极值法', en: 'Min–max on goalposts' },
  params: z
    .strictObject({
      name: z.literal('goalposts'),
      worst: z.number(),
      best: z.number(),
      scale: z.enum(['linear', 'ln']).default('linear'),
      /** Whether points stop at 0 and at full marks. */
      clip: z.boolean().default(true),
    })
    .refine((p) => p.worst !== p.best, { message: 'the two goalposts are the same', path: ['best'] })
    .refine((p) => p.scale === 'linear' || (p.worst > 0 && p.best > 0), {
      message: 'logarithms need goalposts above 0',
      path: ['scale'],
    }),
  bind({ worst, best, scale, clip }, { marks, precision }) {
    const log = scale === 'ln';
    const f = (x: number) => (log ? Number(Math.log(x).toPrecision(12)) : x);
    const start = f(worst);
    const range = f(best) - start;
    const full = reach(1, precision);
    const some = reach(0, precision);
    return {
      score(x, points, from, to) {
        for (let j = from; j < to; j++) {
          const value = x[j] as number;
          const share = ((log ? f(value) : value) - start) / range;
          points[j] = clip && share >= full ? marks : clip && share < some ? 0 : marks * share;
          if (log && !(value > 0)) points[j] = !Number.isNaN(value) && clip ? 0 : Number.NaN;
        }
      },
      explain({ x, at }) {
        const show = (value: number) => figure(value, precision);
        const own = x[at] as number;
        const put = (value: number) => (log ? `ln ${show(value)}` : show(value));
        const share = (f(own) - start) / range;
        const plain = `(${put(own)} − ${put(worst)}) ÷ (${put(best)} − ${put(worst)})`;
        const name = log ? 'ln ' : '';
        const formula = `(${name}x − ${name}worst) ÷ (${name}best − ${name}worst)`;
        const over = clip && share >= full;
        const under = clip && !(share >= some);
        return {
          formula: `w × ${over ? 'min(1, ' : under ? 'max(0, ' : ''}${formula}${over || under ? ')' : ''}`,
          substituted: `${show(marks)} × ${over ? 'min(1, ' : under ? 'max(0, ' : ''}${plain}${over || under ? ')' : ''}`,
        };
      },
    };
  },
});

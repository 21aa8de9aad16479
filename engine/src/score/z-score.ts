import { z } from 'zod';
import { sameDecided } from './decide-fast.ts';
import { defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

/**
 * Z-score 标准分法
 *
 * Meaning: distance from the peers' average in standard deviations, turned into marks around a centre.
 * Formula: points = centre + spread × (x − mean) ÷ sd, held within [0, w]; sd is that of the population. Where all
 * peers are equal everybody earns the centre.
 * Source: OECD/JRC Handbook on Constructing Composite Indicators, standardisation.
 * Example: centre 50, spread 10, figures 1, 2, 3: 3 → 62.2474.
 */
export const zScore = defineMethod({
  name: 'z-score',
  title: { zh: '标准分法', en: 'Z-score' },
  peers: true,
  params: z.strictObject({
    name: z.literal('z-score'),
    /** Marks of the average; half of the full marks where absent. */
    centre: z.number().optional(),
    /** Marks for one standard deviation. */
    spread: z.number().positive(),
  }),
  bind({ centre, spread }, { marks, higher, precision }) {
    const middle = centre ?? marks / 2;
    const full = reach(marks, precision);
    const some = reach(0, precision);
    const sign = higher ? 1 : -1;
    const moments = (x: Float64Array, from: number, ranked: number) => {
      let sum = 0;
      let count = 0;
      for (let j = from; j < ranked; j++) {
        const value = x[j] as number;
        if (!Number.isNaN(value)) {
          sum += value;
          count++;
        }
      }
      const mean = sum / count;
      let squares = 0;
      for (let j = from; j < ranked; j++) {
        const value = x[j] as number;
        if (!Number.isNaN(value)) squares += (value - mean) * (value - mean);
      }
      return { mean, sd: Math.sqrt(squares / count) };
    };
    return {
      score(x, points, from, to, ranked) {
        const { mean, sd } = moments(x, from, ranked);
        const flat = sameDecided(sd, 0, precision);
        for (let j = from; j < to; j++) {
          const value = x[j] as number;
          const raw = flat ? middle + (value - value) : middle + (spread * sign * (value - mean)) / sd;
          points[j] = raw >= full ? marks : raw < some ? 0 : raw;
        }
      },
      explain({ x, at, from, ranked }) {
        const { mean, sd } = moments(x, from, ranked);
        const show = (value: number) => figure(value, precision);
        const own = x[at] as number;
        const figures = [
          { label: { zh: '组内平均 mean', en: 'average of the peers, mean' }, value: show(mean) },
          { label: { zh: '组内标准差 sd', en: 'standard deviation of the peers, sd' }, value: show(sd) },
        ];
        if (sameDecided(sd, 0, precision))
          return { formula: 'sd = 0 → centre', substituted: `${show(sd)} → ${show(middle)}`, figures };
        const away = higher ? `(${show(own)} − ${show(mean)})` : `(${show(mean)} − ${show(own)})`;
        return {
          formula: `centre + spread × ${higher ? '(x − mean)' : '(mean − x)'} ÷ sd`,
          substituted: `${show(middle)} + ${show(spread)} × ${away} ÷ ${show(sd)}`,
          figures,
        };
      },
    };
  },
});

import type { Aggregate } from './aggregate.ts';

const twelve = (x: number) => Number(x.toPrecision(12));

/**
 * Weighted geometric mean 几何合成: full × Π (points ÷ marks)^(weight ÷ weights); weakness in one item is not made
 * up by strength in another, and nothing in one item leaves nothing.
 * ln and exp are brought to 12 significant digits at once, so that every machine decides alike.
 * Source: UNDP, Human Development Report, technical note 1; OECD/JRC Handbook, geometric aggregation.
 */
export const geometric: Aggregate = {
  start: 0,
  add(points, marks, weight, sum, lost, count) {
    for (let j = 0; j < count; j++) {
      const value = points[j] as number;
      if (Number.isNaN(value)) lost[j] = (lost[j] as number) + weight;
      else if (value > 0) sum[j] = (sum[j] as number) + weight * twelve(Math.log(value / marks));
      else sum[j] = Number.NEGATIVE_INFINITY;
    }
  },
  close(sum, lost, weights, full, out, count) {
    for (let j = 0; j < count; j++) {
      const left = weights - (lost[j] as number);
      out[j] = left > 0 ? full * twelve(Math.exp((sum[j] as number) / left)) : Number.NaN;
    }
  },
};

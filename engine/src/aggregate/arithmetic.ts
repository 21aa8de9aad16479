import type { Aggregate } from './aggregate.ts';

/**
 * Weighted arithmetic mean 加权合计 (算术合成): Σ points, scaled to what is left when an item is missing.
 * Source: every printed scheme that adds marks; OECD/JRC Handbook, linear aggregation.
 */
export const arithmetic: Aggregate = {
  start: 0,
  add(points, marks, weight, sum, lost, count) {
    if (marks === weight) {
      for (let j = 0; j < count; j++) {
        const value = points[j] as number;
        if (!Number.isNaN(value)) sum[j] = (sum[j] as number) + value;
        else lost[j] = (lost[j] as number) + weight;
      }
      return;
    }
    const times = weight / marks;
    for (let j = 0; j < count; j++) {
      const value = points[j] as number;
      if (!Number.isNaN(value)) sum[j] = (sum[j] as number) + value * times;
      else lost[j] = (lost[j] as number) + weight;
    }
  },
  close(sum, lost, weights, full, out, count) {
    const times = full / weights;
    for (let j = 0; j < count; j++) {
      const gone = lost[j] as number;
      const points = sum[j] as number;
      if (gone === 0) out[j] = full === weights ? points : points * times;
      else out[j] = gone >= weights ? Number.NaN : (points * full) / (weights - gone);
    }
  },
};

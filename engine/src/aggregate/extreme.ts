import type { Aggregate } from './aggregate.ts';

function extreme(start: number, better: (a: number, b: number) => boolean): Aggregate {
  return {
    start,
    add(points, marks, weight, sum, lost, count) {
      for (let j = 0; j < count; j++) {
        const rate = (points[j] as number) / marks;
        if (Number.isNaN(rate)) lost[j] = (lost[j] as number) + weight;
        else if (better(rate, sum[j] as number)) sum[j] = rate;
      }
    },
    close(sum, lost, weights, full, out, count) {
      for (let j = 0; j < count; j++)
        out[j] = (lost[j] as number) >= weights ? Number.NaN : full * (sum[j] as number);
    },
  };
}

/**
 * Minimum 取最低: the section is worth what its weakest item is worth (points ÷ marks).
 * Source: OECD/JRC Handbook, non-compensatory aggregation.
 */
export const minimum = extreme(Number.POSITIVE_INFINITY, (a, b) => a < b);

/**
 * Maximum 取最高: of several claims for one thing only the best counts (同一事由取最高, 不重复).
 * Source: Zhuzhou district 2012 (domain S16: the highest level of one commendation counts).
 */
export const maximum = extreme(Number.NEGATIVE_INFINITY, (a, b) => a > b);

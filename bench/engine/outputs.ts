import type { Results } from '../../engine/src/index.ts';

/** What every contender has to deliver, by month and subject at month × subjects + subject. */
export interface Outputs {
  total: Float64Array;
  groupRank: Int32Array;
  overallRank: Int32Array;
  groupGain: Int32Array;
  overallGain: Int32Array;
  completion: Float64Array;
  gap: Float64Array;
  growth: Float64Array;
  forecast: Float64Array;
  red: Float64Array;
  yellow: Float64Array;
  green: Float64Array;
}

/** The engine's results under the names of the job. */
export function outputsOf(results: Results): Outputs {
  const [completion, gap, growth, forecast, lights] = results.tallies;
  if (!completion || !gap || !growth || !forecast || !lights)
    throw new Error('the scheme of the job has five tallies');
  const cells = results.score.length;
  return {
    total: results.score,
    groupRank: results.rank,
    overallRank: results.overall,
    groupGain: results.rankGain,
    overallGain: results.overallGain,
    completion,
    gap,
    growth,
    forecast,
    red: lights.subarray(0, cells),
    yellow: lights.subarray(cells, 2 * cells),
    green: lights.subarray(2 * cells),
  };
}

/** How two contenders agree: largest relative difference of the numbers, and how many places and counts differ. */
export function compare(a: Outputs, b: Outputs): { numbers: number; places: number; cells: number } {
  let numbers = 0;
  let places = 0;
  for (const key of ['total', 'completion', 'gap', 'growth', 'forecast'] as const)
    a[key].forEach((value, k) => {
      const other = b[key][k] as number;
      const apart = Math.abs(value - other) / Math.max(1, Math.abs(value));
      if (!(apart <= numbers)) numbers = apart;
    });
  for (const key of [
    'groupRank',
    'overallRank',
    'groupGain',
    'overallGain',
    'red',
    'yellow',
    'green',
  ] as const)
    a[key].forEach((value, k) => {
      if (value !== b[key][k]) places++;
    });
  return { numbers, places, cells: a.total.length };
}

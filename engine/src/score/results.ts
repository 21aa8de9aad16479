import type { Plan } from './plan.ts';

/**
 * What a run produces, period by period: the cell of subject u in period p is at p × subjects + u. Places start at 1;
 * 0 is no place. Scores are decided; NaN is a total that cannot be given.
 */
export interface Results {
  subjects: number;
  score: Float64Array;
  /** Place within the scope that the scheme ranks. */
  rank: Int32Array;
  rankGain: Int32Array;
  /** Place among everybody; empty where the scheme does not ask. */
  overall: Int32Array;
  overallGain: Int32Array;
  /** Points of each top-level node, out of its weight. */
  sections: Float64Array[];
  /** 1 where a top-level node withholds the total. */
  withheld: Uint8Array[];
  /** Points of each tie-breaker, out of its weight. */
  breakers: Float64Array[];
  bonus: Float64Array;
  deduction: Float64Array;
  /** Bit k: veto (promotion) k applies. */
  vetoes: Int32Array;
  promotions: Int32Array;
  /** Columns of each tally, one after the other. */
  tallies: Float64Array[];
}

/** Makes room for results; pass an allocator to place them in shared memory. */
export function emptyResults(
  plan: Pick<Plan, 'scheme' | 'panel' | 'periods' | 'tallies'>,
  memory: (bytes: number) => ArrayBuffer | SharedArrayBuffer = (bytes) => new ArrayBuffer(bytes),
): Results {
  const { scheme, panel, periods } = plan;
  const subjects = panel.axis.subjects.length;
  const cells = subjects * periods.length;
  const floats = (n: number) => new Float64Array(memory(n * 8));
  const ints = (n: number) => new Int32Array(memory(n * 4));
  const everybody = scheme.ranks.overall === undefined ? 0 : cells;
  return {
    subjects,
    score: floats(cells),
    rank: ints(cells),
    rankGain: ints(cells),
    overall: ints(everybody),
    overallGain: ints(everybody),
    sections: scheme.items.map(() => floats(cells)),
    withheld: scheme.items.map(() => new Uint8Array(memory(cells))),
    breakers: scheme.ranks.breakers.map(() => floats(cells)),
    bonus: floats(scheme.bonus ? cells : 0),
    deduction: floats(scheme.deduction ? cells : 0),
    vetoes: ints(scheme.vetoes.length > 0 ? cells : 0),
    promotions: ints(scheme.promotions.length > 0 ? cells : 0),
    tallies: plan.tallies.map((tally) => floats(cells * tally.width)),
  };
}

import { z } from 'zod';
import { decideFast } from './decide-fast.ts';
import { constants, defineMethod, figure } from './method.ts';
import { reach } from './threshold.ts';

const side = z.strictObject({
  /** Size of a step, in the unit of the measured figure. */
  per: z.number().positive(),
  /** Marks for one step. */
  points: z.number().min(0),
  /** Most marks that this side can move; open where absent. */
  cap: z.number().min(0).optional(),
});

/**
 * Step ± 步长加减分法
 *
 * Meaning: basic marks at a reference figure; every step above adds, every step below takes away; the two sides have
 * their own step, marks and cap.
 * Formula: points = base + min(up.cap, (x − from) ÷ up.per × up.points), or base − min(down.cap, …), not below `floor`.
 * `whole: true` counts completed steps only (downwards too: started steps are free until completed).
 * Lower-is-better turns the sides round.
 * Source: Heilongjiang 2010 (domain S6: ±0.1 for every 0.1 points of growth, +10 / −5 at most; 3 亿 up, 2 亿 down),
 * Yangzhou 2022 (S11: 15 at the target, ±0.5 for every half point, 18 at most).
 * Example: base 15, from 7, step 0.5 for 0.5, up cap 3: 8.5 → 16.5, 6.2 → 14.2, 11 → 18.
 */
export const step = defineMethod({
  name: 'step',
  title: { zh: '步长加减分法', en: 'Step up and down' },
  params: z.strictObject({
    name: z.literal('step'),
    /** Marks at the reference figure; the item's full marks where absent. */
    base: z.number().optional(),
    /** The reference figure: 0 for measures that are already a difference. */
    from: z.number().default(0),
    up: side.optional(),
    down: side.optional(),
    whole: z.boolean().default(false),
    floor: z.union([z.number(), z.literal('none')]).default(0),
  }),
  bind({ base, from: pivot, up, down, whole, floor }, { marks, higher, precision }) {
    const start = base ?? marks;
    const sign = higher ? 1 : -1;
    const upPer = up?.per ?? 1;
    const upPoints = up?.points ?? 0;
    const downPer = down?.per ?? 1;
    const downPoints = down?.points ?? 0;
    const upCap = up?.cap ?? Number.POSITIVE_INFINITY;
    const downCap = down?.cap ?? Number.POSITIVE_INFINITY;
    const upCapped = reach(upCap, precision);
    const downCapped = reach(downCap, precision);
    const least = floor === 'none' ? Number.NEGATIVE_INFINITY : floor;
    const aboveLeast = reach(least, precision);
    const stepsIn = (distance: number, per: number) =>
      whole ? Math.floor(decideFast(distance / per, precision)) : distance / per;
    const plain = constants(
      pivot,
      start,
      upPer,
      upPoints,
      upCap,
      upCapped,
      downPer,
      downPoints,
      downCap,
      downCapped,
    );
    const ends = constants(sign, least, aboveLeast);
    return {
      score(x, points, from, to) {
        if (whole) wholeSteps(x, points, from, to, plain, ends, stepsIn);
        else linear(x, points, from, to, plain, ends);
      },
      explain({ x, at }) {
        const show = (value: number) => figure(value, precision);
        const own = x[at] as number;
        const over = sign * (own - pivot);
        const rising = over >= 0;
        const per = rising ? upPer : downPer;
        const each = rising ? upPoints : downPoints;
        const cap = rising ? upCap : downCap;
        const capped = rising ? upCapped : downCapped;
        const steps = whole ? Math.floor(decideFast(Math.abs(over) / per, precision)) : Math.abs(over) / per;
        const sum = show(steps * each);
        const left = higher === rising ? show(own) : show(pivot);
        const right = higher === rising ? show(pivot) : show(own);
        const count = whole ? `⌊(${left} − ${right}) ÷ ${show(per)}⌋` : `(${left} − ${right}) ÷ ${show(per)}`;
        const moved = `${count} × ${show(each)}`;
        const reachedCap = steps * each >= capped;
        const limited = reachedCap ? `min(${sum}, ${show(cap)})` : moved;
        const result = rising ? start + Math.min(cap, steps * each) : start - Math.min(cap, steps * each);
        const low = result < aboveLeast;
        return {
          formula: `base ${rising ? '+' : '−'} ${whole ? '⌊|x − from| ÷ step⌋' : '|x − from| ÷ step'} × points${reachedCap ? ' ≤ cap' : ''}`,
          substituted: `${low ? `max(${show(least)}, ` : ''}${show(start)} ${rising ? '+' : '−'} ${limited}${low ? ')' : ''}`,
          ...(reachedCap && {
            reason: rising
              ? { zh: '加分已封顶', en: 'the gain is capped' }
              : { zh: '扣分已封顶', en: 'the loss is capped' },
          }),
        };
      },
    };
  },
});

/** Constants of the loops: pivot, start, then per, points, cap and its threshold of either side; sign, least. */
type Loop = (
  x: Float64Array,
  points: Float64Array,
  from: number,
  to: number,
  k: Float64Array,
  e: Float64Array,
) => void;

const linear: Loop = (x, points, from, to, k, e) => {
  const pivot = k[0] as number;
  const start = k[1] as number;
  const upRate = (k[3] as number) / (k[2] as number);
  const upCap = k[4] as number;
  const upCapped = k[5] as number;
  const downRate = (k[7] as number) / (k[6] as number);
  const downCap = k[8] as number;
  const downCapped = k[9] as number;
  const sign = e[0] as number;
  const least = e[1] as number;
  const aboveLeast = e[2] as number;
  for (let j = from; j < to; j++) {
    const over = sign * ((x[j] as number) - pivot);
    let result: number;
    if (over >= 0) {
      const gain = over * upRate;
      result = start + (gain >= upCapped ? upCap : gain);
    } else {
      const loss = -over * downRate;
      result = start - (loss >= downCapped ? downCap : loss);
    }
    points[j] = result < aboveLeast ? least : result;
  }
};

function wholeSteps(
  x: Float64Array,
  points: Float64Array,
  from: number,
  to: number,
  k: Float64Array,
  e: Float64Array,
  stepsIn: (distance: number, per: number) => number,
): void {
  const [pivot = 0, start = 0, upPer = 1, upPoints = 0, upCap = 0, upCapped = 0] = k;
  const [downPer = 1, downPoints = 0, downCap = 0, downCapped = 0] = k.subarray(6);
  const [sign = 1, least = 0, aboveLeast = 0] = e;
  for (let j = from; j < to; j++) {
    const over = sign * ((x[j] as number) - pivot);
    if (Number.isNaN(over)) {
      points[j] = over;
      continue;
    }
    const moved = over >= 0 ? stepsIn(over, upPer) * upPoints : stepsIn(-over, downPer) * downPoints;
    const result =
      over >= 0
        ? start + (moved >= upCapped ? upCap : moved)
        : start - (moved >= downCapped ? downCap : moved);
    points[j] = result < aboveLeast ? least : result;
  }
}

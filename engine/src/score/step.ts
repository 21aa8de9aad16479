import { z } from 'zod';
import { decideFast } from './decide-fast.ts';
import { defineMethod, figure } from './method.ts';
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
    return {
      score(x, points, from, to) {
        for (let j = from; j < to; j++) {
          const over = sign * ((x[j] as number) - pivot);
          let result: number;
          if (over >= 0) {
            let steps = over / upPer;
            if (whole) steps = Math.floor(decideFast(steps, precision));
            const gain = steps * upPoints;
            result = start + (gain >= upCapped ? upCap : gain);
          } else {
            let steps = -over / downPer;
            if (whole) steps = Math.floor(decideFast(steps, precision));
            const loss = steps * downPoints;
            result = start - (loss >= downCapped ? downCap : loss);
          }
          points[j] = result < aboveLeast ? least : result;
        }
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

import { plain } from '../quantity/plain.ts';
import { because, type Reason } from '../quantity/reason.ts';
import type { Light, Status } from './status.ts';

/** What a light rule reads: completion − pace, completion ÷ pace, or completion itself. */
export type Basis = 'gap' | 'paceRatio' | 'completion';

/** One interval of a light rule. An end that is missing is open to infinity. */
export interface LightInterval {
  status: Status;
  light: Light;
  from: number;
  fromIncluded: boolean;
  to: number;
  toIncluded: boolean;
}

/**
 * Where each basis begins: nothing lies lower, since completion is read as at least 0. An interval that starts there
 * is as good as one that starts at minus infinity.
 */
const LOWEST: Readonly<Record<Basis, number>> = { gap: -1, paceRatio: 0, completion: 0 };

/** The interval that holds `x`; total once checkIntervals found nothing. */
export function intervalOf(intervals: readonly LightInterval[], basis: Basis, x: number): LightInterval {
  const at = Math.max(x, LOWEST[basis]);
  const found = intervals.find((interval) => holds(interval, at));
  if (!found) throw new RangeError(`light rule does not cover ${x}`);
  return found;
}

function holds({ from, fromIncluded, to, toIncluded }: LightInterval, x: number): boolean {
  return (x > from || (fromIncluded && x === from)) && (x < to || (toIncluded && x === to));
}

/** Everything that is wrong with a set of intervals: empty ones, holes and overlaps, each naming the interval. */
export function checkIntervals(intervals: readonly LightInterval[], basis: Basis): Reason[] {
  const problems: Reason[] = [];
  for (const interval of intervals) {
    const { from, fromIncluded, to, toIncluded } = interval;
    if (from > to || (from === to && !(fromIncluded && toIncluded))) {
      const shown = show(from, fromIncluded, to, toIncluded);
      problems.push(
        because(
          'light_interval_empty',
          `区间 ${shown} 内没有数，请检查两端。`,
          `${shown} holds no number; check its ends.`,
        ),
      );
    }
  }
  if (problems.length > 0) return problems;
  const ordered = onAxis(intervals, LOWEST[basis]).sort(
    (a, b) => a.from - b.from || Number(b.fromIncluded) - Number(a.fromIncluded) || a.to - b.to,
  );
  let reached = LOWEST[basis];
  let reachedIncluded = false;
  for (const { from, fromIncluded, to, toIncluded } of ordered) {
    if (from > reached || (from === reached && !fromIncluded && !reachedIncluded)) {
      problems.push(hole(basis, reached, !reachedIncluded, from, !fromIncluded));
    } else if (from < reached || (from === reached && fromIncluded && reachedIncluded)) {
      const [end, endIncluded] =
        to < reached ? [to, toIncluded] : [reached, reachedIncluded && (to > reached || toIncluded)];
      problems.push(overlap(basis, from, fromIncluded, end, endIncluded));
    }
    if (to > reached || (to === reached && toIncluded)) [reached, reachedIncluded] = [to, toIncluded];
  }
  if (reached < Number.POSITIVE_INFINITY) {
    problems.push(hole(basis, reached, !reachedIncluded, Number.POSITIVE_INFINITY, false));
  }
  return problems;
}

function hole(basis: Basis, from: number, fromIncluded: boolean, to: number, toIncluded: boolean): Reason {
  const shown = show(from, fromIncluded, to, toIncluded);
  const points = behindPace(basis, from, fromIncluded, to, toIncluded);
  return because(
    'light_interval_hole',
    `${shown} 没有规定亮什么灯${points.zh}。请补上这一区间。`,
    `no light is given for ${shown}${points.en}. Add an interval that covers it.`,
  );
}

function overlap(basis: Basis, from: number, fromIncluded: boolean, to: number, toIncluded: boolean): Reason {
  const shown = show(from, fromIncluded, to, toIncluded);
  const points = behindPace(basis, from, fromIncluded, to, toIncluded);
  return because(
    'light_interval_overlap',
    `${shown} 有两种灯${points.zh}。请让每个数只属于一个区间。`,
    `two intervals claim ${shown}${points.en}. Let each number belong to one.`,
  );
}

/** The intervals as far as they lie on the axis; nothing that can occur lies below its beginning. */
function onAxis(intervals: readonly LightInterval[], lowest: number): LightInterval[] {
  return intervals
    .filter(({ to, toIncluded }) => to > lowest || (to === lowest && toIncluded))
    .map((interval) =>
      interval.from < lowest ? { ...interval, from: lowest, fromIncluded: true } : interval,
    );
}

/** Printed rules speak of points behind pace: (−0.1, 0) is (0, 10) points behind. */
function behindPace(basis: Basis, from: number, fromIncluded: boolean, to: number, toIncluded: boolean) {
  if (basis !== 'gap' || to > 0) return { zh: '', en: '' };
  const shown = show(-to * 100, toIncluded, -from * 100, fromIncluded);
  return { zh: `（即低于序时 ${shown} 个百分点）`, en: ` (${shown} points behind pace)` };
}

function show(from: number, fromIncluded: boolean, to: number, toIncluded: boolean): string {
  return `${fromIncluded ? '[' : '('}${bound(from)}, ${bound(to)}${toIncluded ? ']' : ')'}`;
}

function bound(x: number): string {
  if (x === Number.POSITIVE_INFINITY) return '∞';
  return x === Number.NEGATIVE_INFINITY ? '-∞' : plain(x);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkIntervals,
  decide,
  defaultRules,
  type GapInput,
  gapLine,
  intervalOf,
  type Judgement,
  judge,
  judgeAll,
  type LightInterval,
  readActuals,
  readTargets,
} from '../src/index.ts';
import { reach } from '../src/score/threshold.ts';
import { tableOf } from './gap-case.ts';
import { ACTUALS, actuals, aggregation, month, operator, positive, TARGETS, targets } from './random-gaps.ts';

const targetsOf = (lines: string[]) => readTargets(tableOf('targets.csv', [TARGETS, ...lines]));
const inputOf = (lines: string[], asOf = '2024-12-31'): GapInput => ({
  actuals: readActuals(tableOf('actuals.csv', [ACTUALS, ...lines])),
  asOf,
});

const one = (target: string, actuals: string[]): Judgement => judge(targetsOf([target]), inputOf(actuals));

describe('laws of gaps', () => {
  test('order of rows never matters', () => {
    const shuffled = <T>(items: T[]) => fc.shuffledSubarray(items, { minLength: items.length });
    const both = fc
      .tuple(targets, actuals)
      .chain(([t, a]) => fc.tuple(fc.constant([t, a]), shuffled(t), shuffled(a)));
    fc.assert(
      fc.property(both, ([[t = [], a = []], t2, a2]) => {
        const lines = (x: string[], y: string[]) =>
          judgeAll(targetsOf(x), inputOf(y)).map((j) => gapLine(j, 'zh'));
        expect(lines(t2, a2)).toEqual(lines(t, a));
      }),
    );
  });

  test('whatever comes in, no line holds NaN or infinity, and what is missing has a reason', () => {
    fc.assert(
      fc.property(targets, actuals, month, (t, a, asOf) => {
        for (const judgement of judgeAll(targetsOf(t), inputOf(a, `${asOf}-28`))) {
          const line = gapLine(judgement, 'en');
          expect(JSON.stringify(line)).not.toMatch(/NaN|Infinity|undefined/);
          if (line.actual === null || line.gap === null || line.completion === null) {
            expect(line.reason).not.toBeNull();
          }
        }
      }),
    );
  });

  test('more is never worse where more is better, nor less where less is', () => {
    const order = ['far_behind', 'behind', 'on_pace', 'ahead', 'done'];
    fc.assert(
      fc.property(positive, positive, positive, month, aggregation, (goal, a, b, at, how) => {
        const judged = (op: string, value: string) =>
          one(`T,甲县,A,2024,level,${op},${goal},,亿元,${how}`, [`甲县,A,${at},${value},亿元`]);
        const [less, more] = Number(a) <= Number(b) ? [a, b] : [b, a];
        const rank = (j: Judgement) => order.indexOf(j.status);
        const [up, low] = [judged('>=', more), judged('>=', less)];
        expect(rank(up)).toBeGreaterThanOrEqual(rank(low));
        expect(Number(up.completion)).toBeGreaterThanOrEqual(Number(low.completion));
        expect(Number(up.gap)).toBeGreaterThanOrEqual(Number(low.gap));
        const [down, high] = [judged('<=', less), judged('<=', more)];
        expect(rank(down)).toBeGreaterThanOrEqual(rank(high));
        expect(Number(down.completion)).toBeGreaterThanOrEqual(Number(high.completion));
      }),
    );
  });

  test('the unit in which a figure is reported changes nothing', () => {
    const scales: [string, number][] = [
      ['元', 1e8],
      ['万元', 1e4],
      ['亿元', 1],
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 99_999 }),
        operator,
        month,
        aggregation,
        (goal, value, op, at, how) => {
          const lines = scales.map(([unit, times]) =>
            gapLine(
              one(`T,甲县,A,2024,level,${op},${goal},,亿元,${how}`, [
                `甲县,A,${at},${value * times},${unit}`,
              ]),
              'zh',
            ),
          );
          expect(lines[0]).toEqual(lines[2]);
          expect(lines[1]).toEqual(lines[2]);
        },
      ),
    );
  });

  test('places are competition ranks: one more than the number of better peers', () => {
    const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.boolean(), (figures, lowerFirst) => {
        const names = figures.map((_, i) => `s${i}`);
        const header = 'id,subject,indicator,period,measure,op,value,value2,unit,direction,peer_set';
        const peers = [...names, names[0]].join(';');
        const rows = readTargets(
          tableOf('targets.csv', [
            header,
            ...names.map(
              (name) => `${name},${name},A,2024,rank,<=,1,,,${lowerFirst ? 'lower' : ''},${peers}`,
            ),
          ]),
        );
        const judged = judgeAll(rows, inputOf(figures.map((x, i) => `s${i},A,2024,${x},`)));
        for (const judgement of judged) {
          const own = figures[Number(judgement.id.slice(1))] ?? 0;
          const better = figures.filter((x) => (lowerFirst ? x < own : x > own)).length;
          expect(judgement.actual).toBe(1 + better);
        }
      }),
    );
  });
});

describe('laws of light intervals', () => {
  const { basis, intervals } = defaultRules.lights;

  test('thresholds shifted once give the light of the decided gap', () => {
    const bounds = intervals.map((interval) => ({ interval, at: reach(interval.from, 4) }));
    const shifted = (x: number) =>
      bounds.filter(({ at }) => x >= at).reduce((best, next) => (next.at > best.at ? next : best)).interval;
    const near = fc
      .tuple(fc.constantFrom(-0.1, 0, 0.1), fc.integer({ min: -3000, max: 3000 }))
      .map(([t, n]) => t + n / 1e7);
    fc.assert(
      fc.property(fc.oneof(near, fc.double({ min: -1, max: 1, noNaN: true })), (x) => {
        expect(shifted(x)).toBe(intervalOf(intervals, basis, decide(x, 4)));
      }),
      { numRuns: 2000 },
    );
  });

  /** Ends on whole tenths from −1 on; each point and each open stretch between is one place on the axis. */
  const tenth = fc.integer({ min: -10, max: 10 });
  const endOrNone = fc.option(tenth, { nil: null, freq: 4 });
  const interval = fc.tuple(endOrNone, fc.boolean(), endOrNone, fc.boolean()).map(
    ([from, fromIncluded, to, toIncluded]): LightInterval => ({
      status: 'behind',
      light: 'yellow',
      from: from === null ? Number.NEGATIVE_INFINITY : from / 10,
      fromIncluded,
      to: to === null ? Number.POSITIVE_INFINITY : to / 10,
      toIncluded,
    }),
  );
  const places = Array.from({ length: 44 }, (_, i) => (i - 20) / 20);
  const holding = (all: LightInterval[], x: number) =>
    all.filter(
      (i) => (x > i.from || (i.fromIncluded && x === i.from)) && (x < i.to || (i.toIncluded && x === i.to)),
    ).length;

  /** Cuts the axis at whole tenths into intervals that fit, so that sound rules turn up as often as faulty ones. */
  const sound = fc
    .tuple(fc.uniqueArray(tenth, { maxLength: 5 }), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
    .map(([cuts, sides]): LightInterval[] => {
      const ends = cuts.sort((a, b) => a - b).map((cut) => cut / 10);
      return [Number.NEGATIVE_INFINITY, ...ends].map((from, i) => ({
        status: 'behind',
        light: 'yellow',
        from,
        fromIncluded: i > 0 && (sides[i - 1] ?? false),
        to: ends[i] ?? Number.POSITIVE_INFINITY,
        toIncluded: i < ends.length && !(sides[i] ?? false),
      }));
    });

  test('holes and overlaps are found exactly where they are', () => {
    const any = fc.oneof(fc.array(interval, { minLength: 1, maxLength: 5 }), sound);
    fc.assert(
      fc.property(any, (all) => {
        const counts = places.map((x) => holding(all, x));
        const empty = all.some(
          (i) => i.from > i.to || (i.from === i.to && !(i.fromIncluded && i.toIncluded)),
        );
        const problems = checkIntervals(all, 'gap').map((problem) => problem.code);
        const covered = counts.every((count) => count === 1);
        if (!empty && covered) expect(problems).toEqual([]);
        if (empty) expect(problems).toContain('light_interval_empty');
        else {
          expect(problems.includes('light_interval_hole')).toBe(counts.includes(0));
          expect(problems.includes('light_interval_overlap')).toBe(counts.some((count) => count > 1));
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('an uncovered number is never judged silently', () => {
    expect(() => intervalOf([], 'gap', 0)).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../quantity/decide.ts';
import { decideFast, sameDecided } from './decide-fast.ts';
import { pass, reach } from './threshold.ts';

/** Numbers that decisions are hard on: decimals, halves of the last place, and their neighbours in binary64. */
const awkward = fc
  .tuple(
    fc.integer({ min: -3_000_000, max: 3_000_000 }),
    fc.integer({ min: 0, max: 11 }),
    fc.integer({ min: -4, max: 4 }),
  )
  .map(([n, places, ulps]) => {
    let x = n / 10 ** places;
    for (let k = 0; k < Math.abs(ulps); k++) x += Math.sign(ulps) * Math.max(Math.abs(x) * 2 ** -52, 5e-324);
    return x;
  });
const anyNumber = fc.oneof(
  awkward,
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  fc.double({ min: -2, max: 2, noNaN: true }),
);
const digits = fc.integer({ min: 0, max: 10 });

describe('pre-shifted thresholds', () => {
  test('say what deciding the cell says, for every number', () => {
    fc.assert(
      fc.property(awkward, anyNumber, digits, (threshold, x, d) => {
        const decided = decide(x, d);
        expect(x >= reach(threshold, d)).toBe(decided >= threshold);
        expect(x >= pass(threshold, d)).toBe(decided > threshold);
      }),
      { numRuns: 3000 },
    );
  });

  test('hold at the very edge: 2 − 22/20 reaches 0.9, the next number below the edge does not', () => {
    const edge = reach(0.9, 10);
    expect(2 - 22 / 20 >= edge).toBe(true);
    expect(2 - 22 / 20 >= 0.9).toBe(false);
    const below = edge - 2 ** -53;
    expect(below).toBeLessThan(edge);
    expect(decide(below, 10)).toBeLessThan(0.9);
    expect(decide(edge, 10)).toBe(0.9);
  });

  test('leave infinities alone and refuse NaN', () => {
    expect(reach(Number.POSITIVE_INFINITY, 4)).toBe(Number.POSITIVE_INFINITY);
    expect(() => reach(Number.NaN, 4)).toThrow(RangeError);
    expect(() => pass(Number.NaN, 4)).toThrow(RangeError);
  });
});

describe('deciding fast', () => {
  test('is deciding, bit for bit', () => {
    fc.assert(
      fc.property(anyNumber, digits, (x, d) => {
        expect(Object.is(decideFast(x, d), decide(x, d))).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(decideFast(1.005, 2)).toBe(1.01);
    expect(Object.is(decideFast(-1e-9, 2), 0)).toBe(true);
  });

  test('two numbers are the same exactly when their decided values are', () => {
    fc.assert(
      fc.property(awkward, fc.integer({ min: -3, max: 3 }), digits, (x, steps, d) => {
        const y = x + (steps * 10 ** -d) / 2;
        expect(sameDecided(x, y, d)).toBe(decide(x, d) === decide(y, d));
      }),
      { numRuns: 3000 },
    );
    expect(sameDecided(Number.NaN, Number.NaN, 2)).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecided, decide, scoringMethods } from '../src/index.ts';
import { Order } from '../src/rank/order.ts';
import { RankTable } from '../src/rank/rank-table.ts';
import { Standing } from '../src/rank/standing.ts';
import { type GoldenTable, goldenTables } from './golden.ts';

/** Figures on a coarse grid, so that ties and thresholds are met, with noise in the last bits and some missing. */
const figures = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: fc.tuple(fc.integer({ min: -20, max: 150 }), fc.integer({ min: -2, max: 2 })) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  { minLength: 1, maxLength: 40 },
);
const column = figures.map((list) =>
  Float64Array.from(list, (one) => {
    if (one === null) return Number.NaN;
    const [n, ulps] = one;
    return n / 100 + ulps * 2 ** -53;
  }),
);

/** Tiers are printed for one direction; turned round they would pay the worse more, and schemes refuse that. */
const printedHigher = (table: GoldenTable) => table.direction !== 'lower' || table.measure === 'completion';

/** Every parameter set of the golden tables, higher and lower. */
const bound = scoringMethods
  .filter((method) => method.kind === 'item')
  .flatMap((method) =>
    goldenTables(method.name).flatMap((table) =>
      [true, false]
        .filter((higher) => method.name !== 'tiers' || higher === printedHigher(table))
        .map((higher) => ({
          label: `${table.file} ${higher ? 'higher' : 'lower'}`,
          peers: method.peers,
          higher,
          method: method.bind(table.method, {
            marks: table.marks ?? table.weight ?? 10,
            higher,
            precision: 10,
          }),
          log: 'scale' in table.method && table.method.scale === 'ln',
          // These methods do not know a direction: their parameters say which way is better.
          fixed: ['completion', 'points', 'per-count', 'shortfall', 'goalposts'].includes(method.name),
        })),
    ),
  );

function scored(entry: (typeof bound)[0], x: Float64Array): Float64Array {
  const points = new Float64Array(x.length);
  entry.method.score(x, points, 0, x.length, x.length);
  return points;
}

describe.each(bound.map((entry) => [entry.label, entry] as const))('%s', (_, entry) => {
  test('missing stays missing, and every figure is scored', () => {
    fc.assert(
      fc.property(column, (x) => {
        const points = scored(entry, x);
        x.forEach((figure, j) => {
          expect(Number.isNaN(points[j])).toBe(
            Number.isNaN(figure) || (!entry.higher && entry.label.startsWith('base-ratio') && figure <= 0),
          );
        });
      }),
      { numRuns: 50 },
    );
  });

  test('a better figure never earns less', () => {
    const up = entry.fixed || entry.higher;
    fc.assert(
      fc.property(column, (x) => {
        const points = scored(entry, x);
        for (let a = 0; a < x.length; a++)
          for (let b = 0; b < x.length; b++) {
            const order = compareDecided(x[a] as number, x[b] as number) * (up ? 1 : -1);
            if (Number.isNaN(points[a]) || Number.isNaN(points[b]) || order <= 0) continue;
            expect(decide(points[a] as number, 8)).toBeGreaterThanOrEqual(decide(points[b] as number, 8));
          }
      }),
      { numRuns: 50 },
    );
  });

  test('the order of subjects does not matter', () => {
    fc.assert(
      fc.property(column, (x) => {
        const points = scored(entry, x);
        const back = scored(entry, x.slice().reverse()).reverse();
        x.forEach((_, j) => {
          if (Number.isNaN(points[j])) return;
          expect(decide(back[j] as number, 9)).toBe(decide(points[j] as number, 9));
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('efficacy and rank points', () => {
  test('do not change when every figure is measured in another unit', () => {
    const relative = bound.filter((entry) => entry.peers && !entry.label.startsWith('z-score'));
    fc.assert(
      fc.property(column, fc.constantFrom(2, 10, 1000), fc.constantFrom(...relative), (x, times, entry) => {
        const points = scored(entry, x);
        scored(
          entry,
          x.map((figure) => figure * times),
        ).forEach((other, j) => {
          if (Number.isNaN(points[j])) return;
          // Equal to ten decimals in one unit may differ in another: the grid keeps real differences far apart.
          expect(Math.abs(other - (points[j] as number))).toBeLessThan(1e-6);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('places', () => {
  test('are those of counting who is better', () => {
    fc.assert(
      fc.property(
        column,
        fc.boolean(),
        fc.constantFrom('competition' as const, 'dense' as const),
        (x, higher, ties) => {
          const table = new RankTable(ties, higher, 10);
          table.load(x, 0, x.length);
          const decided = [...x].map((figure) =>
            Number.isNaN(figure) ? Number.NaN : decide(figure, 10) * (higher ? 1 : -1),
          );
          decided.forEach((own, j) => {
            const better = decided.filter((other) => other > own);
            const wanted = Number.isNaN(own)
              ? 0
              : 1 + (ties === 'dense' ? new Set(better).size : better.length);
            expect(table.rankOf(x[j] as number)).toBe(wanted);
          });
          const byPlace = Float64Array.from({ length: x.length + 1 }, (_, k) => k);
          const places = new Float64Array(x.length);
          table.award(places, 0, byPlace);
          x.forEach((figure, j) => {
            expect(places[j]).toBe(table.rankOf(figure));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('ordering by buckets is sorting, whatever the figures', () => {
    const wild = fc.array(
      fc.oneof(
        fc.double({ noNaN: false }),
        fc.integer({ min: 0, max: 3 }),
        fc.constant(1e300),
        fc.constant(-1e-300),
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(wild, fc.boolean(), (list, higher) => {
        const x = Float64Array.from(list);
        const order = new Order();
        order.sort(x, 0, x.length, higher);
        const wanted = [...x.keys()].filter((j) => !Number.isNaN(x[j]));
        const sign = higher ? -1 : 1;
        const [at] = [(j: number) => sign * (x[j] as number)];
        wanted.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a - b));
        expect([...order.indices.subarray(0, order.size)]).toEqual(wanted);
        expect([...order.figures.subarray(0, order.size)].map((f) => f + 0)).toEqual(
          wanted.map((j) => (x[j] as number) + 0),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a standing order kept up to date gives the places of a fresh one', () => {
    fc.assert(
      fc.property(column, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 30 }))), (x, edits) => {
        const scores = x.slice();
        const scoreOf = (u: number) => scores[u] as number;
        const kept = new Standing(scores.length, scoreOf);
        for (const [u, value] of edits) {
          const at = u % scores.length;
          scores[at] = value === 30 ? Number.NaN : value / 10;
          kept.move([at], scores, 0, scoreOf);
        }
        for (const ties of ['competition', 'dense'] as const) {
          const places = [kept, new Standing(scores.length, scoreOf)].map((standing) => {
            const into = new Int32Array(scores.length).fill(-1);
            standing.place(ties, scores, into, 0);
            return into;
          });
          expect(places[0]).toEqual(places[1]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

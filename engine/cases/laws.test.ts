import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assess,
  compilePlan,
  decideText,
  emptyResults,
  type FigureChange,
  LiveRun,
  type Results,
  Run,
} from '../src/index.ts';
import { inputOf, panelOf, randomAssessment } from './random-assessment.ts';

const runs = { numRuns: 60 };

/** Everything in results that must be equal to the last bit. */
function sameResults(a: Results, b: Results): void {
  const columns = (r: Results) => ({
    score: r.score,
    rank: r.rank,
    rankGain: r.rankGain,
    overall: r.overall,
    overallGain: r.overallGain,
    bonus: r.bonus,
    vetoes: r.vetoes,
    sections: r.sections,
    withheld: r.withheld,
    tallies: r.tallies,
  });
  expect(columns(a)).toEqual(columns(b));
}

describe('laws of scoring', () => {
  test('the order of rows, and of subjects, never matters', () => {
    fc.assert(
      fc.property(randomAssessment, fc.nat(), (drawn, seed) => {
        const input = inputOf(drawn, '2024-12');
        const shuffle = <T>(list: T[]) =>
          list
            .map((one, k) => [((k + 1) * (seed + 7919)) % 10007, one] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, one]) => one);
        const shuffled = assess({
          ...input,
          observations: shuffle([...input.observations]),
          targets: shuffle([...input.targets]),
          subjects: shuffle([...input.subjects]),
        });
        expect(shuffled.subjects).toEqual(assess(input).subjects);
      }),
      runs,
    );
  });

  test('a bulk run of all periods is each period assessed alone', () => {
    fc.assert(
      fc.property(randomAssessment, (drawn) => {
        const results = new Run(compilePlan(drawn.scheme, panelOf(drawn), drawn.periods)).all();
        const { axis } = panelOf(drawn);
        drawn.periods.forEach((period, p) => {
          for (const row of assess(inputOf(drawn, period)).subjects) {
            const cell = p * axis.subjects.length + (axis.index.get(row.id) as number);
            const score = results.score[cell] as number;
            expect(row.score).toBe(Number.isNaN(score) ? null : decideText(score, drawn.scheme.digits));
            expect(row.rank ?? 0).toBe(results.rank[cell]);
          }
        });
      }),
      runs,
    );
  });

  test('what is explained is what was scored, item by item', () => {
    fc.assert(
      fc.property(randomAssessment, (drawn) => {
        const result = assess(inputOf(drawn, '2024-06'));
        for (const row of result.subjects) {
          const tree = result.explain(row.id);
          expect(tree.value).toBe(row.score);
          result.items(row.id).forEach((item, k) => {
            expect(tree.children[k]?.value).toBe(item.points);
            item.items?.forEach((inner, m) => {
              expect(tree.children[k]?.children[m]?.value).toBe(inner.points);
            });
          });
        }
      }),
      runs,
    );
  });

  test('contributions add up to the score', () => {
    let whole = 0;
    fc.assert(
      fc.property(randomAssessment, (drawn) => {
        const result = assess(inputOf(drawn, '2024-12'));
        for (const row of result.subjects) {
          if (row.score === null || row.notes.some((note) => note.code === 'veto')) continue;
          const items = result.items(row.id);
          const lost = items.filter((item) => item.points === null);
          if (lost.length > 0) continue; // its weight went to the others
          whole += 1;
          const sum = items.reduce((total, item) => total + Number(item.points), 0);
          expect(Math.abs(sum - Number(row.score))).toBeLessThanOrEqual(
            0.5 * 10 ** -drawn.scheme.digits + 1e-8,
          );
        }
      }),
      runs,
    );
    expect(whole).toBeGreaterThan(0);
  });

  test('tiles may be taken in any order and by any number of workers', () => {
    fc.assert(
      fc.property(randomAssessment, fc.integer({ min: 2, max: 4 }), (drawn, workers) => {
        const panel = panelOf(drawn);
        const whole = new Run(compilePlan(drawn.scheme, panel, drawn.periods)).all();
        const plans = Array.from({ length: workers }, () => compilePlan(drawn.scheme, panel, drawn.periods));
        const shared = emptyResults(plans[0] as (typeof plans)[0], (bytes) => new SharedArrayBuffer(bytes));
        const crew = plans.map((plan) => new Run(plan, shared));
        const tiles = crew[0]?.plan.tiles.length ?? 0;
        for (let k = tiles - 1; k >= 0; k--) {
          const worker = crew[k % workers] as Run;
          worker.score(worker.plan.tiles[k] as (typeof worker.plan.tiles)[0]);
        }
        drawn.periods.forEach((_, p) => {
          crew[p % workers]?.rank(p);
        });
        crew[0]?.close();
        sameResults(shared, whole);
      }),
      runs,
    );
  });

  test('a changed figure leaves what a full run leaves, to the last bit', () => {
    fc.assert(
      fc.property(
        randomAssessment,
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 0, max: 15 }), fc.boolean()), {
          minLength: 1,
          maxLength: 6,
        }),
        (drawn, edits) => {
          const panel = panelOf(drawn);
          const run = new Run(compilePlan(drawn.scheme, panel, drawn.periods));
          run.all();
          const live = new LiveRun(run);
          for (const [s, i, p, value, ofTarget] of edits) {
            const change: FigureChange = {
              subject: drawn.subjects[s % drawn.subjects.length]?.id ?? '',
              indicator: drawn.indicators[i % drawn.indicators.length] ?? '',
              period: ofTarget
                ? p % 2 === 0
                  ? '2023'
                  : '2024'
                : (drawn.periods[p % drawn.periods.length] ?? ''),
              value: value === 0 ? null : value * 10,
              role: ofTarget ? 'target' : 'actual',
            };
            live.change(change);
          }
          live.tallies();
          sameResults(run.results, new Run(compilePlan(drawn.scheme, panel, drawn.periods)).all());
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a figure that the panel has no place for is refused', () => {
    fc.assert(
      fc.property(randomAssessment, (drawn) => {
        const run = new Run(compilePlan(drawn.scheme, panelOf(drawn), drawn.periods));
        run.all();
        expect(() =>
          new LiveRun(run).change({ subject: 'nobody', indicator: 'i0', period: '2024-06', value: 1 }),
        ).toThrow(RangeError);
      }),
      { numRuns: 1 },
    );
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyBlock, type Panel } from '../panel/panel.ts';
import { subjectAxis } from '../panel/subjects.ts';
import { decide } from '../quantity/decide.ts';
import { parseScheme } from '../scheme/parse.ts';
import { compilePlan } from './plan.ts';
import { Run } from './run.ts';

const figure = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 8 });

test.each([
  ['one threshold', [1]],
  ['two thresholds', [0.9, 1]],
  ['five thresholds', [0.6, 0.8, 0.9, 1, 1.1]],
])('%s: intervals and sums are those of counting one by one', (_, at) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 8 }), (rows) => {
      const items = rows.map((_row, k) => ({
        id: `i${k}`,
        name: `i${k}`,
        weight: 1,
        indicator: `i${k}`,
        measure: 'completion',
        method: 'completion',
      }));
      const scheme = parseScheme({
        scheme: 's',
        version: '1',
        name: 's',
        missing: 'redistribute',
        items,
        tallies: [
          { id: 'done', name: 'done', of: 'ratio', take: 'sum' },
          { id: 'gap', name: 'gap', of: 'pace-gap', take: 'sum' },
          { id: 'pace', name: 'pace', of: 'pace', take: 'sum' },
          { id: 'lights', name: 'lights', of: 'pace', take: 'intervals', at },
        ],
      });
      const axis = subjectAxis([{ id: 'u' }]);
      const ids = items.map((item) => item.id);
      const panel: Panel = {
        axis,
        blocks: [emptyBlock('actual', axis, ids, ['2024-06']), emptyBlock('target', axis, ids, ['2024'])],
      };
      rows.forEach(([actual, target], k) => {
        for (const [b, value] of [actual, target].entries())
          (panel.blocks[b] as Panel['blocks'][0]).data[k] = value ?? Number.NaN;
      });
      const [done, gap, pace, lights] = new Run(compilePlan(scheme, panel, ['2024-06'])).all().tallies;
      const ratios = rows.flatMap(([actual, target]) =>
        actual === null || !target ? [] : [actual / target],
      );
      const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
      expect(done?.[0]).toBeCloseTo(sum(ratios), 10);
      expect(gap?.[0]).toBeCloseTo(sum(ratios.map((ratio) => ratio - 0.5)), 10);
      expect(pace?.[0]).toBeCloseTo(sum(ratios.map((ratio) => ratio * 2)), 10);
      const decided = ratios.map((ratio) => decide(ratio * 2, 10));
      const edges = [Number.NEGATIVE_INFINITY, ...at, Number.POSITIVE_INFINITY];
      const wanted = at
        .concat(0)
        .map(
          (_edge, k) =>
            decided.filter((x) => x >= (edges[k] as number) && x < (edges[k + 1] as number)).length,
        );
      expect([...(lights ?? [])]).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

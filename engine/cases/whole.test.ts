import { describe, expect, test } from 'vitest';
import { assess, parseScheme } from '../src/index.ts';
import { type WholeCase, wholeCases, wholeInput } from './whole.ts';

const cases = wholeCases();

function run(whole: WholeCase) {
  const input = wholeInput(whole);
  return assess({ ...input, scheme: parseScheme(input.scheme) });
}

describe('whole schemes', () => {
  test.each(cases)('%s', (_, whole) => {
    expect(whole.source).not.toBe('');
    const result = run(whole);
    const byId = new Map(result.subjects.map((row) => [row.id, row]));
    for (const [id, wanted] of Object.entries(whole.expect)) {
      const row = byId.get(id);
      expect([id, row?.score, row?.rank]).toEqual([id, wanted.score, wanted.rank]);
      if ('grade' in wanted) expect([id, row?.grade]).toEqual([id, wanted.grade]);
      if (row?.score === null) expect(row.notes.length).toBeGreaterThan(0);
      const flat = new Map(
        result.items(id).flatMap((item) => [item, ...(item.items ?? [])].map((one) => [one.id, one.points])),
      );
      for (const [item, points] of Object.entries(wanted.items ?? {}))
        expect([id, item, flat.get(item)]).toEqual([id, item, points]);
    }
    expect(byId.size).toBe(Object.keys(whole.expect).length);
  });

  test.each(cases)('%s: what is explained is what was scored', (_, whole) => {
    const result = run(whole);
    for (const row of result.subjects) {
      const tree = result.explain(row.id);
      expect(tree.value).toBe(row.score);
      const items = result.items(row.id).filter((item) => item.weight !== null || item.points !== null);
      for (const [k, item] of items.entries())
        expect([row.id, tree.children[k]?.value]).toEqual([row.id, item.points]);
    }
  });
});

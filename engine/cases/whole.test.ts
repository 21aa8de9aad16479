import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assess, parseScheme, type SubjectRow } from '../src/index.ts';
import { actual, target } from './figures.ts';

/** A whole scheme with its figures and what comes out. `indicator@period` is a figure of another period. */
interface WholeCase {
  title: string;
  source: string;
  kind: 'printed' | 'computed';
  period: string;
  scheme: unknown;
  subjects?: Partial<SubjectRow>[];
  actuals: Record<string, Record<string, string>>;
  targets: Record<string, Record<string, string>>;
  expect: Record<
    string,
    { score: string | null; rank: number | null; grade?: string | null; items?: Record<string, string> }
  >;
}

const folder = join(import.meta.dirname, 'whole');
const cases = readdirSync(folder).map(
  (name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as WholeCase] as const,
);

function run({ scheme, period, subjects, actuals, targets }: WholeCase) {
  const rows = (of: typeof actuals) =>
    Object.entries(of).flatMap(([subject, figures]) =>
      Object.entries(figures).map(([key, value]) => {
        const [indicator = '', when = period] = key.split('@');
        return { subject, indicator, when, value };
      }),
    );
  return assess({
    scheme: parseScheme(scheme),
    period,
    observations: rows(actuals).map((r) => actual(r.subject, r.indicator, r.when, r.value)),
    targets: rows(targets).map((r) => target(r.subject, r.indicator, r.when.slice(0, 4), r.value)),
    ...(subjects && {
      subjects: subjects.map((row, k) => ({
        id: row.id ?? '',
        name: row.id ?? '',
        group: row.group ?? '',
        parent: '',
        sort: k,
        assessed: row.assessed ?? 'ranked',
      })),
    }),
  });
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

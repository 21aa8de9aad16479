import { expect, test } from 'vitest';
import { parsePeriod } from '../calendar/period.ts';
import { assess } from '../evaluate.ts';
import type { ActualRow, TargetRow } from '../gap/target.ts';
import { parseScheme } from '../scheme/parse.ts';

const scheme = parseScheme({
  scheme: 's',
  version: '1',
  name: 's',
  items: [
    { id: 'a', name: 'a', indicator: 'a', measure: 'pace', weight: 60, method: 'completion' },
    { id: 'b', name: 'b', indicator: 'b', measure: 'completion', weight: 40, method: 'completion' },
  ],
});
const actual = (indicator: string, value: string): ActualRow => ({
  subject: 'x',
  indicator,
  period: parsePeriod('2026-06'),
  value,
  unit: '',
  source: '',
  status: 'final',
});
const target = (indicator: string, period: string, value: string): TargetRow => ({
  id: `${indicator}-${period}`,
  subject: 'x',
  indicator,
  period: parsePeriod(period),
  measure: 'increment',
  op: '>=',
  value,
  value2: null,
  unit: '',
  tier: null,
  aggregation: 'cumulative',
  direction: 'higher',
  nature: null,
  filter: '',
  peerSet: '',
  due: null,
});

test('a month is scored on the target of its year, also where another item has one of the month', () => {
  const observations = [actual('a', '40'), actual('b', '5')];
  const targets = [target('a', '2026', '100'), target('b', '2026', '100'), target('b', '2026-06', '10')];
  const result = assess({ scheme, period: '2026-06', observations, targets });
  // a: 40 ÷ 100 ÷ 0.5 = 0.8 of 60; b: 5 of the month's 10, not of the year's 100.
  expect(result.items('x').map((item) => item.points)).toEqual(['48', '20']);
  expect(result.subjects[0]?.score).toBe('68.00');
});

test('a figure that ends with the period stands for it; its own goes first, and the later status of those', () => {
  const one = parseScheme({
    scheme: 's',
    version: '1',
    name: 's',
    items: [{ id: 'a', name: 'a', indicator: 'a', weight: 100, method: 'points' }],
  });
  const of = (period: string, value: string | null, status: ActualRow['status'] = 'final', source = '') => ({
    ...actual('a', ''),
    period: parsePeriod(period),
    value,
    status,
    source,
  });
  const score = (observations: ActualRow[]) => {
    const scores = [observations, [...observations].reverse()].map(
      (rows) => assess({ scheme: one, period: '2026', observations: rows }).subjects[0]?.score,
    );
    expect(scores[0]).toBe(scores[1]);
    return scores[0];
  };
  expect(score([of('2026-12', '60'), of('2026-11', '50')])).toBe('60.00');
  expect(score([of('2026-12', '60'), of('2026', '61')])).toBe('61.00');
  expect(score([of('2026-12', '60'), of('2026-Q4', '62')])).toBe('62.00');
  expect(
    score([of('2026', '70', 'preliminary'), of('2026', '71', 'revised'), of('2026', '69', 'final')]),
  ).toBe('71.00');
  expect(score([of('2026', null), of('2026-12', '60')])).toBe('60.00');
  // Sources may disagree on a figure that a later one has replaced, not on the one that counts.
  expect(
    score([of('2026', '70', 'estimated', 'a'), of('2026', '71', 'estimated', 'b'), of('2026', '72')]),
  ).toBe('72.00');
  expect(() => score([of('2026', '70', 'final', 'a'), of('2026', '71', 'final', 'b')])).toThrow(
    /conflicting_sources/,
  );
  expect(() => score([of('2026', '70'), of('2026', '70')])).toThrow(/duplicate_key/);
});

test('figures are scored in one unit: the scheme’s, or the only one; otherwise the scheme has to say', () => {
  const of = (unit?: string) =>
    parseScheme({
      scheme: 's',
      version: '1',
      name: 's',
      items: [{ id: 'a', name: 'a', indicator: 'a', weight: 100, method: 'points', ...(unit && { unit }) }],
    });
  const rows = [
    { ...actual('a', '90'), subject: 'x', unit: '亿元' },
    { ...actual('a', '800000'), subject: 'y', unit: '万元' },
  ];
  const run = (unit?: string, observations = rows) =>
    assess({ scheme: of(unit), period: '2026-06', observations });
  const result = run('亿元');
  expect(result.subjects.map((row) => [row.id, row.score])).toEqual([
    ['x', '90.00'],
    ['y', '80.00'],
  ]);
  expect(result.explain('y').children[0]?.children[0]).toMatchObject({
    value: '80',
    unit: '亿元',
    substituted: '800000 万元 = 80 亿元',
  });
  expect(() => run()).toThrow(/unit_needed/);
  expect(() => run('亩')).toThrow(/unit_mismatch/);
  expect(run(undefined, [rows[0] as ActualRow]).subjects[0]?.score).toBe('90.00');
});

test('of several tiers the one without a name counts, else the lowest; an item may name one', () => {
  const of = (tier?: string) =>
    parseScheme({
      scheme: 's',
      version: '1',
      name: 's',
      items: [
        {
          id: 'a',
          name: 'a',
          indicator: 'a',
          measure: 'completion',
          weight: 100,
          method: 'completion',
          ...(tier && { tier }),
        },
      ],
    });
  const tiered = (tier: TargetRow['tier'], value: string): TargetRow => ({
    ...target('a', '2026', value),
    tier,
  });
  const score = (targets: TargetRow[], tier?: string) => {
    const results = [targets, [...targets].reverse()].map(
      (rows) =>
        assess({ scheme: of(tier), period: '2026-06', observations: [actual('a', '30')], targets: rows })
          .subjects[0]?.score,
    );
    expect(results[0]).toBe(results[1]);
    return results[0];
  };
  const both = [tiered('stretch', '60'), tiered('summit', '120')];
  expect(score(both)).toBe('50.00');
  expect(score([...both, tiered('floor', '40')])).toBe('75.00');
  expect(score([...both, tiered('floor', '40'), tiered(null, '50')])).toBe('60.00');
  expect(score([...both, tiered('floor', '40')], 'summit')).toBe('25.00');
  expect(() => score([...both, tiered('stretch', '61')])).toThrow(/duplicate_key/);
});

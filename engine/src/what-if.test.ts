import { expect, test } from 'vitest';
import { actual } from '../cases/figures.ts';
import { parseScheme } from './scheme/parse.ts';
import { whatIf } from './what-if.ts';

const scheme = parseScheme({
  scheme: 'small',
  version: 1,
  name: 'small',
  items: [{ id: 'x', name: 'x', weight: 100, indicator: 'x', method: 'efficacy' }],
});
const observations = [
  actual('甲县', 'x', '2024', '10'),
  actual('乙县', 'x', '2024', '20'),
  actual('丙区', 'x', '2024', '30'),
];

test('a supposed figure shows who would move and leaves the reported ones alone', () => {
  const result = whatIf({ scheme, observations, period: '2024' }, [
    { subject: '甲县', indicator: 'x', value: '30' },
  ]);
  expect(result.moved).toEqual([
    {
      id: '甲县',
      score: { before: '60.00', after: '100.00' },
      rank: { before: 3, after: 1 },
      grade: { before: null, after: null },
    },
    {
      id: '乙县',
      score: { before: '80.00', after: '60.00' },
      rank: { before: 2, after: 3 },
      grade: { before: null, after: null },
    },
  ]);
  expect(observations[0]?.value).toBe('10');
  expect(result.after.explain('甲县').children[0]?.children[0]?.source?.observation).toContain('supposition');
});

test('a figure may be supposed missing, or supposed where there is none', () => {
  const gone = whatIf({ scheme, observations, period: '2024' }, [
    { subject: '丙区', indicator: 'x', value: null },
  ]);
  expect(gone.after.subjects.find((row) => row.id === '丙区')?.score).toBeNull();
  const added = whatIf({ scheme, observations: observations.slice(0, 2), period: '2024' }, [
    { subject: '丙区', indicator: 'x', value: '40' },
  ]);
  expect(added.moved.map((row) => [row.id, row.rank])).toEqual([
    ['丙区', { before: null, after: 1 }],
    ['乙县', { before: 1, after: 2 }],
    ['甲县', { before: 2, after: 3 }],
  ]);
});

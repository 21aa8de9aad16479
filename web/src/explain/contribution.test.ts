import type { ItemScore } from '@meritloop/server/contract/assessments';
import { describe, expect, it } from 'vitest';
import { leavesOf, waterfallOption } from './contribution.ts';

const step = (id: string, points: string | null) => ({ id, name: id, points, weight: '10' });
const dataOf = (option: ReturnType<typeof waterfallOption>, series: number) => {
  const all = option.series as { data: (number | { value: number })[] }[];
  return (all[series]?.data ?? []).map((one) => (typeof one === 'number' ? one : one.value));
};

describe('contribution as waterfall', () => {
  it('begins each bar where the one before it ended, and ends at the total', () => {
    const option = waterfallOption([step('a', '17.5'), step('b', '6.5'), step('c', '-4')], {
      name: 'total',
      score: '20.00',
    });
    expect(dataOf(option, 0)).toEqual([0, 17.5, 20, 0]);
    expect(dataOf(option, 1)).toEqual([17.5, 6.5, 4, 20]);
  });

  it('leaves a step flat that gave no points', () => {
    const option = waterfallOption([step('a', '5'), step('b', null)], { name: 'total', score: null });
    expect(dataOf(option, 0)).toEqual([0, 5, 0]);
    expect(dataOf(option, 1)).toEqual([5, 0, 0]);
  });

  it('takes the items that have no parts, in their order', () => {
    const item = (id: string, items: ItemScore[] = []): ItemScore => ({
      id,
      name: { zh: id, en: id },
      weight: null,
      measure: null,
      points: null,
      missing: null,
      items,
    });
    expect(leavesOf([item('s', [item('a'), item('b')]), item('bonus')]).map((one) => one.id)).toEqual([
      'a',
      'b',
      'bonus',
    ]);
  });
});

import type { ItemScore } from '@meritloop/server/contract/assessments';
import { describe, expect, it } from 'vitest';
import { adjustmentsOf, leavesOf, remainderOf, waterfallOption } from './contribution.ts';

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

  it('tells points that fill a missing figure from scored ones, in word and drawing', () => {
    const option = waterfallOption([step('a', '5'), { ...step('b', '3'), filled: 'missing' }], {
      name: 'total',
      score: '8.00',
    });
    const [, bars] = option.series as [
      unknown,
      {
        data: { itemStyle: { borderType?: string } }[];
        label: { formatter(of: { dataIndex: number }): string };
      },
    ];
    expect(bars.data.map((bar) => bar.itemStyle.borderType)).toEqual([undefined, 'dashed', undefined]);
    expect([0, 1, 2].map((dataIndex) => bars.label.formatter({ dataIndex }))).toEqual([
      '5.00',
      '3.00 missing',
      '8.00',
    ]);
  });

  it('finds bonus and deduction, and what caps leave to the total beyond its rounding', () => {
    const node = (method: string, value: string) => ({
      label: { zh: method, en: method },
      method,
      value,
      children: [],
    });
    const trace = {
      label: { zh: '', en: '' },
      value: '9.00',
      children: [node('points', '8'), node('bonus', '2'), node('deduction', '-1'), node('veto', '0')],
    };
    expect(adjustmentsOf(trace).map((one) => one.value)).toEqual(['2', '-1']);
    expect(remainderOf([step('a', '34.5454545455'), step('b', '4.4545454545')], '39.00')).toBeNull();
    expect(remainderOf([step('a', '1.005'), step('b', '1.005')], '2.01')).toBeNull();
    expect(remainderOf([step('a', '12'), step('b', '6')], '15.00')).toBe('-3.00');
    expect(remainderOf([step('a', null)], null)).toBeNull();
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

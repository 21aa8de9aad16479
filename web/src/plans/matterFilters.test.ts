import { describe, expect, it } from 'vitest';
import type { Matter } from './MattersPage.tsx';
import { matterChoices, mattersThatFit } from './matterFilters.ts';

const matter = (number: string, more: Partial<Matter> = {}): Matter => ({
  id: number,
  number,
  title: `事项${number}`,
  text: null,
  objectives: ['实力'],
  section: '工业',
  leader: '',
  document: null,
  duties: [],
  targets: [],
  ...more,
});
const duty = (id: string | null, name: string): Matter['duties'][number] => ({
  unit: id === null ? null : { id, name },
  printed: id === null ? name : null,
  role: 'lead',
  basis: '',
});

const matters = [
  matter('1', { text: '扩大有效投资', duties: [duty('u1', '甲子局'), duty(null, '各区县')] }),
  matter('2', { objectives: ['活力', '实力'], section: '科技', duties: [duty('u1', '甲子局')] }),
  matter('3', { duties: [duty('u2', '乙丑局')] }),
];
const fit = (filters: Parameters<typeof mattersThatFit>[1]) =>
  mattersThatFit(matters, filters).map(({ number }) => number);

describe('filters of the matters', () => {
  it('let everything through when none is set', () => {
    expect(fit({})).toEqual(['1', '2', '3']);
  });

  it('choose by objective, section and responsible unit', () => {
    expect(fit({ objective: '活力' })).toEqual(['2']);
    expect(fit({ section: '工业' })).toEqual(['1', '3']);
    expect(fit({ unit: 'u1' })).toEqual(['1', '2']);
    expect(fit({ unit: 'u1', section: '工业' })).toEqual(['1']);
  });

  it('look for text in the clause and among owners that are groups', () => {
    expect(fit({ text: ' 有效投资 ' })).toEqual(['1']);
    expect(fit({ text: '各区县' })).toEqual(['1']);
    expect(fit({ text: '乙丑' })).toEqual(['3']);
  });

  it('offer what there is, in the register’s order, with how many matters each leaves', () => {
    expect(matterChoices(matters)).toEqual({
      objective: [
        { value: '实力', label: '实力', count: 3 },
        { value: '活力', label: '活力', count: 1 },
      ],
      section: [
        { value: '工业', label: '工业', count: 2 },
        { value: '科技', label: '科技', count: 1 },
      ],
      unit: [
        { value: 'u1', label: '甲子局', count: 2 },
        { value: 'u2', label: '乙丑局', count: 1 },
      ],
    });
  });
});

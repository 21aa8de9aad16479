import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../actuals/index.ts';
import { countFigures, isComparable } from './count-figures.ts';
import { sourceUnits } from './counting-figures.ts';

let made = 0;

function figure(given: Partial<Observation>): Observation {
  made += 1;
  return {
    id: `01900000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    subjectId: 's',
    indicatorId: 'i',
    period: '2026-05',
    value: '35.7',
    op: '=',
    unit: '亿元',
    valueText: '',
    words: '',
    note: '',
    source: 'county-a',
    status: 'final',
    version: 1,
    supersedes: null,
    reason: null,
    targetId: null,
    comparability: null,
    origin: { file: null, row: null, url: null, publisher: null },
    recordedOn: '2026-06-10',
    requestId: null,
    enteredBy: null,
    signedBy: null,
    reviewedBy: null,
    lockedBy: null,
    at: new Date('2026-06-10T02:00:00Z'),
    ...given,
  };
}

const units = [
  { id: 'a', code: 'county-a', name: '甲县' },
  { id: 'b', code: 'bureau-a', name: '甲子局' },
  { id: 'c', code: 'town', name: '甲县子镇' },
];
const unitOf = sourceUnits(units);
const lead = (source: string) => unitOf(source) === 'b';
const counting = (series: Observation[]) => countFigures(series, lead).filter((one) => one.counts);

describe('which figure counts', () => {
  it('the latest version of one source, and says why the earlier one does not', () => {
    const first = figure({ value: '30' });
    const second = figure({ value: '35', version: 2, supersedes: first.id, reason: '汇总漏项' });
    const counted = countFigures([first, second], lead);
    expect(counted.map((one) => one.counts)).toEqual([false, true]);
    expect(counted[0]?.why.zh).toContain('同一来源已有更新的数');
  });

  it('revised before final before preliminary before estimated; unsaid ranks as final', () => {
    const revised = figure({ status: 'revised', value: '4' });
    const unsaid = figure({ status: null, value: '3' });
    const preliminary = figure({ status: 'preliminary', value: '2', version: 9 });
    expect(counting([revised, unsaid, preliminary])[0]?.observation.value).toBe('4');
    expect(counting([preliminary, unsaid])[0]?.observation.value).toBe('3');
  });

  it('the lead unit before anybody else, however late the other recorded', () => {
    const own = figure({ source: 'county-a', value: '36', recordedOn: '2026-06-30' });
    const leads = figure({ source: 'bureau-a', value: '35', recordedOn: '2026-06-01' });
    expect(counting([leads, own]).map((one) => one.observation.value)).toEqual(['35']);
  });

  it('without the lead unit, what was recorded last', () => {
    const early = figure({ source: 'x', value: '1', recordedOn: '2026-06-01' });
    const late = figure({ source: 'y', value: '2', recordedOn: '2026-06-02' });
    expect(counting([late, early])[0]?.observation.value).toBe('2');
  });

  it('a figure before a lead unit that only gave words', () => {
    const words = figure({ source: 'bureau-a', value: null });
    const other = figure({ source: 'county-a', value: '7' });
    expect(counting([words, other])[0]?.observation.value).toBe('7');
  });

  it('exactly one a period, whatever the order of rows', () => {
    const some = fc.array(
      fc.record({
        period: fc.constantFrom('2026-04', '2026-05'),
        source: fc.constantFrom('county-a', 'bureau-a', 'x'),
        status: fc.constantFrom<Observation['status'][]>(
          'estimated',
          'preliminary',
          'final',
          'revised',
          null,
        ),
        value: fc.option(fc.constantFrom('1', '2', '3')),
        version: fc.integer({ min: 1, max: 3 }),
        recordedOn: fc.option(fc.constantFrom('2026-06-01', '2026-06-02')),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const series = rows.map((row) => figure(row));
        const chosen = counting(series);
        expect(chosen.map((one) => one.observation.period).sort()).toEqual(
          [...new Set(rows.map((row) => row.period))].sort(),
        );
        // Of two rows with one source, status and version the later row counts, so their order is kept here.
        const keys = new Set(
          rows.map((row) => `${row.period}${row.source}${row.status ?? 'final'}${row.version}`),
        );
        if (keys.size < rows.length) return;
        const turned = counting([...series].reverse());
        expect(new Set(turned.map((one) => one.observation.id))).toEqual(
          new Set(chosen.map((one) => one.observation.id)),
        );
      }),
    );
  });
});

describe('whose figure a source is', () => {
  it.each([
    ['bureau-a', 'b'],
    ['甲子局', 'b'],
    ['甲子局核定（模拟）', 'b'],
    ['甲县子镇报送', 'c'],
    ['甲县报送', 'a'],
    ['省统计公报', undefined],
  ])('%s', (source, unit) => expect(unitOf(source)).toBe(unit));
});

describe('what may be compared with a target', () => {
  it.each([
    [null, null, true],
    ['t', 'same', true],
    [null, 'same', true],
    ['t', '口径不同：全社会', false],
    ['other', 'same', false],
    ['other', null, false],
  ])('published beside %s as %s: %s', (targetId, comparability, expected) => {
    expect(isComparable(figure({ targetId, comparability }), 't')).toBe(expected);
  });
});

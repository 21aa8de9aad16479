import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checked, checkEntry } from './check-entry.ts';
import { neighboursOf } from './neighbours.ts';
import type { Observation } from './read-observations.ts';

function figure(period: string, value: string | null, more: Partial<Observation> = {}): Observation {
  return {
    id: `${period}-${value}`,
    subjectId: 's',
    indicatorId: 'i',
    period,
    value,
    op: '=',
    unit: '亿元',
    valueText: '',
    words: '',
    note: '',
    source: '甲县',
    status: 'final',
    version: 1,
    supersedes: null,
    reason: null,
    targetId: null,
    comparability: null,
    origin: { file: null, row: null, url: null, publisher: null },
    recordedOn: null,
    requestId: null,
    enteredBy: null,
    signedBy: null,
    reviewedBy: null,
    lockedBy: null,
    at: new Date(0),
    ...more,
  };
}

const cumulative = {
  name: '工业投资',
  unit: '亿元',
  aggregation: 'cumulative',
  measure: 'increment',
} as const;

function codes(value: string | null, last: Observation | null, more: Partial<Checked> = {}): string[] {
  const neighbours = { last, lastYear: null };
  return checkEntry({
    value,
    missingReason: '',
    period: '2026-06',
    indicator: cumulative,
    neighbours,
    ...more,
  }).map((warning) => warning.code);
}

describe('checks in words', () => {
  it('asks about a cumulative figure that fell, stayed, leapt or lost its unit of measure', () => {
    const may = figure('2026-05', '35.7');
    expect(codes('35.6', may)).toEqual(['below_last']);
    expect(codes('35.70', may)).toEqual(['same_as_last']);
    expect(codes('107.1', may)).toEqual([]);
    expect(codes('107.2', may)).toEqual(['far_from_last']);
    expect(codes('462000', may)).toEqual(['unit_of_measure']);
    expect(codes('0.0357', may)).toEqual(['unit_of_measure']);
    expect(codes('-1', may)).toEqual(['negative', 'below_last']);
    expect(codes('46.2', may)).toEqual([]);
  });

  it('knows that a cumulative figure begins anew in January', () => {
    expect(codes('5.1', figure('2025-12', '90'), { period: '2026-01' })).toEqual([]);
  });

  it('asks nothing of a growth rate but whether it is there', () => {
    const growth = { ...cumulative, measure: 'growth', aggregation: 'latest', unit: '%' } as const;
    expect(codes('-3.2', figure('2026-05', '8.4'), { indicator: growth })).toEqual([]);
    expect(codes('0.001', figure('2026-05', '8.4'), { indicator: growth })).toEqual([]);
    const share = { ...growth, measure: 'share' } as const;
    expect(codes('101', null, { indicator: share })).toEqual(['beyond_hundred']);
  });

  it('accepts a reason instead of a value', () => {
    expect(codes(null, null)).toEqual(['missing']);
    expect(codes(null, null, { missingReason: '系统割接' })).toEqual([]);
  });

  it('says the difference as a decided decimal', () => {
    const [warning] = checkEntry({
      value: '0.1',
      missingReason: '',
      period: '2026-06',
      indicator: cumulative,
      neighbours: { last: figure('2026-05', '0.3'), lastYear: null },
    });
    expect(warning?.text.zh).toContain('少 0.2 亿元');
  });

  it('never refuses, whatever is typed, and never speaks of lights, scores or ranks', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.nat(), fc.nat(999))
      .map(([minus, whole, rest]) => `${minus ? '-' : ''}${whole}.${rest}`);
    fc.assert(
      fc.property(decimal, fc.option(decimal), (value, last) => {
        const warnings = checkEntry({
          value,
          missingReason: '',
          period: '2026-06',
          indicator: cumulative,
          neighbours: { last: last === null ? null : figure('2026-05', last), lastYear: null },
        });
        for (const { text } of warnings)
          expect(text.zh + text.en).not.toMatch(/亮灯|得分|名次|light|score|rank/i);
      }),
    );
  });
});

describe('figures beside the one asked for', () => {
  const series = [
    figure('2025-06', '39.6'),
    figure('2025-12', '90'),
    figure('2026-04', '26.5'),
    figure('2026-05', '35', { status: 'preliminary' }),
    figure('2026-05', '35.7'),
    figure('2026-05', '36.9', { source: '别处' }),
    figure('2026-06', '44'),
    figure('2026-H1', '44'),
  ];
  const near = (period: string, known = series) => {
    const { last, lastYear } = neighboursOf(known, { period, source: '甲县' });
    return [last?.value, lastYear?.value];
  };

  it('are the last one known and the same period of the year before', () => {
    expect(near('2026-06')).toEqual(['35.7', '39.6']);
    expect(near('2026-05')).toEqual(['26.5', undefined]);
    expect(near('2026-04')).toEqual(['90', undefined]);
    expect(near('2026-12')).toEqual(['44', '90']);
    expect(near('2027')).toEqual([undefined, undefined]);
  });

  it('pass over a period without a value, and read a year-to-date as its month', () => {
    const known = [figure('2025-01..06', '30'), figure('2026-01..05', '35'), figure('2026-06', null)];
    expect(near('2026-06', known)).toEqual(['35', '30']);
    expect(near('2026-07', known)).toEqual(['35', undefined]);
  });

  it('do not depend on the order in which the sources came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(series, { minLength: series.length }), (shuffled) => {
        expect(near('2026-06', shuffled)).toEqual(['35.7', '39.6']);
      }),
    );
  });
});

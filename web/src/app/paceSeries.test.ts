import { describe, expect, it } from 'vitest';
import { paceSeries } from './paceSeries.ts';

type Figures = Parameters<typeof paceSeries>[1];

const figures = (given: Record<string, string | null>, more: Partial<Figures[number]> = {}): Figures =>
  Object.entries(given).map(([period, value]) => ({
    observationId: period,
    period,
    value,
    op: '=',
    unit: '亿元',
    source: '甲县',
    status: 'final',
    recordedOn: null,
    counts: true,
    why: { zh: '采用', en: 'counts' },
    ...more,
  }));

const target: Parameters<typeof paceSeries>[0] = {
  period: '2026',
  unit: '亿元',
  measure: 'increment',
  indicator: { frequency: 'month' },
  tiers: [
    { tier: 'floor', value: '120', value2: null },
    { tier: 'stretch', value: '144', value2: null },
  ],
};
const paced = { paced: true, forecast: { value: '118', low: '110', high: '125' } };
const label = (tier: string, value: string) => `${tier} ${value}`;
const first = { '2026-01': '8', '2026-02': '18', '2026-04': '40' };

describe('the series of a target against its pace', () => {
  it('draws nothing for fewer than three figures of the target’s own period', () => {
    expect(
      paceSeries(target, figures({ '2025-12': '90', '2026-01': '8', '2026-02': '18' }), paced, label),
    ).toBeNull();
    expect(
      paceSeries(target, figures({ '2026-01': '8', '2026-02': null, '2026-03': '20' }), paced, label),
    ).toBeNull();
    expect(paceSeries(target, figures(first, { counts: false }), paced, label)).toBeNull();
  });

  it('keeps the place of a month without a figure, and shows the rest of the year', () => {
    const series = paceSeries(target, figures(first), paced, label);
    expect(series?.points).toHaveLength(12);
    expect(series?.points.slice(0, 5).map(({ period, actual }) => [period, actual])).toEqual([
      ['2026-01', '8'],
      ['2026-02', '18'],
      ['2026-03', null],
      ['2026-04', '40'],
      ['2026-05', null],
    ]);
  });

  it('expects, at each end of a period, from the lowest to the highest tier by months gone', () => {
    const series = paceSeries(target, figures(first), paced, label);
    expect(series?.points[5]).toEqual({
      period: '2026-06',
      actual: null,
      paceLow: '60.00',
      paceHigh: '72.00',
    });
    expect(series?.points.at(-1)).toMatchObject({ paceLow: '120.00', paceHigh: '144.00' });
    expect(series?.tiers).toEqual([
      { label: 'floor 120', value: '120' },
      { label: 'stretch 144', value: '144' },
    ]);
  });

  it('puts the forecast at the end of the period, and nowhere once the end is known', () => {
    expect(paceSeries(target, figures(first), paced, label)?.forecast?.period).toBe('2026-12');
    const whole = paceSeries(target, figures({ ...first, '2026-12': '121' }), paced, label);
    expect(whole?.forecast).toBeUndefined();
  });

  it('speaks in the unit of the target, and leaves out what cannot be converted', () => {
    const inTenThousands = figures(
      { '2026-01': '80000', '2026-02': '180000', '2026-03': '250000' },
      { unit: '万元' },
    );
    expect(paceSeries(target, inTenThousands, paced, label)?.points[1]?.actual).toBe('18');
    expect(paceSeries(target, figures(first, { unit: '个' }), paced, label)).toBeNull();
  });

  it('has no pace and no empty rest of the year where the target is not paced', () => {
    const series = paceSeries(target, figures(first), { paced: false, forecast: null }, label);
    expect(series?.points.map(({ period }) => period)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
    expect(series?.points.every(({ paceLow }) => paceLow === null)).toBe(true);
  });

  it('takes January and February published as one for February', () => {
    const series = paceSeries(
      target,
      figures({ '2026-01..02': '18', '2026-03': '27', '2026-04': '40' }),
      { paced: false, forecast: null },
      label,
    );
    expect(series?.points.map(({ period }) => period)).toEqual([
      '2026-01',
      '2026-01..02',
      '2026-03',
      '2026-04',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { forecastAsPrinted } from './foresee-targets.ts';

/** A target of one tier with a forecast, as far as printing looks at it. */
const printed = (tier: string, value: string, low: string, high: string) => {
  const forecast = forecastAsPrinted({
    target: { tiers: [{ value: tier }] },
    line: { latest: null },
    judgement: { unit: '个', forecast: { value, low, high } },
  } as unknown as Parameters<typeof forecastAsPrinted>[0]);
  return [forecast?.value, forecast?.low, forecast?.high];
};

describe('a forecast as it is printed', () => {
  it('has the decimals of its figures, and one more where rounding would hide a missed tier', () => {
    expect(printed('12', '7.14', '5.6', '9.2')).toEqual(['7', '6', '9']);
    expect(printed('12.0', '7.14', '5.61', '9.24')).toEqual(['7.1', '5.6', '9.2']);
    expect(printed('12', '11.84', '10.1', '13')).toEqual(['11.8', '10.1', '13.0']);
  });

  it('has no interval where its edges are printed alike', () => {
    expect(printed('12', '7.14', '6.9', '7.3')).toEqual(['7', null, null]);
  });
});

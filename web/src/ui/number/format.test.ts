import { describe, expect, it } from 'vitest';
import { groupDigits, ratioToPercent } from './format.ts';

describe('numbers for reading', () => {
  it('groups thousands and keeps the digits after the point', () => {
    expect(groupDigits('4015')).toBe('4,015');
    expect(groupDigits('1234567.8900')).toBe('1,234,567.8900');
    expect(groupDigits('-999.5')).toBe('−999.5');
    expect(groupDigits('0')).toBe('0');
  });

  it('leaves what is not a plain decimal as it is', () => {
    expect(groupDigits('1e6')).toBe('1e6');
    expect(groupDigits('前三')).toBe('前三');
  });

  it('says a ratio in percent without arithmetic', () => {
    expect(ratioToPercent('0.4500')).toBe('45.00');
    expect(ratioToPercent('-0.0500')).toBe('-5.00');
    expect(ratioToPercent('1')).toBe('100');
    expect(ratioToPercent('1.005')).toBe('100.5');
  });
});

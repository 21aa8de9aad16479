import { describe, expect, it } from 'vitest';
import { isDecimal, tidyDecimal } from './decimal.ts';

describe('a typed number', () => {
  it('is tidied where that is certain', () => {
    expect(tidyDecimal(' 1,234.50 ')).toBe('1234.50');
    expect(tidyDecimal('１２．５')).toBe('12.5');
    expect(tidyDecimal('−3')).toBe('-3');
    expect(tidyDecimal('１，２３４')).toBe('1234');
  });

  it('is left alone where it is not', () => {
    expect(tidyDecimal('1,23')).toBe('1,23');
    expect(tidyDecimal('12万')).toBe('12万');
    expect(tidyDecimal('1 2')).toBe('1 2');
  });

  it('is told from words', () => {
    expect(['12.5', '-3', '0'].every(isDecimal)).toBe(true);
    expect(['1,23', '12万', '', '1e5', '.5'].some(isDecimal)).toBe(false);
  });
});

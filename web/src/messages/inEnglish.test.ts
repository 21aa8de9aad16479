import { describe, expect, it } from 'vitest';
import { englishNames, inEnglish } from './inEnglish.ts';

const names = englishNames({
  甲县: 'Jia County',
  丙局: 'Bing Bureau',
  产业: 'Industry',
  产业园: 'Industrial Park',
  '分管副市长（工业）': 'Vice mayor (industry)',
  'PM2.5平均浓度': 'Mean PM2.5 concentration',
});

describe('a text that quotes names', () => {
  it.each([
    ['甲县', 'Jia County'],
    ['甲县 is behind pace', 'Jia County is behind pace'],
    ['"PM2.5平均浓度" of 甲县', '"Mean PM2.5 concentration" of Jia County'],
    ['甲县、丙局', 'Jia County, Bing Bureau'],
    ['分管副市长（工业）', 'Vice mayor (industry)'],
    ['产业园；产业', 'Industrial Park; Industry'],
    ['12.5 亿元, 0.4 个百分点', '12.5 hundred million yuan, 0.4 percentage points'],
    ['24 个', '24'],
    ['3.5 万亩', '3.5 ×10,000 mu'],
    ['no name at all', 'no name at all'],
  ])('%s', (text, said) => {
    expect(inEnglish(text, names)).toBe(said);
  });

  it('leaves words alone of which a name is only a part', () => {
    expect(inEnglish('甲县城', names)).toBe('甲县城');
    expect(inEnglish('大甲县', names)).toBe('大甲县');
    expect(inEnglish('产业化', names)).toBe('产业化');
  });

  it('puts the word of the city before the general one', () => {
    expect(inEnglish('5 亩', englishNames({ 亩: 'Chinese acres' }))).toBe('5 Chinese acres');
  });
});

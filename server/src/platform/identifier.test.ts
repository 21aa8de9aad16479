import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignCharacter, identifier } from './identifier.ts';

describe('an identifier', () => {
  it.each(['M-01', 'county-a', '2026/3', '一.2', '甲#1', '重点 3'])('may be %s', (text) => {
    expect(foreignCharacter(text)).toBeUndefined();
    expect(identifier(80).parse(` ${text} `)).toBe(text);
  });

  it.each([
    ['Cyrillic', 'county-а', 'а (U+0430)'],
    ['Greek', 'Α1', 'Α (U+0391)'],
    ['full-width digits', 'M１', '１ (U+FF11)'],
    ['full-width letters', 'Ａ', 'Ａ (U+FF21)'],
    ['a zero-width blank', 'a\u200bb', 'U+200B'],
    ['a turned direction', 'a\u202eb', 'U+202E'],
    ['another blank', 'a\u00a0b', 'U+00A0'],
    ['another hyphen', 'a\u2010b', '‐ (U+2010)'],
    ['a letter with a mark of its own', 'e\u0301', 'U+0301'],
    ['a Chinese character in its compatibility form', '\uf90a', '\uf90a (U+F90A)'],
    ['a radical', '⼀', '⼀ (U+2F00)'],
    ['mathematical letters', '𝐀', '𝐀 (U+1D400)'],
    ['a line end', 'a\nb', 'U+000A'],
  ])('is refused with %s, which is named', (_, text, named) => {
    expect(foreignCharacter(text)).toBe(named);
    const { error } = identifier(80).safeParse(text);
    expect(error?.issues[0]?.message).toContain(named);
    expect(error?.issues[0]?.message).toContain('/ a code cannot hold');
  });

  it('is written in one way only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(foreignCharacter(text) === undefined);
        expect(text.normalize('NFKC')).toBe(text);
        expect(text).not.toMatch(/\p{Cf}|\p{M}|\p{Script=Cyrillic}|\p{Script=Greek}/u);
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });
});

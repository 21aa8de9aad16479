import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessable } from './guessable.ts';
import { randomPassword } from './random-password.ts';

const common = { kind: 'common' };

describe('a password', () => {
  it.each([
    'unbelievable',
    '1qaz2wsx3edc4rfv',
    'password1234',
    'Password2026!',
    'P@ssw0rd2026',
    'qwerty123456!!',
    'Iloveyou-5201314',
    'monkeydragon99',
    'administrator',
    'abcdefghijkl',
    '210987654321',
    'aaaaaaaaaaaa',
    'K7#tK7#tK7#t',
    'ＰＡＳＳＷＯＲＤ１２３４',
  ])('%s is refused as common', (password) => expect(guessable(password, [])).toEqual(common));

  it.each([
    'correct horse battery staple',
    'k3v9-zq7m-x2pf-w8rd',
    '七点半到湖边晨跑五公里再吃早餐',
    '839172640517',
    'sun flower mountain 71',
    'dragon 8391-7264-0517',
  ])('%s is not', (password) => expect(guessable(password, [])).toBeUndefined());

  it.each([
    ['meritloop', 'My-MeritLoop-4tune'],
    ['clerk-a', 'x!9 ClerkA and more'],
    ['small-city', 'small city lights 88'],
    ['测试市', '我在测试市的第三年'],
  ])('with the word %s in it is refused by that word', (word, password) => {
    expect(guessable(password, ['the-other', word])).toEqual({ kind: 'word', word });
  });

  it('may hold what is too short to tell anything', () => {
    expect(guessable('a long walk with b-1 and c', ['b-1', 'a', '县', ''])).toBeUndefined();
  });

  it('that was drawn is good, whoever draws it', () => {
    for (let draw = 0; draw < 500; draw += 1)
      expect(guessable(randomPassword(), ['clerk-a'])).toBeUndefined();
  });

  it('is answered in bounded time, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 128 }), (text) => {
        const found = guessable(text, ['meritloop']);
        expect(found === undefined || found.kind === 'common' || found.kind === 'word').toBe(true);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});

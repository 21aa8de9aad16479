import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  convert,
  convertible,
  decide,
  decideText,
  InputError,
  isPlain,
  normalUnit,
  plain,
  trimmed,
} from '../src/index.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'quantity', name), 'utf8'));

/** The few sums that the cases write out, evaluated in binary64 as the engine would. */
const SUMS: Record<string, number> = { '2 - 22/20': 2 - 22 / 20, '0.1 + 0.2': 0.1 + 0.2 };

describe('decide', () => {
  const { rows } = read('decide.json') as { rows: { x: string; digits: number; text: string }[] };

  test.each(rows)('$x to $digits digits is $text', ({ x, digits, text }) => {
    const value = SUMS[x] ?? Number(x);
    expect(decideText(value, digits)).toBe(text);
    expect(decide(value, digits)).toBe(Number(text));
    expect(Object.is(decide(value, digits), -0)).toBe(false);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s is refused', (x) => {
    expect(() => decideText(x, 2)).toThrow(RangeError);
  });

  const hundredths = fc.integer({ min: -999_999_999, max: 999_999_999 });

  test('decimals that are there already stay', () => {
    fc.assert(
      fc.property(hundredths, (n) => {
        const text = decideText(n / 100, 2);
        expect(Number(text)).toBe(n / 100);
        expect(decideText(Number(text), 2)).toBe(text);
      }),
    );
  });

  test('half goes away from zero, and order is kept', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        const [x, y] = [a / 1000, b / 1000];
        if (x <= y) expect(decide(x, 2)).toBeLessThanOrEqual(decide(y, 2));
        // Exact in whole numbers: thousandths to hundredths, half away from zero.
        const exact = Math.sign(a) * Math.floor((Math.abs(a) + 5) / 10);
        expect(decide(x, 2)).toBe(exact === 0 ? 0 : exact / 100);
      }),
    );
  });
});

describe('plain decimals', () => {
  test.each(['0', '-0', '4015', '0.4500', '-12.5', '007'])('%s is plain', (text) => {
    expect(isPlain(text)).toBe(true);
  });

  test.each(['', '1,234', '1e5', '+5', '.5', '5.', '5%', '５', 'NaN', ' 5', '1'.repeat(33)])(
    '"%s" is not',
    (text) => {
      expect(isPlain(text)).toBe(false);
    },
  );

  test.each([
    [1 / 3, '0.333333333333'],
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [-162, '-162'],
    [0.1 + 0.2, '0.3'],
    [0, '0'],
  ])('%f prints as %s', (x, text) => {
    expect(plain(x)).toBe(text);
  });

  test.each([
    ['138.5700', '138.57'],
    ['162.0', '162'],
    ['100', '100'],
    ['0.0', '0'],
  ])('%s trims to %s', (text, short) => {
    expect(trimmed(text)).toBe(short);
  });
});

describe('units of measure', () => {
  const cases = read('units.json') as Record<
    'converted' | 'points' | 'refused',
    { value: string; from: string; to: string; is: string }[]
  >;

  test.each(cases.converted)('$value $from is $is $to', ({ value, from, to, is }) => {
    expect(convert(value, from, to)).toBe(is);
    expect(convertible(from, to)).toBe(true);
  });

  test.each(cases.points)('$value $from is $is $to where points are meant', ({ value, from, to, is }) => {
    expect(convert(value, from, to, { pointIsPercent: true })).toBe(is);
  });

  test.each(cases.refused)('$from and $to are different things', ({ from, to }) => {
    expect(convertible(from, to)).toBe(false);
    expect(() => convert('1', from, to)).toThrow(InputError);
    expect(() => convert('1', from, to)).toThrow(`"${from}"`);
    expect(() => convert('1', from, to)).toThrow(`"${to}"`);
  });

  test('synonyms and full-width signs are one unit', () => {
    expect(normalUnit(' ％ ')).toBe('%');
    expect(normalUnit('百分点')).toBe('个百分点');
    expect(normalUnit('km')).toBe('公里');
  });

  const money = fc.constantFrom('元', '千元', '万元', '百万元', '亿元', '万亿元');

  test('there and back again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), money, money, (n, from, to) => {
        expect(convert(convert(String(n), from, to), to, from)).toBe(String(n));
      }),
    );
  });
});

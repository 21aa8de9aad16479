import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical, hashOf } from './chain.ts';

it('is the same text whatever the order of keys', () => {
  expect(canonical({ b: 1, a: [true, null, { d: 'x', c: '' }] })).toBe(
    '{"a":[true,null,{"c":"","d":"x"}],"b":1}',
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(canonical(reversed)).toBe(canonical(record));
    }),
  );
});

it('tells apart what differs', () => {
  expect(hashOf({ a: '1' })).not.toBe(hashOf({ a: 1 }));
  expect(hashOf({ a: undefined })).toBe(hashOf({}));
});

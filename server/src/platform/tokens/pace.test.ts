import { expect, it } from 'vitest';
import { tokenPace } from './pace.ts';

it('slows one token down within a minute, no other, and forgets with the minute', () => {
  const pace = tokenPace();
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
  for (let count = 0; count < 600; count += 1) expect(pace('wild', at(10))).toBeUndefined();
  expect(pace('wild', at(20))).toBe(40);
  expect(pace('calm', at(20))).toBeUndefined();
  expect(pace('wild', at(60))).toBeUndefined();
});

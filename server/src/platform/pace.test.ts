import { expect, it } from 'vitest';
import { paceOf } from './pace.ts';

it('slows down who asks too often within a minute, nobody else, and forgets with the minute', () => {
  const pace = paceOf(600);
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
  for (let count = 0; count < 600; count += 1) expect(pace('wild', at(10))).toBeUndefined();
  expect(pace('wild', at(20))).toBe(40);
  expect(pace('calm', at(20))).toBeUndefined();
  expect(pace('wild', at(60))).toBeUndefined();
});

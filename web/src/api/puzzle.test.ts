import { expect, it } from 'vitest';
import { solvePuzzle } from './puzzle.ts';

const given = { modulus: (10403).toString(16), start: '2', expiresAt: '2026-01-01T00:00:00Z', seal: 'x' };

it.each([
  [1, 4],
  [2, 16],
  [3, 256],
  [4, 3118],
])('squares %i times, modulo the product', async (squarings, answer) => {
  const solved = await solvePuzzle({ ...given, squarings });
  expect(solved).toEqual({ ...given, squarings, answer: answer.toString(16) });
});

it('says how far it has come, and ends at the whole', async () => {
  const parts: number[] = [];
  await solvePuzzle({ ...given, squarings: 1200 }, (done) => parts.push(done));
  expect(parts.at(-1)).toBe(1);
  expect([...parts].sort((a, b) => a - b)).toEqual(parts);
});

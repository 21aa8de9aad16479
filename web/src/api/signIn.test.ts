import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refused } from './refused.ts';
import { signIn } from './signIn.ts';

const asked: { path: string; body: Record<string, unknown> }[] = [];
let answers: Response[] = [];
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const refusal = (code: string) => ({ error: { code, what: 'what', why: 'why', todo: 'todo' } });
const puzzle = {
  modulus: (10403).toString(16),
  start: '2',
  squarings: 4,
  expiresAt: '2026-01-01T00:00:00Z',
  seal: 'sealed',
};

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(String(init.body)) });
    return answers.shift() ?? json(500, {});
  });
});
afterEach(() => vi.unstubAllGlobals());

it('pays with a puzzle where it would have to wait for others, with what was typed', async () => {
  answers = [json(429, refusal('identity.wait')), json(200, { puzzle }), json(200, { secondFactor: true })];
  const parts: number[] = [];
  expect(await signIn('clerk-a', 'a password', (done) => parts.push(done))).toBe('code');
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/auth/sign-in/username',
    '/api/auth/sign-in/puzzle',
    '/api/auth/sign-in/username',
  ]);
  const typed = { username: 'clerk-a', password: 'a password' };
  expect(asked[1]?.body).toEqual({ username: 'clerk-a' });
  expect(asked[2]?.body).toEqual({ ...typed, puzzle: { ...puzzle, answer: (3118).toString(16) } });
  expect(parts).toEqual([1]);
});

it('says the wait where there is no puzzle: it is for failures of its own', async () => {
  answers = [json(429, refusal('identity.wait')), json(200, { puzzle: null })];
  await expect(signIn('clerk-a', 'a password')).rejects.toBeInstanceOf(Refused);
  expect(asked).toHaveLength(2);
});

it.each(['identity.wrong_credentials', 'identity.disabled'])('asks for none after %s', async (code) => {
  answers = [json(401, refusal(code))];
  await expect(signIn('clerk-a', 'a password')).rejects.toMatchObject({ refusal: { code } });
  expect(asked).toHaveLength(1);
});

it('tries once more and not again, whatever is answered then', async () => {
  answers = [
    json(429, refusal('identity.wait')),
    json(200, { puzzle }),
    json(401, refusal('identity.wrong_credentials')),
  ];
  await expect(signIn('clerk-a', 'wrong')).rejects.toMatchObject({
    refusal: { code: 'identity.wrong_credentials' },
  });
  expect(asked).toHaveLength(3);
});

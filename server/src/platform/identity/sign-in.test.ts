import Fastify from 'fastify';
import { expect, it } from 'vitest';
import type { Identity } from '../identity.ts';
import type { Refusal } from '../refusal.ts';
import { mountSignIn } from './sign-in.ts';

it.each([
  ['/api/auth/sign-in/username', { username: 'clerk-a', password: 'the right one' }],
  ['/api/auth/sign-in/second-factor', { code: '123456' }],
])('a success under way when the wait begins is taken back: %s', async (url, payload) => {
  const now = new Date('2026-07-10T01:00:00Z');
  const ended: string[] = [];
  const asked: unknown[] = [];
  const granted = async () =>
    Response.json({ token: 'a-session' }, { headers: { 'set-cookie': 'meritloop.session_token=a-session' } });
  const identity = {
    cookies: { device: { name: 'device', secure: false }, secondStep: 'step', session: 'session' },
    failures: {
      // Not yet at the first question; by the second, others' failures have begun a wait.
      waiting: async () => (asked.push(url) === 1 ? undefined : new Date(now.getTime() + 60_000)),
      firstUse: async () => true,
    },
    accountInSecondStep: async () => ({ id: 'an-account', username: 'clerk-a' }),
    signIn: granted,
    secondStep: granted,
    endSession: async (token: string) => void ended.push(token),
  } as unknown as Identity;
  const app = Fastify();
  app.setErrorHandler((error, _, reply) => reply.status((error as Refusal).stated.status).send({}));
  mountSignIn(app, identity, { now: () => now }, async () => {});
  const answer = await app.inject({ method: 'POST', url, payload });
  await app.close();
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '60']);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(ended).toEqual(['a-session']);
});

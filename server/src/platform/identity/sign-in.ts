import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Identity } from '../identity.ts';
import type { Refusal } from '../refusal.ts';
import { validate } from '../validate.ts';
import * as contract from './contract.ts';
import { refuse } from './errors.ts';
import type { Attempt } from './failures.ts';
import { cookieOf, passCookies, webHeaders } from './web.ts';

/** Writes what happened to an account into the audit of its cities. */
export type NoteAccount = (accountId: string, act: string) => Promise<void>;

type SignInAnswer = z.output<typeof contract.signIn.reply>;

/**
 * Sign-in and sign-out, and nothing else of the library's addresses: it would also tell whether a user name is free,
 * and hand session tokens to scripts.
 */
export function mountSignIn(app: FastifyInstance, identity: Identity, clock: Clock, note: NoteAccount): void {
  const { failures, puzzles } = identity;

  app.post(contract.signIn.path, async (request, reply): Promise<SignInAnswer> => {
    const { username, password, puzzle } = validate(contract.signIn, request).body;
    const attempt = attemptOf(request, identity, username);
    const now = clock.now();
    const paid = puzzle !== undefined && (await puzzles.redeem(puzzle, username, now));
    const wait = paid ? undefined : await failures.waiting(attempt, 'password', now);
    if (wait !== undefined) throw mustWait(reply, wait, now);
    const answer = await identity.signIn(username, password, webHeaders(request));
    if (!answer.ok) {
      const until = await failures.failed(attempt, 'password', now);
      // It was looked at: whoever paid for it learns that it was wrong, and not only that others have failed before.
      if (paid || until === undefined) throw refuse.wrong_credentials();
      await noteByName(username, 'identity.wait');
      throw mustWait(reply, until, now);
    }
    // Many guesses sent at once pass the first question together; the right one among them is no better than the rest.
    const late = paid ? undefined : await failures.waiting(attempt, 'password', now);
    const { token, twoFactorRedirect } = (await answer.json()) as {
      token?: string;
      twoFactorRedirect?: boolean;
    };
    if (late !== undefined) {
      if (token !== undefined) await identity.endSession(token);
      throw mustWait(reply, late, now);
    }
    if (await identity.isDisabled(username)) {
      if (token !== undefined) await identity.endSession(token);
      throw refuse.disabled();
    }
    await identity.endFormer(webHeaders(request));
    passCookies(answer, reply);
    if (twoFactorRedirect === true) return { secondFactor: true };
    await welcome(attempt, reply, now);
    return { secondFactor: false };
  });

  // Known browsers wait for their own failures alone, and that wait is not for sale.
  app.post(contract.takePuzzle.path, async (request): Promise<z.output<typeof contract.takePuzzle.reply>> => {
    const { username } = validate(contract.takePuzzle, request).body;
    const attempt = attemptOf(request, identity, username);
    const now = clock.now();
    const waits = (await failures.waiting(attempt, 'password', now)) !== undefined;
    if (!waits || (await failures.isKnown(attempt, now))) return { puzzle: null };
    return { puzzle: await puzzles.make(username, now) };
  });

  app.post(contract.giveCode.path, async (request, reply): Promise<SignInAnswer> => {
    const { code } = validate(contract.giveCode, request).body;
    const account = await identity.accountInSecondStep(cookieOf(request, identity.cookies.secondStep));
    if (account === undefined) throw refuse.step_over();
    const attempt = attemptOf(request, identity, account.username);
    const now = clock.now();
    const wait = await failures.waiting(attempt, 'code', now);
    if (wait !== undefined) throw mustWait(reply, wait, now);
    const fresh = await failures.firstUse(account.id, code, now);
    const answer = fresh ? await identity.secondStep(account.id, code, webHeaders(request)) : undefined;
    if (answer?.ok !== true) {
      const until = await failures.failed(attempt, 'code', now);
      if (until !== undefined) await note(account.id, 'identity.wait');
      if (until !== undefined) throw mustWait(reply, until, now);
      throw answer !== undefined && (await isOver(answer)) ? refuse.step_over() : refuse.wrong_code();
    }
    const late = await failures.waiting(attempt, 'code', now);
    if (late !== undefined) {
      const { token } = (await answer.json()) as { token?: string };
      if (token !== undefined) await identity.endSession(token);
      throw mustWait(reply, late, now);
    }
    await identity.endFormer(webHeaders(request));
    passCookies(answer, reply);
    await welcome(attempt, reply, now);
    return { secondFactor: false };
  });

  app.post(contract.signOut.path, async (request, reply) => {
    validate(contract.signOut, request);
    passCookies(await identity.signOut(webHeaders(request)), reply);
    return {};
  });

  async function noteByName(username: string, act: string): Promise<void> {
    const accountId = await identity.accountNamed(username);
    if (accountId !== undefined) await note(accountId, act);
  }

  /** Forgets the failures of this place and knows its browser from now on. */
  async function welcome(attempt: Attempt, reply: FastifyReply, now: Date): Promise<void> {
    const device = attempt.device ?? randomBytes(24).toString('base64url');
    await failures.succeeded({ ...attempt, device }, now);
    await noteByName(attempt.username, 'identity.sign_in');
    const { name, secure, path } = identity.cookies.device;
    const parts = [
      `${name}=${device}`,
      `Path=${path}`,
      `Max-Age=${180 * 86_400}`,
      'HttpOnly',
      'SameSite=Lax',
    ];
    const cookies = [reply.getHeader('set-cookie') ?? []].flat().map(String);
    reply.header('set-cookie', [...cookies, [...parts, ...(secure ? ['Secure'] : [])].join('; ')]);
  }
}

/** Who tries, from where. */
export function attemptOf(request: FastifyRequest, identity: Identity, username: string): Attempt {
  const device = cookieOf(request, identity.cookies.device.name);
  return {
    username,
    address: request.ip,
    device: device !== undefined && /^[\w-]{32}$/.test(device) ? device : undefined,
  };
}

/** Says until when to wait, in words and in `Retry-After`. */
export function mustWait(reply: FastifyReply, until: Date, now: Date): Refusal {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  reply.header('retry-after', String(seconds));
  const time = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(until);
  return refuse.wait({ until: time, minutes: Math.ceil(seconds / 60) });
}

/** Whether the library has given this step up: its cookie is gone, or too many codes were wrong. */
async function isOver(answer: Response): Promise<boolean> {
  const { code } = (await answer.json()) as { code?: string };
  return code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE';
}

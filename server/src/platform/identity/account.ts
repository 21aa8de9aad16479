import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Db } from '../database.ts';
import type { Bilingual, Endpoint } from '../endpoint.ts';
import { refuse as platform } from '../errors.ts';
import { type Identity, sessionLimits } from '../identity.ts';
import { validate } from '../validate.ts';
import { endSecondSteps, passwordChosen } from './accounts.ts';
import * as contract from './contract.ts';
import { refuse } from './errors.ts';
import { guessable } from './guessable.ts';
import { endSessions, sessionsOf } from './sessions.ts';
import { attemptOf, mustWait, type NoteAccount } from './sign-in.ts';
import { passCookies, sessionIn, webHeaders } from './web.ts';

type Session = NonNullable<Awaited<ReturnType<Identity['session']>>>;

interface Asked<E extends Endpoint> {
  params: z.output<E['params']>;
  body: z.output<E['body']>;
  session: Session;
  accountId: string;
  username: string;
  headers: Headers;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface AccountHouse {
  db: Db;
  identity: Identity;
  now(): Date;
  /** Cities that ask this account for a second factor. */
  neededBy(accountId: string): Promise<Bilingual[]>;
  /** What everyone knows of this account: its cities, its units, its person. No password may hold any of it. */
  wordsOf(accountId: string): Promise<string[]>;
  note: NoteAccount;
}

const product = 'meritloop';

/** What a signed-in person does with their own account, in no city. */
export function mountAccount(app: FastifyInstance, house: AccountHouse): void {
  const { db, identity } = house;

  function on<E extends Endpoint>(
    stated: E,
    handler: (asked: Asked<E>) => Promise<z.input<E['reply']>>,
  ): void {
    app.route({
      method: stated.method,
      url: stated.path,
      handler: async (request, reply) => {
        const headers = webHeaders(request);
        const session = await identity.session(headers);
        if (session === null) throw platform.not_signed_in();
        const { params, body } = validate(stated, request);
        const asked: Asked<E> = {
          params,
          body,
          session,
          accountId: session.user.id,
          username: session.user.username ?? '',
          headers,
          request,
          reply,
        };
        return stated.reply.parse(await handler(asked));
      },
    });
  }

  /** Does what needs the current password; a wrong one counts like one at sign-in. */
  async function withPassword(
    { request, reply, username, session }: Asked<Endpoint>,
    act: () => Promise<Response>,
  ): Promise<Response> {
    const attempt = { ...attemptOf(request, identity, username), session: session.session.id };
    const now = house.now();
    const wait = await identity.failures.waiting(attempt, 'password', now);
    if (wait !== undefined) throw mustWait(reply, wait, now);
    const answer = await act();
    if (answer.ok) return answer;
    const { code } = (await answer.clone().json()) as { code?: string };
    if (code !== 'INVALID_PASSWORD') return answer;
    const until = await identity.failures.failed(attempt, 'password', now);
    throw until === undefined ? refuse.wrong_password() : mustWait(reply, until, now);
  }

  on(contract.readAccount, async ({ accountId, username, session }) => ({
    username,
    name: session.user.name,
    limits: sessionLimits,
    sessions: await sessionsOf(db, accountId, session.session.token),
    secondFactor: {
      on: session.user.twoFactorEnabled === true,
      recoveryCodesLeft:
        session.user.twoFactorEnabled === true ? await identity.factor.codes.left(accountId) : null,
      neededBy: await house.neededBy(accountId),
    },
  }));

  on(contract.endSession, async ({ accountId, params }) => {
    const ended = await endSessions(db, accountId, { id: params.id });
    if (ended === 0) throw platform.not_found({ thing: '该登录', thingEn: 'session' });
    return { ended };
  });

  on(contract.endOtherSessions, async ({ accountId, session }) => ({
    ended: await endSessions(db, accountId, { allBut: session.session.token }),
  }));

  on(contract.changePassword, async (asked) => {
    const { current, next } = asked.body;
    const weak = next.length < 12 || next.length > 128 || next === current;
    const fields = (message: string) => ({ fields: [{ path: 'body.next', message }] });
    if (weak) throw refuse.weak_password({}, fields('12–128'));
    const guess = guessable(next, [product, asked.username, ...(await house.wordsOf(asked.accountId))]);
    if (guess?.kind === 'word') throw refuse.known_word({ word: guess.word }, fields(guess.word));
    if (guess !== undefined) throw refuse.common_password({}, fields('常见密码 / common password'));
    const others = await sessionsOf(db, asked.accountId, asked.session.session.token);
    const answer = await withPassword(asked, () => identity.changePassword(current, next, asked.headers));
    if (!answer.ok) throw refuse.weak_password();
    await passwordChosen(db, asked.accountId);
    await endSecondSteps(db, asked.accountId);
    await house.note(asked.accountId, 'identity.change_password');
    passCookies(answer, asked.reply);
    const { device } = attemptOf(asked.request, identity, asked.username);
    await identity.failures.forgetDevices(asked.username, device);
    return { ended: others.filter((one) => !one.current).length };
  });

  on(contract.beginSecondFactor, async (asked) => {
    const answer = await withPassword(asked, () => identity.factor.begin(asked.body.password, asked.headers));
    if (!answer.ok) throw refuse.factor_on();
    const { totpURI } = (await answer.json()) as { totpURI: string };
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    // The library labels it with a mail address, which posts do not have.
    const query = new URLSearchParams({ secret, issuer: 'Meritloop', digits: '6', period: '30' });
    return { uri: `otpauth://totp/Meritloop:${encodeURIComponent(asked.username)}?${query}`, secret };
  });

  on(contract.confirmSecondFactor, async ({ accountId, body, session, headers, reply }) => {
    if (session.user.twoFactorEnabled === true) throw refuse.factor_on();
    const answer = await identity.factor.confirm(body.code, headers);
    if (!answer.ok) {
      const { code } = (await answer.json()) as { code?: string };
      throw code === 'TOTP_NOT_ENABLED' ? refuse.factor_off() : refuse.wrong_first_code();
    }
    await identity.failures.firstUse(accountId, body.code, house.now());
    await house.note(accountId, 'identity.second_factor_on');
    passCookies(answer, reply);
    // The other sessions were begun without it. This one has a new token since.
    const token = sessionIn(answer, identity.cookies.session) ?? session.session.token;
    const ended = await endSessions(db, accountId, { allBut: token });
    return { recoveryCodes: await identity.factor.codes.renew(accountId), ended };
  });

  on(contract.endSecondFactor, async (asked) => {
    if (asked.session.user.twoFactorEnabled !== true) throw refuse.factor_off();
    const answer = await withPassword(asked, () => identity.factor.end(asked.body.password, asked.headers));
    if (!answer.ok) throw refuse.factor_off();
    passCookies(answer, asked.reply);
    await house.note(asked.accountId, 'identity.second_factor_off');
    return { on: false as const };
  });

  on(contract.renewRecoveryCodes, async (asked) => {
    if (asked.session.user.twoFactorEnabled !== true) throw refuse.factor_off();
    const answer = await withPassword(asked, () =>
      identity.factor.endCodes(asked.body.password, asked.headers),
    );
    if (!answer.ok) throw refuse.factor_off();
    const recoveryCodes = await identity.factor.codes.renew(asked.accountId);
    await house.note(asked.accountId, 'identity.renew_recovery_codes');
    return { recoveryCodes };
  });
}

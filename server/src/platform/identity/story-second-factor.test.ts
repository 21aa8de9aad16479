import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actorAt } from '../../../testing/client.ts';
import { type Knocked, knock } from '../../../testing/knock.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { totp } from '../../../testing/totp.ts';
import { endSessionsOf, listAccounts, listCities, whoAmI } from '../../registry/contract.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endSecondFactor,
  readAccount,
  readSignInPolicy,
  renewRecoveryCodes,
  setSignInPolicy,
} from './contract.ts';

let story: Story;
const passwordOf = (username: string) =>
  story.signIns.find((one) => one.username === username)?.password ?? '';
const stepPath = '/api/auth/sign-in/second-factor';

const enter = (username: string, from = '127.0.0.1') =>
  knock(story.address, '/api/auth/sign-in/username', { username, password: passwordOf(username) }, { from });
const step = (pending: Knocked, code: string, from = '127.0.0.1') =>
  knock(story.address, stepPath, { code }, { cookie: pending.cookie, from });
const at = (answer: { cookie: string }) => actorAt(story.address, answer.cookie, story.tenant);
const statusOf = async (actor: Actor) => (await actor.call(listCities)).status;

/** Signs in and turns the second factor on, as the account page does. */
async function enrol(username: string) {
  const owner = at(await enter(username));
  const { body: begun } = await owner.call(beginSecondFactor, { body: { password: passwordOf(username) } });
  const confirmed = await owner.call(confirmSecondFactor, { body: { code: totp(begun.secret) } });
  expect(confirmed.status).toBe(200);
  const cookie = confirmed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { secret: begun.secret, uri: begun.uri, codes: confirmed.body.recoveryCodes, owner: at({ cookie }) };
}

beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story?.close());

describe('a second factor', () => {
  it('is asked for only once confirmed, then at every sign-in', async () => {
    const other = at(await enter('clerk-a'));
    const owner = at(await enter('clerk-a'));
    const begun = await owner.call(beginSecondFactor, { body: { password: passwordOf('clerk-a') } });
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Meritloop:clerk-a\?secret=[A-Z2-7]+&issuer=Meritloop/);
    expect((await enter('clerk-a')).body).toEqual({ secondFactor: false });
    const wrong = await owner.call(confirmSecondFactor, { body: { code: '000000' } });
    expect([wrong.status, wrong.body.error?.code]).toEqual([400, 'identity.wrong_first_code']);

    const confirmed = await owner.call(confirmSecondFactor, { body: { code: totp(begun.body.secret) } });
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    // What was begun without it ends.
    expect([await statusOf(owner), await statusOf(other)]).toEqual([401, 401]);

    const pending = await enter('clerk-a');
    expect(pending.body).toEqual({ secondFactor: true });
    expect(await statusOf(at(pending))).toBe(401);
    const done = await step(pending, totp(begun.body.secret, 1));
    expect(done.body).toEqual({ secondFactor: false });
    const account = await at(done).call(readAccount);
    expect(account.body.secondFactor).toEqual({ on: true, recoveryCodesLeft: 10, neededBy: [] });
  });

  it('takes a code once, and a recovery code once', async () => {
    const { secret, codes } = await enrol('signer-a');
    expect((await step(await enter('signer-a'), totp(secret, 1))).status).toBe(200);
    const again = await step(await enter('signer-a'), totp(secret, 1));
    expect([again.status, again.body.error?.code]).toEqual([401, 'identity.wrong_code']);
    // Copied by hand: capitals and the hyphen do not matter.
    const copied = (codes[0] ?? '').toUpperCase().replace('-', '');
    const recovered = await step(await enter('signer-a'), copied);
    expect(recovered.status).toBe(200);
    expect((await at(recovered).call(readAccount)).body.secondFactor.recoveryCodesLeft).toBe(9);
    expect((await step(await enter('signer-a'), codes[0] ?? '')).status).toBe(401);
  });

  it('is not guessed: five wrong codes and one’s place has to wait, another place does not', async () => {
    const { secret } = await enrol('leader');
    const from = '127.0.0.20';
    const answers = [];
    for (let time = 0; time < 6; time += 1) {
      answers.push((await step(await enter('leader', from), `00000${time}`, from)).status);
    }
    expect(answers).toEqual([401, 401, 401, 401, 429, 429]);
    const right = await step(await enter('leader', from), totp(secret, 1), from);
    expect(right.status).toBe(429);
    const elsewhere = '127.0.0.21';
    expect((await step(await enter('leader', elsewhere), totp(secret, 1), elsewhere)).status).toBe(200);
  });

  it('needs the step before it, and answers for that account alone', async () => {
    const { secret } = await enrol('auditor');
    const none = await knock(story.address, stepPath, { code: totp(secret, 1) });
    expect([none.status, none.body.error?.code]).toEqual([401, 'identity.step_over']);
    const odd = await knock(
      story.address,
      stepPath,
      { code: '123456' },
      { cookie: 'meritloop.two_factor=%' },
    );
    expect([odd.status, odd.body.error?.code]).toEqual([401, 'identity.step_over']);
    const forged = { ...(await enter('auditor')) };
    forged.cookie = forged.cookie.replace(/\.[^.]*$/, '.c2lnbmF0dXJl');
    expect((await step(forged, totp(secret, 1))).status).toBe(401);
    // A session of one's own beside someone else's step does not turn one's own code into their sign-in.
    const own = await enrol('clerk-town');
    const pending = await enter('auditor');
    const mixed = { ...pending, cookie: `${own.owner.cookie}; ${pending.cookie}` };
    expect((await step(mixed, totp(own.secret, 1))).status).toBe(401);
  });

  it('ends the session that the browser had as soon as its cookie gives way to that of the step', async () => {
    const former = await enter('office');
    const body = { username: 'clerk-a', password: passwordOf('clerk-a') };
    const pending = await knock(story.address, '/api/auth/sign-in/username', body, { cookie: former.cookie });
    expect(pending.body).toEqual({ secondFactor: true });
    expect(await statusOf(at(former))).toBe(401);
  });

  it('turns off with the password only; recovery codes are renewed with it', async () => {
    const { owner, codes, secret } = await enrol('clerk-stat');
    const twice = await owner.call(beginSecondFactor, { body: { password: passwordOf('clerk-stat') } });
    expect(twice.body.error?.code).toBe('identity.factor_on');
    const wrong = await owner.call(endSecondFactor, { body: { password: 'not the password' } });
    expect([wrong.status, wrong.body.error?.code]).toEqual([403, 'identity.wrong_password']);
    const renewed = await owner.call(renewRecoveryCodes, { body: { password: passwordOf('clerk-stat') } });
    expect(renewed.body.recoveryCodes.length).toBe(10);
    expect((await step(await enter('clerk-stat'), codes[0] ?? '')).status).toBe(401);
    const back = at(await step(await enter('clerk-stat'), totp(secret, 1)));
    expect((await back.call(endSecondFactor, { body: { password: passwordOf('clerk-stat') } })).status).toBe(
      200,
    );
    expect((await enter('clerk-stat')).body).toEqual({ secondFactor: false });
    const off = await at(await enter('clerk-stat')).call(endSecondFactor, { body: { password: 'x' } });
    expect([off.status, off.body.error?.code]).toEqual([409, 'identity.factor_off']);
  });

  it('is not waited for any longer once the password has changed, or an officer has ended the sessions', async () => {
    const { secret, owner } = await enrol('signer-b');
    const before = await enter('signer-b');
    const next = 'three calm rivers in one old valley';
    const body = { current: passwordOf('signer-b'), next };
    expect((await owner.call(changePassword, { body })).status).toBe(200);
    const late = await step(before, totp(secret, 1));
    expect([late.status, late.body.error?.code]).toEqual([401, 'identity.step_over']);

    const again = () =>
      knock(story.address, '/api/auth/sign-in/username', { username: 'signer-b', password: next });
    const [pending, officer] = [await again(), await story.as('security-officer')];
    const { accounts } = (await officer.call(listAccounts, { query: { text: 'signer-b' } })).body;
    const { personId = '', version } = accounts[0] ?? {};
    const ended = await officer.call(endSessionsOf, {
      params: { person: personId },
      body: { reason: '手机遗失' },
      ...(version === undefined ? {} : { ifMatch: version }),
    });
    expect(ended.status).toBe(200);
    expect((await step(pending, totp(secret, 1))).status).toBe(401);
    expect((await step(await again(), totp(secret, 1))).status).toBe(200);
  });

  it('leaves a trace when it is turned on or off, and when its recovery codes are renewed', async () => {
    const { owner } = await enrol('clerk-b');
    const password = { body: { password: passwordOf('clerk-b') } };
    expect((await owner.call(renewRecoveryCodes, password)).status).toBe(200);
    expect((await owner.call(endSecondFactor, password)).status).toBe(200);
    const { rows } = await sql<{ act: string }>`select a.act from platform.audit a
      join registry.person p on p.tenant_id = a.tenant_id and p.id::text = a.person_id
      join auth."user" u on u.id = p.account_id
      where u.username = 'clerk-b' and a.act <> 'identity.sign_in' order by a.at`.execute(story.db);
    expect(rows.map(({ act }) => act)).toEqual([
      'identity.second_factor_on',
      'identity.renew_recovery_codes',
      'identity.second_factor_off',
    ]);
  });

  it('is kept encrypted', async () => {
    const { secret } = await enrol('reviewer');
    const { rows } = await sql`select secret, "backupCodes" from auth."twoFactor"`.execute(story.db);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toMatch(/"[A-Za-z0-9]{5}-[A-Za-z0-9]{5}\\?"/);
  });
});

describe('a city', () => {
  it('may ask a role for a second factor; off until its security officer says so', async () => {
    const officer = at(await enter('security-officer'));
    const office = at(await enter('office'));
    const before = await officer.call(readSignInPolicy);
    expect(before.body).toMatchObject({ secondFactorFor: [], version: 1 });
    const body = { secondFactorFor: ['office' as const], reason: 'decided by the security officer' };
    for (const post of ['clerk-b', 'office', 'system-officer', 'audit-officer']) {
      const other = at(await enter(post));
      expect([post, (await other.call(setSignInPolicy, { body, ifMatch: 1 })).status]).toEqual([post, 403]);
    }
    expect((await officer.call(setSignInPolicy, { body })).status).toBe(428);
    const unknown = await officer.call(setSignInPolicy, {
      body: { ...body, secondFactorFor: ['king' as 'office'] },
      ifMatch: 1,
    });
    expect(unknown.status).toBe(400);
    const set = await officer.call(setSignInPolicy, { body, ifMatch: 1 });
    expect(set.body).toMatchObject({ secondFactorFor: ['office'], version: 2 });
    expect((await at(await enter('clerk-b')).call(whoAmI)).status).toBe(200);

    const held = await office.call(whoAmI);
    expect([held.status, held.body.error?.code]).toEqual([403, 'identity.factor_needed']);
    const account = await office.call(readAccount);
    expect(account.body.secondFactor.neededBy.map(({ zh }) => zh)).toEqual(['测试市（模拟）']);
    const { owner } = await enrol('office');
    expect((await owner.call(whoAmI)).status).toBe(200);
    const stale = await officer.call(setSignInPolicy, { body, ifMatch: 1 });
    expect(stale.status).toBe(412);
    const { rows } = await sql`select act, old, new, reason from platform.audit
      where act = 'platform.require_second_factor'`.execute(story.db);
    expect(rows).toEqual([
      { act: 'platform.require_second_factor', old: [], new: ['office'], reason: body.reason },
    ]);
  });
});

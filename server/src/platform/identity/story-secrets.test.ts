import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { actorAt } from '../../../testing/client.ts';
import { type Knocked, knock } from '../../../testing/knock.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { totp } from '../../../testing/totp.ts';
import { type RunningServer, startServer } from '../../main.ts';
import { whoAmI } from '../../registry/contract.ts';
import { beginSecondFactor, confirmSecondFactor, readAccount, renewRecoveryCodes } from './contract.ts';
import { installationSecrets } from './secrets.ts';

const [first, second] = [
  'the first secret of the house - long enough',
  'the second secret of it - long enough too',
];
let story: Story;
let home: string;
const more: RunningServer[] = [];

beforeAll(async () => {
  vi.stubEnv('MERITLOOP_SECRET', first);
  story = await openStory();
  home = await mkdtemp(join(tmpdir(), 'meritloop-secrets-'));
});
afterEach(async () => {
  for (const server of more.splice(0)) await server.close();
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await story?.close();
  await rm(home, { recursive: true, force: true });
});

const passwordOf = (username: string) =>
  story.signIns.find((one) => one.username === username)?.password ?? '';
const enter = (address: string, username: string, cookie = '', from = '127.0.0.1') =>
  knock(
    address,
    '/api/auth/sign-in/username',
    { username, password: passwordOf(username) },
    { cookie, from },
  );
const step = (address: string, pending: Knocked, code: string) =>
  knock(address, '/api/auth/sign-in/second-factor', { code }, { cookie: pending.cookie });

/** Another server on the same database, as an operator would start it with these variables. */
async function started(environment: Record<string, string>): Promise<string> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const server = await startServer({
    databaseUrl: story.databaseUrl,
    host: '127.0.0.1',
    port: 0,
    home,
    logLevel: 'error',
  });
  more.push(server);
  return server.address;
}

async function enrol(username: string) {
  const owner = actorAt(story.address, (await enter(story.address, username)).cookie, story.tenant);
  const { body: begun } = await owner.call(beginSecondFactor, { body: { password: passwordOf(username) } });
  const confirmed = await owner.call(confirmSecondFactor, { body: { code: totp(begun.secret) } });
  const cookies = confirmed.headers.getSetCookie().map((one) => one.split(';')[0]);
  return {
    secret: begun.secret,
    codes: confirmed.body.recoveryCodes,
    owner: actorAt(story.address, cookies.join('; '), story.tenant),
  };
}

const keptOf = async (username: string) => {
  const { rows } = await sql<{ secret: string; backupCodes: string; userId: string }>`
    select t.* from auth."twoFactor" t join auth."user" u on u.id = t."userId"
    where u.username = ${username}`.execute(story.db);
  return rows[0] ?? { secret: '', backupCodes: '', userId: '' };
};

describe('cookies', () => {
  const named = ({ setCookies }: Knocked) => [...new Set(setCookies.map((one) => one.split('=')[0]))];

  it('are the host’s own under an https address: every one, in both steps, gone with the sign-out', async () => {
    await enrol('clerk-stat');
    const address = await started({ MERITLOOP_SECRET: first, PUBLIC_URL: 'https://merit.example' });
    const answer = await enter(address, 'clerk-b');
    expect(named(answer)).toEqual(['__Host-meritloop.session_token', '__Host-meritloop.device']);
    const pending = await enter(address, 'clerk-stat');
    expect(named(pending)).toContain('__Host-meritloop.two_factor');
    for (const cookie of [...answer.setCookies, ...pending.setCookies]) {
      expect(cookie).toMatch(/^__Host-.*; Path=\/;.*Secure/i);
      expect(cookie).not.toMatch(/domain=/i);
    }
    const signedIn = actorAt(address, answer.cookie, story.tenant);
    expect((await signedIn.call(whoAmI)).status).toBe(200);
    const out = await knock(address, '/api/auth/sign-out', {}, { cookie: answer.cookie });
    expect(out.setCookies.join()).toMatch(/__Host-meritloop\.session_token=;.*Max-Age=0/i);
    expect((await signedIn.call(whoAmI)).status).toBe(401);
    // What another host of the domain could have set is not looked at.
    const other = (await enter(address, 'clerk-b')).cookie.replaceAll('__Host-', '__Secure-');
    expect((await actorAt(address, other, story.tenant).call(whoAmI)).status).toBe(401);
  });

  it('have plain names over plain http, and that of the session is kept as long as one can last', async () => {
    const answer = await enter(story.address, 'clerk-b');
    expect(named(answer)).toEqual(['meritloop.session_token', 'meritloop.device']);
    expect(answer.setCookies[0]).toMatch(/; Max-Age=43200;/);
    expect(answer.setCookies.join()).not.toMatch(/secure/i);
  });
});

describe('another secret', () => {
  it('signs nobody out while the earlier one is named, and opens every second factor for good', async () => {
    const { secret, owner } = await enrol('signer-a');
    const known = await enter(story.address, 'leader');
    const both = await started({ MERITLOOP_SECRET: second, MERITLOOP_SECRETS_EARLIER: first });
    const carried = actorAt(both, owner.cookie, story.tenant);
    expect((await carried.call(whoAmI)).status).toBe(200);
    expect((await carried.call(readAccount)).body.sessions.find(({ current }) => current)).toBeDefined();
    // The browser is still known: failures of a stranger at its address do not hold it up.
    for (let time = 0; time < 5; time += 1) {
      await knock(both, '/api/auth/sign-in/username', { username: 'leader', password: `no ${time}` });
    }
    expect((await enter(both, 'leader')).status).toBe(429);
    expect((await enter(both, 'leader', known.cookie)).status).toBe(200);

    const alone = await started({ MERITLOOP_SECRET: second, MERITLOOP_SECRETS_EARLIER: '' });
    expect((await actorAt(alone, owner.cookie, story.tenant).call(whoAmI)).status).toBe(401);
    const pending = await enter(alone, 'signer-a');
    expect((await step(alone, pending, totp(secret, 1))).status).toBe(200);
  });

  it('is refused where it is too short, and read from files where no variable names it', async () => {
    await expect(installationSecrets(home, { MERITLOOP_SECRET: 'short' })).rejects.toThrow(/32/);
    const earlier = { MERITLOOP_SECRET: first, MERITLOOP_SECRETS_EARLIER: `${second}, short` };
    await expect(installationSecrets(home, earlier)).rejects.toThrow(/32/);
    const [made, ...none] = await installationSecrets(home, {});
    expect([made.length, none]).toEqual([64, []]);
    await writeFile(join(home, 'session-secrets-earlier'), `${second}\n${first}\n`);
    expect(await installationSecrets(home, {})).toEqual([made, second, first]);
  });
});

describe('recovery codes', () => {
  it('are kept as slow hashes under a salt of their account, and told once', async () => {
    const one = await enrol('reviewer');
    const other = await enrol('auditor');
    const kept = [await keptOf('reviewer'), await keptOf('auditor')].map(
      ({ backupCodes }) => JSON.parse(backupCodes) as string[],
    );
    for (const hash of kept.flat()) expect(hash).toMatch(/^\$argon2id\$v=19\$m=\d{5},t=\d,p=1\$[^$]{22}\$/);
    const salts = kept.map((list) => new Set(list.map((hash) => hash.split('$')[4])));
    expect(salts.map((each) => each.size)).toEqual([1, 1]);
    expect(salts[0]).not.toEqual(salts[1]);
    const [code = ''] = one.codes;
    expect((await step(story.address, await enter(story.address, 'auditor'), code)).status).toBe(401);
    expect((await step(story.address, await enter(story.address, 'reviewer'), code)).status).toBe(200);
    expect((await step(story.address, await enter(story.address, 'reviewer'), code)).status).toBe(401);
    const renewed = await other.owner.call(renewRecoveryCodes, { body: { password: passwordOf('auditor') } });
    expect(new Set(renewed.body.recoveryCodes).size).toBe(10);
  });

  it('that were encrypted before are good still, and hashed when one is typed', async () => {
    await enrol('office');
    const { userId } = await keptOf('office');
    const codes = ['abcde-fghjk', 'mnpqr-stuvw'];
    const encrypted = await symmetricEncrypt({ key: first, data: JSON.stringify(codes) });
    await sql`update auth."twoFactor" set "backupCodes" = ${encrypted} where "userId" = ${userId}`.execute(
      story.db,
    );
    const done = await step(story.address, await enter(story.address, 'office'), 'MNPQR stuvw');
    expect(done.status).toBe(200);
    const list = JSON.parse((await keptOf('office')).backupCodes) as string[];
    expect([list.length, list[0]?.slice(0, 9)]).toEqual([1, '$argon2id']);
  });

  it('and the secret of an authenticator, encrypted before there were versions, is sealed anew', async () => {
    const { secret } = await enrol('clerk-town');
    const { userId } = await keptOf('clerk-town');
    const { rows } = await sql<{ bare: string }>`select regexp_replace(secret, '^\$ba\$\d+\$', '') as bare
      from auth."twoFactor" where "userId" = ${userId}`.execute(story.db);
    await sql`update auth."twoFactor" set secret = ${rows[0]?.bare} where "userId" = ${userId}`.execute(
      story.db,
    );
    const both = await started({ MERITLOOP_SECRET: second, MERITLOOP_SECRETS_EARLIER: first });
    expect((await keptOf('clerk-town')).secret).toMatch(/^\$ba\$\d+\$/);
    const pending = await enter(both, 'clerk-town');
    expect((await step(both, pending, totp(secret, 1))).status).toBe(200);
  });
});

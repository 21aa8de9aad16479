import { hash } from '@node-rs/argon2';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Knocked, knock } from '../../../testing/knock.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { listCities } from '../../registry/contract.ts';
import { countFailures, network } from './failures.ts';

let story: Story;
let now = new Date('2026-07-10T01:00:00Z');
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const passwordOf = (username: string) =>
  story.signIns.find((one) => one.username === username)?.password ?? '';
const path = '/api/auth/sign-in/username';

function enter(username: string, password: string, from?: string, cookie?: string): Promise<Knocked> {
  return knock(
    story.address,
    path,
    { username, password },
    { ...(from && { from }), ...(cookie && { cookie }) },
  );
}

async function fail(times: number, username: string, from: string): Promise<Knocked> {
  let last: Knocked | undefined;
  for (let time = 0; time < times; time += 1) last = await enter(username, `wrong-password-${time}`, from);
  if (last === undefined) throw new Error('not once');
  return last;
}

/** The one address whose word on others' addresses is taken. */
const proxy = '127.0.0.99';

beforeAll(async () => {
  vi.stubEnv('TRUSTED_PROXIES', proxy);
  story = await openStory({ clock: { now: () => now } });
});
afterAll(async () => {
  await story?.close();
  vi.unstubAllEnvs();
});
beforeEach(async () => {
  await sql`delete from auth.sign_in_failure`.execute(story.db);
  await sql`delete from auth.known_device`.execute(story.db);
});

describe('an office behind one address', () => {
  it('signs in 300 posts in the same minute, some after a slip', { timeout: 180_000 }, async () => {
    // Hashed at little cost: what is tested is the counting, not the hashing.
    const password = await hash('a password of the office', { memoryCost: 1024, timeCost: 1 });
    await sql`insert into auth."user" (id, name, email, "emailVerified", username)
      select 'post-' || n, 'post', 'post-' || n || '@accounts.invalid', false, 'post-' || n
      from generate_series(1, 300) n`.execute(story.db);
    await sql`insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
      select 'key-' || n, 'post-' || n, 'credential', 'post-' || n, ${password}, ${now}
      from generate_series(1, 300) n`.execute(story.db);
    const statuses: number[] = [];
    const slips: number[] = [];
    let next = 1;
    const desk = async () => {
      for (let n = next++; n <= 300; n = next++) {
        if (n % 10 === 0) slips.push((await enter(`post-${n}`, 'a slip of the finger')).status);
        statuses.push((await enter(`post-${n}`, 'a password of the office')).status);
      }
    };
    await Promise.all(Array.from({ length: 20 }, desk));
    expect(new Set(slips)).toEqual(new Set([401]));
    expect(statuses.length).toBe(300);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

describe('guessing', () => {
  it('has to wait after five failures, longer each time, with the right password as well', async () => {
    const waits: number[] = [];
    expect((await fail(4, 'clerk-a', '127.0.0.2')).status).toBe(401);
    for (let round = 0; round < 6; round += 1) {
      const last = await fail(1, 'clerk-a', '127.0.0.2');
      expect(last.status).toBe(429);
      waits.push(Number(last.headers['retry-after']));
      const right = await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.2');
      const wrong = await enter('clerk-a', 'wrong again', '127.0.0.2');
      expect(right.status).toBe(429);
      expect(right.body).toEqual(wrong.body);
      expect(right.setCookies).toEqual([]);
      later((waits.at(-1) ?? 0) + 1);
    }
    expect(waits).toEqual([60, 120, 240, 480, 900, 900]);
    expect((await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.2')).status).toBe(200);
  });

  it('says until when in the reader’s language', async () => {
    await fail(5, 'clerk-a', '127.0.0.2');
    const sent = { username: 'clerk-a', password: passwordOf('clerk-a') };
    const zh = await knock(story.address, path, sent, { from: '127.0.0.2', language: 'zh' });
    expect(zh.body.error?.code).toBe('identity.wait');
    expect(zh.body.error?.todo).toMatch(/^请在 \d\d:\d\d:\d\d（约 1 分钟）后重试。$/);
  });

  it('sent all at once lengthens nothing, and a right guess among many is no better', async () => {
    const sessions = () => sql<{ count: number }>`select count(*) from auth.session`.execute(story.db);
    const before = await sessions();
    const guesses = Array.from({ length: 60 }, (_, n) => enter('clerk-a', `guess-${n}`, '127.0.0.2'));
    const right = enter('clerk-a', passwordOf('clerk-a'), '127.0.0.2');
    await Promise.all(guesses);
    expect([(await right).status, (await right).setCookies]).toEqual([429, []]);
    expect((await sessions()).rows).toEqual(before.rows);
    const after = await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.2');
    expect(after.status).toBe(429);
    expect(Number(after.headers['retry-after'])).toBe(60);
  });

  it('slows down the guesser’s own place, not the owner elsewhere', async () => {
    expect((await fail(5, 'clerk-a', '127.0.0.3')).status).toBe(429);
    expect((await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.4')).status).toBe(200);
    expect((await enter('signer-a', passwordOf('signer-a'), '127.0.0.3')).status).toBe(200);
  });

  it('never holds up a browser that the owner has used, not even from the same address', async () => {
    const before = await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.3');
    await fail(5, 'clerk-a', '127.0.0.3');
    const stranger = await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.3');
    const owner = await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.3', before.cookie);
    const others = await enter('signer-a', passwordOf('signer-a'), '127.0.0.3', before.cookie);
    expect([stranger.status, owner.status, others.status]).toEqual([429, 200, 200]);
    const still = await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.3');
    expect(still.status).toBe(429);
  });

  it('is told by the address that a trusted proxy names, and by no one else’s word', async () => {
    const sent = (from: string, forwardedFor: string, password = 'wrong') =>
      knock(story.address, path, { username: 'clerk-a', password }, { from, forwardedFor });
    for (let time = 0; time < 5; time += 1) await sent(proxy, '192.0.2.1');
    for (let time = 0; time < 5; time += 1) await sent('127.0.0.12', `192.0.2.${10 + time}`);
    const right = passwordOf('clerk-a');
    expect((await sent(proxy, '192.0.2.1', right)).status).toBe(429);
    expect((await sent('127.0.0.12', '192.0.2.20', right)).status).toBe(429);
    expect((await sent(proxy, '192.0.2.2', right)).status).toBe(200);
  });

  it('from everywhere at once slows down strangers for a minute, and no known browser', async () => {
    const known = await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.5');
    await fail(1, 'clerk-a', '127.0.0.6');
    await sql`update auth.sign_in_failure set failures = 99 where scope = 'account'`.execute(story.db);
    const hundredth = await fail(1, 'clerk-a', '127.0.0.7');
    expect(Number(hundredth.headers['retry-after'])).toBe(60);
    expect((await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.8')).status).toBe(429);
    expect((await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.8', known.cookie)).status).toBe(200);
    later(61);
    expect((await enter('clerk-a', passwordOf('clerk-a'), '127.0.0.8')).status).toBe(200);
  });

  it('through one address at everyone ends at a high limit, and is forgotten', async () => {
    await fail(1, 'nobody-here', '127.0.0.9');
    await sql`update auth.sign_in_failure set failures = 599 where scope = 'address'`.execute(story.db);
    expect((await fail(1, 'nobody-else', '127.0.0.9')).status).toBe(429);
    expect((await enter('leader', passwordOf('leader'), '127.0.0.9')).status).toBe(429);
    later(15 * 60 + 61);
    expect((await fail(1, 'nobody-else', '127.0.0.9')).status).toBe(401);
  });
});

describe('who has an account', () => {
  it('cannot be told from words, waits or headers', async () => {
    const shape = ({ status, body, headers, setCookies }: Knocked) => ({
      status,
      body,
      setCookies,
      names: Object.keys(headers).sort(),
    });
    const answers = [];
    for (const username of ['clerk-a', 'clerk-zz', 'Not A Name!', '甲县']) {
      const each = [];
      for (let time = 0; time < 6; time += 1) each.push(shape(await enter(username, 'wrong', '127.0.0.10')));
      answers.push(each);
    }
    for (const other of answers.slice(1)) expect(other).toEqual(answers[0]);
    expect(answers[0]?.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429, 429]);
  });

  it('is not kept beside the failures', async () => {
    await fail(2, 'clerk-a', '127.0.0.11');
    const { rows } = await sql`select * from auth.sign_in_failure`.execute(story.db);
    expect(rows.length).toBe(3);
    expect(JSON.stringify(rows)).not.toMatch(/clerk-a|127\.0/);
  });

  it.each([
    ['POST', 'is-username-available'],
    ['GET', 'get-session'],
    ['GET', 'list-sessions'],
    ['POST', 'sign-in/email'],
    ['POST', 'update-user'],
  ])('nor asked of the library: %s /api/auth/%s', async (method, name) => {
    const { cookie } = await story.as('clerk-a');
    const answer = await fetch(`${story.address}/api/auth/${name}`, {
      method,
      headers: { cookie, 'x-meritloop': '1', 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify({ username: 'clerk-a' }) } : {}),
    });
    expect(answer.status).toBe(404);
  });
});

describe('a sign-in', () => {
  it('answers cookies that scripts cannot read, and no token', async () => {
    const answer = await enter('clerk-a', passwordOf('clerk-a'));
    expect(answer.body).toEqual({ secondFactor: false });
    expect(answer.cookie).toMatch(/meritloop\.session_token=.*; meritloop\.device=/);
    for (const cookie of answer.setCookies) expect(cookie).toMatch(/HttpOnly;.*SameSite=Lax/i);
  });

  it('ends with its sign-out', async () => {
    const { cookie } = await enter('clerk-a', passwordOf('clerk-a'));
    expect((await knock(story.address, '/api/auth/sign-out', {}, { cookie })).status).toBe(200);
    const answer = await fetch(`${story.address}${listCities.path}`, { headers: { cookie } });
    expect(answer.status).toBe(401);
  });

  it('is refused without its parts, and from another origin', async () => {
    const missing = await knock(story.address, path, { username: 'clerk-a' });
    expect([missing.status, missing.body.error?.code]).toEqual([400, 'platform.invalid']);
    const foreign = await fetch(`${story.address}${path}`, {
      method: 'POST',
      headers: {
        origin: 'https://elsewhere.example',
        'x-meritloop': '1',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ username: 'clerk-a', password: passwordOf('clerk-a') }),
    });
    expect(foreign.status).toBe(403);
  });
});

describe('counting', () => {
  it('is one count for several processes', async () => {
    const [one, other] = [countFailures(story.db, ['same secret']), countFailures(story.db, ['same secret'])];
    const attempt = { username: 'clerk-a', address: '10.0.0.1', device: undefined };
    for (const failures of [one, other, one, other]) {
      expect(await failures.failed(attempt, 'password', now)).toBeUndefined();
    }
    expect(await one.failed(attempt, 'password', now)).toEqual(new Date(now.getTime() + 60_000));
    expect(await other.waiting({ ...attempt, username: 'CLERK-A' }, 'password', now)).toBeDefined();
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:0db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('takes %s for %s', (address, expected) => {
    expect(network(address)).toBe(expected);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actorAt } from '../../../testing/client.ts';
import { knock } from '../../../testing/knock.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { listCities } from '../../registry/contract.ts';
import { changePassword, endOtherSessions, endSession, readAccount } from './contract.ts';
import { deviceOf } from './sessions.ts';

let story: Story;
const passwords = new Map<string, string>();
const passwordOf = (username: string) =>
  passwords.get(username) ?? story.signIns.find((one) => one.username === username)?.password ?? '';

async function enter(username: string): Promise<Actor> {
  const body = { username, password: passwordOf(username) };
  const answer = await knock(story.address, '/api/auth/sign-in/username', body);
  expect(answer.status).toBe(200);
  return actorAt(story.address, answer.cookie, story.tenant);
}

const statusOf = async (actor: Actor) => (await actor.call(listCities)).status;

beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story?.close());

describe('one’s own sessions', () => {
  it('are listed with device and times, this one marked, nobody else’s among them', async () => {
    const [one] = [await enter('clerk-a'), await enter('clerk-a'), await enter('signer-a')];
    const { status, body } = await one.call(readAccount);
    expect(status).toBe(200);
    expect(body.username).toBe('clerk-a');
    expect(body.sessions.length).toBe(2);
    expect(body.sessions.filter((session) => session.current).length).toBe(1);
    expect(body.sessions[0]?.device).toEqual({ browser: 'Firefox 150', system: 'Linux', kind: 'desktop' });
    expect(body.limits).toEqual({ idleHours: 4, absoluteHours: 12 });
    expect(JSON.stringify(body)).not.toMatch(/token/);
  });

  it('end one by one, or all but this one', async () => {
    const [one, two, three] = [await enter('signer-a'), await enter('signer-a'), await enter('signer-a')];
    const listed = (await two.call(readAccount)).body.sessions.find((session) => session.current);
    const ended = await one.call(endSession, { params: { id: listed?.id ?? '' } });
    expect(ended.body).toEqual({ ended: 1 });
    expect([await statusOf(one), await statusOf(two), await statusOf(three)]).toEqual([200, 401, 200]);
    expect((await one.call(endOtherSessions)).status).toBe(200);
    expect([await statusOf(one), await statusOf(three)]).toEqual([200, 401]);
    expect((await one.call(readAccount)).body.sessions.length).toBe(1);
  });

  it('are not another’s to end, nor to be told of', async () => {
    const [owner, other] = [await enter('clerk-a'), await enter('signer-a')];
    const theirs = (await owner.call(readAccount)).body.sessions.find((session) => session.current);
    const foreign = await other.call(endSession, { params: { id: theirs?.id ?? '' } });
    const none = await other.call(endSession, { params: { id: 'no-such-session' } });
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual(none.body);
    expect(await statusOf(owner)).toBe(200);
  });

  it('are for the signed-in, and end by their own pages only', async () => {
    const nobody = await story.as(null);
    expect((await nobody.call(readAccount)).status).toBe(401);
    expect((await nobody.call(endOtherSessions)).status).toBe(401);
    const owner = await enter('clerk-a');
    const foreign = await owner.call(endOtherSessions, { headers: { origin: 'https://elsewhere.example' } });
    expect(foreign.status).toBe(403);
  });

  it('end where the same browser signs in anew, and only where it succeeds', async () => {
    const former = await enter('signer-a');
    const again = (username: string, password: string) =>
      knock(story.address, '/api/auth/sign-in/username', { username, password }, { cookie: former.cookie });
    expect((await again('clerk-b', 'not the password')).status).toBe(401);
    expect(await statusOf(former)).toBe(200);
    const { cookie } = await again('clerk-b', passwordOf('clerk-b'));
    expect(await statusOf(former)).toBe(401);
    expect(await statusOf(actorAt(story.address, cookie, story.tenant))).toBe(200);
  });

  it('end when not used for four hours, and after twelve in any case', async () => {
    const [idle, old] = [await enter('leader'), await enter('office')];
    const age = (username: string, column: 'createdAt' | 'expiresAt', hours: number) =>
      sql`update auth.session s set ${sql.ref(column)} = s.${sql.ref(column)} - make_interval(hours => ${hours}::int)
        from auth."user" u where u.id = s."userId" and u.username = ${username}`.execute(story.db);
    await age('leader', 'expiresAt', 3);
    await age('office', 'createdAt', 11);
    expect([await statusOf(idle), await statusOf(old)]).toEqual([200, 200]);
    await sql`update auth.session set "expiresAt" = now() - interval '1 second'
      where "userId" = (select id from auth."user" where username = 'leader')`.execute(story.db);
    await age('office', 'createdAt', 1);
    expect([await statusOf(idle), await statusOf(old)]).toEqual([401, 401]);
  });
});

describe('the password', () => {
  it('changes with the current one; every other session ends and no other browser stays known', async () => {
    const one = await enter('leader');
    await one.call(endOtherSessions);
    const two = await enter('leader');
    const next = 'seven quiet rivers at dusk';
    const answer = await one.call(changePassword, { body: { current: passwordOf('leader'), next } });
    expect(answer.body).toEqual({ ended: 1 });
    const old = await knock(story.address, '/api/auth/sign-in/username', {
      username: 'leader',
      password: passwordOf('leader'),
    });
    passwords.set('leader', next);
    expect([await statusOf(one), await statusOf(two), old.status]).toEqual([401, 401, 401]);
    const session = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    expect(await statusOf(actorAt(story.address, session.join('; '), story.tenant))).toBe(200);
    await enter('leader');
  });

  it.each([
    ['short', 'too-short'],
    ['long', 'x'.repeat(129)],
    ['the current one', undefined],
  ])('is not changed to one that is %s', async (_, next) => {
    const owner = await enter('signer-a');
    const current = passwordOf('signer-a');
    const answer = await owner.call(changePassword, { body: { current, next: next ?? current } });
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'identity.weak_password']);
    expect(await statusOf(owner)).toBe(200);
  });

  it.each([
    ['common', 'identity.common_password', 'Password2026!'],
    ['the product’s name', 'identity.known_word', 'all-of-Meritloop-77'],
    ['the user name', 'identity.known_word', 'ClerkA walks home'],
    ['the city’s code', 'identity.known_word', 'SmallCity by night'],
    ['the city’s name', 'identity.known_word', '我在测试市的第三年零两个月'],
    ['the unit’s code', 'identity.known_word', 'sunny COUNTY-A morning'],
    ['the unit’s name', 'identity.known_word', '甲县的早晨总有一点点雾气'],
  ])('is not changed to one with %s in it, and says so', async (_, code, next) => {
    const owner = await enter('clerk-a');
    const answer = await owner.call(changePassword, { body: { current: passwordOf('clerk-a'), next } });
    expect([answer.status, answer.body.error?.code]).toEqual([400, code]);
    expect(answer.body.error?.fields?.[0]?.path).toBe('body.next');
    expect(await statusOf(owner)).toBe(200);
  });

  it('is not guessed with a session that was left open', async () => {
    const owner = await enter('auditor');
    const codes = [];
    for (let time = 0; time < 6; time += 1) {
      const answer = await owner.call(changePassword, {
        body: { current: `guess ${time}`, next: 'seven quiet rivers at dawn' },
      });
      codes.push(answer.body.error?.code);
    }
    const wrong = 'identity.wrong_password';
    expect(codes).toEqual([wrong, wrong, wrong, wrong, 'identity.wait', 'identity.wait']);
  });
});

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
      'Microsoft Edge 141',
      'Windows 10',
      'desktop',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari 18',
      'iOS',
      'mobile',
    ],
    ['x'.repeat(4000), null, null, 'unknown'],
    [null, null, null, 'unknown'],
  ])('is named as its browser names itself (%#)', (userAgent, browser, system, kind) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system, kind });
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actorAt } from '../../testing/client.ts';
import { readAccount } from '../platform/identity/contract.ts';
import * as registry from './contract.ts';
import { nowhere, type Officers, officers, openOfficers, reason } from './officers-story.testing.ts';

let desk: Officers;
let story: Officers['story'];
let clerk: Actor;
let other: Actor;
beforeAll(async () => {
  desk = await openOfficers();
  story = desk.story;
  [clerk, other] = [await enter('clerk-b'), await enter('clerk-b')];
});
afterAll(() => story?.close());

async function enter(username: string): Promise<Actor> {
  const { cookie } = await desk.enter(username, desk.passwordOf(username));
  return actorAt(story.address, cookie, story.tenant);
}

const own = async (actor: Actor) => {
  const found = (await actor.call(readAccount)).body.sessions.find(({ current }) => current);
  if (found === undefined) throw new Error('not signed in');
  return found;
};

async function read(post: string, username: string) {
  const { personId } = await desk.account(username);
  return (await story.as(post)).call(registry.readSessionsOf, { params: { person: personId } });
}

async function end(post: string, username: string, session: string, sent: object = {}) {
  const { personId, version } = await desk.account(username);
  return (await story.as(post)).call(registry.endSessionOf, {
    params: { person: personId, session },
    body: { reason },
    ifMatch: version,
    ...sent,
  });
}

describe('the sessions of a post', () => {
  it('are read by the security officer alone, with no more than the post itself is shown', async () => {
    const { status, body } = await read('security-officer', 'clerk-b');
    expect(status).toBe(200);
    const mine = (await clerk.call(readAccount)).body.sessions;
    expect(mine.length).toBe(2);
    expect(body.sessions.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort());
    for (const session of body.sessions) {
      const { current, ...shown } = mine.find(({ id }) => id === session.id) ?? {};
      expect([typeof current, session]).toEqual(['boolean', shown]);
      expect(session.signedInBy).toBe('password');
    }
    expect(Object.keys(body.sessions[0] ?? {}).sort()).toEqual([
      'device',
      'endsAt',
      'id',
      'lastUsedAt',
      'signedInBy',
      'since',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|token|ipAddress/);
    for (const post of officers.filter((one) => one !== 'security-officer')) {
      expect([post, (await read(post, 'clerk-b')).status]).toEqual([post, 403]);
    }
    expect((await read('leader', 'clerk-b')).status).toBe(403);
    const nobody = await (await story.as(null)).call(registry.readSessionsOf, {
      params: { person: nowhere },
    });
    expect(nobody.status).toBe(401);
    const security = await story.as('security-officer');
    expect((await security.call(registry.readSessionsOf, { params: { person: nowhere } })).status).toBe(404);
  });

  it('are as many in the table of accounts as in the list, also once one is past its twelve hours', async () => {
    const counted = async () => [
      (await desk.account('signer-a')).sessions,
      (await read('security-officer', 'signer-a')).body.sessions.length,
    ];
    const [old] = [await enter('signer-a'), await enter('signer-a')];
    const { id } = await own(old);
    const [before] = await counted();
    await sql`update auth.session set "createdAt" = "createdAt" - interval '13 hours' where id = ${id}`.execute(
      story.db,
    );
    const left = (before ?? 0) - 1;
    expect(left).toBeGreaterThan(0);
    expect(await counted()).toEqual([left, left]);
  });

  it('say by which way they began', async () => {
    const actor = await enter('signer-b');
    const { id } = await own(actor);
    await sql`update auth.session set "signedInBy" = 'oidc' where id = ${id}`.execute(story.db);
    const { body } = await read('security-officer', 'signer-b');
    expect(body.sessions.find((session) => session.id === id)?.signedInBy).toBe('provider');
    expect((await own(actor)).signedInBy).toBe('provider');
  });

  it('end one by one, with a reason on record, and the other goes on', async () => {
    const { id, since } = await own(clerk);
    for (const post of ['system-officer', 'audit-officer', 'leader']) {
      expect([post, (await end(post, 'clerk-b', id)).status]).toEqual([post, 403]);
    }
    expect((await end('security-officer', 'clerk-b', id, { body: { reason: ' ' } })).status).toBe(400);
    expect((await end('security-officer', 'clerk-b', id, { ifMatch: undefined })).status).toBe(428);
    expect((await end('security-officer', 'clerk-b', id, { ifMatch: 99 })).status).toBe(412);
    expect((await clerk.call(readAccount)).status).toBe(200);
    const ended = await end('security-officer', 'clerk-b', id);
    expect([ended.status, ended.body.sessions]).toEqual([200, 1]);
    expect([(await clerk.call(readAccount)).status, (await other.call(readAccount)).status]).toEqual([
      401, 200,
    ]);
    expect((await read('security-officer', 'clerk-b')).body.sessions.map((one) => one.id)).toEqual([
      (await own(other)).id,
    ]);
    const { rows } = await sql<{
      subject_id: string;
      new: object;
      reason: string;
    }>`select * from platform.audit
      where act = 'registry.end_session'`.execute(story.db);
    expect(rows).toEqual([expect.objectContaining({ reason, subject_id: ended.body.personId })]);
    expect(rows[0]?.new).toEqual({ ended: 1, since, signedInBy: 'password' });
  });

  it('of another account, or ended already, answers as if there were none', async () => {
    const theirs = await own(await enter('signer-b'));
    const foreign = await end('security-officer', 'clerk-b', theirs.id);
    const none = await end('security-officer', 'clerk-b', 'no-such-session');
    expect([foreign.status, foreign.body]).toEqual([404, none.body]);
    expect((await read('security-officer', 'signer-b')).body.sessions.map(({ id }) => id)).toContain(
      theirs.id,
    );
  });

  it('of an account that another city keeps are neither shown nor ended here', async () => {
    const { id } = await own(other);
    await sql`update auth."user" set "homeTenant" = 'small-published' where username = 'clerk-b'`.execute(
      story.db,
    );
    const answers = [await read('security-officer', 'clerk-b'), await end('security-officer', 'clerk-b', id)];
    await sql`update auth."user" set "homeTenant" = ${story.tenant} where username = 'clerk-b'`.execute(
      story.db,
    );
    for (const { status, body } of answers) {
      expect([status, (body as { error?: { code: string } }).error?.code]).toEqual([
        409,
        'registry.kept_elsewhere',
      ]);
    }
    expect((await other.call(readAccount)).status).toBe(200);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorAt } from '../../testing/client.ts';
import { knock } from '../../testing/knock.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { totp } from '../../testing/totp.ts';
import { everyEndpoint } from '../endpoints.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  readAccount,
} from '../platform/identity/contract.ts';
import { officerRoles } from '../platform/principal.ts';
import * as registry from './contract.ts';

let story: Story;
const officers = ['system-officer', 'security-officer', 'audit-officer'];
const nowhere = '01900000-0000-7000-8000-000000000000';
const reason = '按市里通知办理';

beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story?.close());

async function account(username: string) {
  const { body } = await (await story.as('audit-officer')).call(registry.listAccounts, {
    query: { text: username },
  });
  const found = body.accounts.find((one) => one.username === username);
  if (found === undefined) throw new Error(`No account ${username}`);
  return found;
}

const enter = (username: string, password: string) =>
  knock(story.address, '/api/auth/sign-in/username', { username, password }, { from: '127.0.0.1' });
const passwordOf = (username: string) =>
  story.signIns.find((one) => one.username === username)?.password ?? '';

/** One act on the account of a post, based on its present version. */
async function act(
  post: string,
  username: string,
  stated:
    | typeof registry.disableAccount
    | typeof registry.enableAccount
    | typeof registry.endSessionsOf
    | typeof registry.releaseAccount,
) {
  const { personId, version } = await account(username);
  const actor = await story.as(post);
  return actor.call(stated, { params: { person: personId }, body: { reason }, ifMatch: version });
}

async function grant(post: string, username: string, role: string, unitId: string | null = null) {
  const { personId, version } = await account(username);
  return (await story.as(post)).call(registry.giveGrant, {
    params: { person: personId },
    body: { role: role as 'office', unitId, from: '2026-07-07', to: null, reason },
    ifMatch: version,
  });
}

async function make(username: string) {
  const made = await (await story.as('system-officer')).call(registry.createAccount, {
    body: { username, name: { zh: '新岗位', en: 'New post' }, reason },
  });
  expect(made.status).toBe(200);
  return made.body;
}

describe('the three officers', () => {
  it('are refused on every business route', async () => {
    const business = everyEndpoint().filter(
      ({ decides, endpoint }) =>
        decides !== undefined &&
        endpoint.path.startsWith('/api/:tenant/') &&
        !decides.roles.some((role) => (officerRoles as readonly string[]).includes(role)),
    );
    expect(business.length).toBeGreaterThan(100);
    const answers = [];
    for (const post of officers) {
      const actor = await story.as(post);
      for (const { endpoint } of business) {
        const params = Object.fromEntries(
          [...endpoint.path.matchAll(/:(\w+)/g)].slice(1).map(([, name]) => [name as string, nowhere]),
        );
        const { status } = await actor.call(endpoint, { params });
        if (status !== 403) answers.push([post, endpoint.method, endpoint.path, status]);
      }
    }
    expect(answers).toEqual([]);
  });

  it('read the accounts; nobody else does, and another city knows nothing of them', async () => {
    for (const post of officers) {
      const { status, body } = await (await story.as(post)).call(registry.listAccounts);
      expect([status, body.total]).toEqual([200, body.accounts.length]);
      expect(JSON.stringify(body)).not.toMatch(/password"|hash|secret/);
    }
    for (const post of ['office', 'auditor', 'clerk-a']) {
      expect((await (await story.as(post)).call(registry.listAccounts)).status).toBe(403);
    }
    expect((await (await story.as(null)).call(registry.listAccounts)).status).toBe(401);
    const params = { tenant: 'small-published' };
    expect((await (await story.as('system-officer')).call(registry.listAccounts, { params })).status).toBe(
      404,
    );
  });

  it('never sit in one person: refused with a reason, and by the database itself', async () => {
    const both = await grant('security-officer', 'system-officer', 'audit_officer');
    expect([both.status, both.body.error?.code]).toEqual([409, 'registry.officer_apart']);
    const beside = await grant('security-officer', 'office', 'audit_officer');
    expect([beside.status, beside.body.error?.code]).toEqual([409, 'registry.officer_apart']);
    const business = await grant('security-officer', 'audit-officer', 'leader');
    expect(business.status).toBe(409);
    const { personId } = await account('system-officer');
    const force = (role: string, duty: string) =>
      sql`insert into registry.role_grant (tenant_id, id, person_id, role, valid_from, duty)
        values (${story.tenant}, gen_random_uuid(), ${personId}, ${role}, '2026-01-01', ${duty})`.execute(
        story.db,
      );
    await expect(force('audit_officer', 'audit_officer')).rejects.toThrow(/role_grant_person_duty/);
    await expect(force('office', 'business')).rejects.toThrow(/role_grant_person_duty/);
    await expect(force('office', 'system_officer')).rejects.toThrow(/role_grant_duty/);
  });

  it('of security gives grants with days and a reason, and never to himself', async () => {
    const { account: made, firstPassword } = await make('new-clerk');
    expect(made).toMatchObject({ duty: null, grants: [], passwordDue: true });
    const pending = actorAt(story.address, (await enter('new-clerk', firstPassword)).cookie, story.tenant);
    expect((await pending.call(registry.whoAmI)).status).toBe(404);
    expect((await pending.call(registry.listCities)).body.tenants).toEqual([]);

    const units = (await (await story.as('security-officer')).call(registry.grantChoices)).body.units;
    const county = units.find(({ name }) => name === '甲县')?.id ?? '';
    expect((await grant('system-officer', 'new-clerk', 'clerk', county)).status).toBe(403);
    expect((await grant('security-officer', 'new-clerk', 'clerk')).body.error?.code).toBe(
      'registry.unit_needed',
    );
    expect((await grant('security-officer', 'new-clerk', 'clerk', nowhere)).status).toBe(400);
    const given = await grant('security-officer', 'new-clerk', 'clerk', county);
    expect(given.body.grants).toMatchObject([{ role: 'clerk', holds: true, reason }]);
    expect((await grant('security-officer', 'new-clerk', 'clerk', county)).body.error?.code).toBe(
      'registry.granted_already',
    );
    const own = await grant('security-officer', 'security-officer', 'security_officer');
    expect([own.status, own.body.error?.why]).toEqual([403, '不得办理本人的账号']);

    // The first password opens nothing but the change of itself.
    const due = await pending.call(registry.whoAmI);
    expect([due.status, due.body.error?.code]).toEqual([403, 'identity.password_due']);
    const next = 'a-password-of-their-own';
    const changed = await pending.call(changePassword, { body: { current: firstPassword, next } });
    expect(changed.status).toBe(200);
    const clerk = actorAt(story.address, (await enter('new-clerk', next)).cookie, story.tenant);
    expect((await clerk.call(registry.whoAmI)).body.grants).toMatchObject([{ role: 'clerk' }]);

    const { grants, version } = given.body;
    const ended = await (await story.as('security-officer')).call(registry.endGrant, {
      params: { grant: grants[0]?.id ?? '' },
      body: { on: '2026-07-06', reason },
      ifMatch: version,
    });
    expect(ended.status).toBe(200);
    expect((await clerk.call(registry.whoAmI)).status).toBe(404);
  });

  it('leave no office empty', async () => {
    const officer = await story.as('security-officer');
    const audit = await account('audit-officer');
    const end = (id: string, version: number) =>
      officer.call(registry.endGrant, {
        params: { grant: id },
        body: { on: '2026-07-06', reason },
        ifMatch: version,
      });
    const last = await end(audit.grants[0]?.id ?? '', audit.version);
    expect([last.status, last.body.error?.code]).toEqual([409, 'registry.last_officer']);
    expect((await act('system-officer', 'audit-officer', registry.disableAccount)).body.error?.code).toBe(
      'registry.last_officer',
    );
    await make('audit-successor');
    expect((await grant('security-officer', 'audit-successor', 'audit_officer')).status).toBe(200);
    const now = await account('audit-officer');
    expect((await end(now.grants[0]?.id ?? '', now.version)).status).toBe(200);
    // Back again, for the other stories: a grant of the same office.
    const again = await (await story.as('security-officer')).call(registry.giveGrant, {
      params: { person: now.personId },
      body: { role: 'audit_officer', unitId: null, from: '2026-07-07', to: null, reason },
      ifMatch: now.version + 1,
    });
    expect(again.status).toBe(200);
  });
});

describe('the settings of the city', () => {
  it('are the system officer’s, from their current version, and say how the work behind stands', async () => {
    const system = await story.as('system-officer');
    const { body } = await system.call(registry.readSettings);
    expect(body.state.schema).toMatch(/^\d{4}-/);
    expect(body.state.unsealed).toBeGreaterThanOrEqual(0);
    const name = { zh: '测试市（演练）', en: 'Test City (drill)' };
    const edit = { name, notice: body.notice, reason };
    for (const post of ['security-officer', 'audit-officer', 'office']) {
      const other = await story.as(post);
      const answer = await other.call(registry.editSettings, { body: edit, ifMatch: body.version });
      expect([post, answer.status]).toEqual([post, 403]);
    }
    expect((await system.call(registry.editSettings, { body: edit })).status).toBe(428);
    const long = { ...edit, name: { ...name, zh: '长'.repeat(61) } };
    expect((await system.call(registry.editSettings, { body: long, ifMatch: body.version })).status).toBe(
      400,
    );
    const secret = { ...edit, reason: '机密★' };
    expect((await system.call(registry.editSettings, { body: secret, ifMatch: body.version })).status).toBe(
      422,
    );
    const set = await system.call(registry.editSettings, { body: edit, ifMatch: body.version });
    expect(set.body).toMatchObject({ name, version: body.version + 1 });
    const stale = await system.call(registry.editSettings, { body: edit, ifMatch: body.version });
    expect(stale.status).toBe(412);
    expect((await (await story.as('office')).call(registry.whoAmI)).body.tenant.name).toEqual(name);
  });
});

describe('an account', () => {
  it('is made and disabled by the system officer alone, with 400, 403, 404, 409, 412 and 428 in their places', async () => {
    const system = await story.as('system-officer');
    const body = { username: 'new-post', name: { zh: '岗位', en: 'Post' }, reason };
    expect((await (await story.as('security-officer')).call(registry.createAccount, { body })).status).toBe(
      403,
    );
    const bad = { ...body, username: 'Not A Name' };
    expect((await system.call(registry.createAccount, { body: bad })).status).toBe(400);
    expect((await system.call(registry.createAccount, { body })).status).toBe(200);
    const taken = await system.call(registry.createAccount, { body });
    expect([taken.status, taken.body.error?.code]).toEqual([409, 'registry.username_taken']);
    const { personId } = await account('leader');
    const disable = (sent: object) =>
      system.call(registry.disableAccount, { params: { person: personId }, body: { reason }, ...sent });
    expect((await disable({})).status).toBe(428);
    expect((await disable({ ifMatch: 9 })).status).toBe(412);
    expect((await disable({ ifMatch: 1, params: { person: nowhere } })).status).toBe(404);
    const leader = await story.as('leader');
    expect((await leader.call(registry.whoAmI)).status).toBe(200);
    expect((await disable({ ifMatch: 1 })).status).toBe(200);
    expect((await leader.call(registry.whoAmI)).status).toBe(401);
    const refused = await enter('leader', passwordOf('leader'));
    expect([refused.status, refused.body]).toMatchObject([403, { error: { code: 'identity.disabled' } }]);
    expect((await act('system-officer', 'leader', registry.enableAccount)).status).toBe(200);
    expect((await enter('leader', passwordOf('leader'))).status).toBe(200);
  });

  it('gets its sessions ended and its wait released by the security officer', async () => {
    const session = actorAt(
      story.address,
      (await enter('clerk-b', passwordOf('clerk-b'))).cookie,
      story.tenant,
    );
    expect((await act('system-officer', 'clerk-b', registry.endSessionsOf)).status).toBe(403);
    expect((await act('security-officer', 'clerk-b', registry.endSessionsOf)).status).toBe(200);
    expect((await session.call(readAccount)).status).toBe(401);
    for (let tries = 0; tries < 5; tries += 1) await enter('signer-b', 'wrong');
    expect((await enter('signer-b', passwordOf('signer-b'))).status).toBe(429);
    expect((await account('signer-b')).waitUntil).not.toBeNull();
    expect((await act('security-officer', 'signer-b', registry.releaseAccount)).status).toBe(200);
    expect((await enter('signer-b', passwordOf('signer-b'))).status).toBe(200);
  });

  it('gets a lost second factor off by two officers, never by one', async () => {
    const owner = actorAt(
      story.address,
      (await enter('reviewer', passwordOf('reviewer'))).cookie,
      story.tenant,
    );
    const begun = await owner.call(beginSecondFactor, { body: { password: passwordOf('reviewer') } });
    await owner.call(confirmSecondFactor, { body: { code: totp(begun.body.secret) } });
    expect((await enter('reviewer', passwordOf('reviewer'))).body).toEqual({ secondFactor: true });

    const ask = async (post: string) => {
      const { personId, version } = await account('reviewer');
      return (await story.as(post)).call(registry.askAccess, {
        params: { person: personId },
        body: { kind: 'second_factor', reason: '手机遗失' },
        ifMatch: version,
      });
    };
    expect((await ask('security-officer')).status).toBe(403);
    const asked = await ask('system-officer');
    expect(asked.body.requests).toMatchObject([{ kind: 'second_factor', reason: '手机遗失' }]);
    expect((await ask('system-officer')).body.error?.code).toBe('registry.asked_already');
    expect((await enter('reviewer', passwordOf('reviewer'))).body).toEqual({ secondFactor: true });
    const decide = async (post: string) =>
      (await story.as(post)).call(registry.decideAccess, {
        params: { request: asked.body.requests[0]?.id ?? '' },
        body: { confirm: true, reason },
        ifMatch: (await account('reviewer')).version,
      });
    expect((await decide('system-officer')).status).toBe(403);
    expect((await decide('security-officer')).body).toMatchObject({
      firstPassword: null,
      account: { secondFactor: false, requests: [] },
    });
    expect((await decide('security-officer')).body.error?.code).toBe('registry.decided_already');
    expect((await enter('reviewer', passwordOf('reviewer'))).body).toEqual({ secondFactor: false });
    const { rows } = await sql<{ act: string }>`select act from platform.audit
      where act in ('registry.ask_access', 'registry.decide_access') order by id`.execute(story.db);
    expect(rows.map((row) => row.act)).toEqual(['registry.ask_access', 'registry.decide_access']);
  });

  it('gets a first password by two officers, which opens nothing but its change', async () => {
    const { personId, version } = await account('signer-stat');
    const asked = await (await story.as('system-officer')).call(registry.askAccess, {
      params: { person: personId },
      body: { kind: 'password', reason: '忘记密码' },
      ifMatch: version,
    });
    const decided = await (await story.as('security-officer')).call(registry.decideAccess, {
      params: { request: asked.body.requests[0]?.id ?? '' },
      body: { confirm: true, reason },
      ifMatch: asked.body.version,
    });
    const first = decided.body.firstPassword ?? '';
    expect(first).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect((await enter('signer-stat', passwordOf('signer-stat'))).status).toBe(401);
    const owner = actorAt(story.address, (await enter('signer-stat', first)).cookie, story.tenant);
    expect((await owner.call(registry.whoAmI)).body.error?.code).toBe('identity.password_due');
    const { rows } = await sql<{
      all: string;
    }>`select jsonb_agg(a)::text as all from platform.audit a`.execute(story.db);
    expect(rows[0]?.all).not.toContain(first);
  });

  it('has what is asked for it refused by the other officer, and nothing changes', async () => {
    const { personId, version } = await account('signer-a');
    const asked = await (await story.as('system-officer')).call(registry.askAccess, {
      params: { person: personId },
      body: { kind: 'external_id', externalId: 'subject-of-signer-a', reason: '统一身份' },
      ifMatch: version,
    });
    const refused = await (await story.as('security-officer')).call(registry.decideAccess, {
      params: { request: asked.body.requests[0]?.id ?? '' },
      body: { confirm: false, reason: '未附书面申请' },
      ifMatch: asked.body.version,
    });
    expect(refused.body).toMatchObject({ firstPassword: null, account: { externalId: null, requests: [] } });
    const bare = await (await story.as('system-officer')).call(registry.askAccess, {
      params: { person: personId },
      body: { kind: 'external_id', reason: '统一身份' },
      ifMatch: refused.body.account.version,
    });
    expect(bare.status).toBe(400);
  });

  it('is never made or granted in a city of real names', async () => {
    const { rows } = await sql<{ id: string }>`select id from registry.person
      where tenant_id = 'small-published'`.execute(story.db);
    expect(rows.length).toBeGreaterThan(0);
    const params = { tenant: 'small-published', person: rows[0]?.id ?? '' };
    const office = await story.as('published-office');
    const body = { role: 'office' as const, unitId: null, from: '2026-07-07', to: null, reason };
    expect((await office.call(registry.giveGrant, { params, body, ifMatch: 1 })).status).toBe(403);
  });
});

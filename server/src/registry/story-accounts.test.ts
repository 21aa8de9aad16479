import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorAt } from '../../testing/client.ts';
import { totp } from '../../testing/totp.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  readAccount,
} from '../platform/identity/contract.ts';
import { readWorkbook } from '../platform/read-workbook.ts';
import * as registry from './contract.ts';
import { nowhere, type Officers, openOfficers, reason } from './officers-story.testing.ts';

let desk: Officers;
let story: Officers['story'];
beforeAll(async () => {
  desk = await openOfficers();
  story = desk.story;
});
afterAll(() => story?.close());

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
    const { personId } = await desk.account('leader');
    const disable = (sent: object) =>
      system.call(registry.disableAccount, { params: { person: personId }, body: { reason }, ...sent });
    expect((await disable({})).status).toBe(428);
    expect((await disable({ ifMatch: 9 })).status).toBe(412);
    expect((await disable({ ifMatch: 1, params: { person: nowhere } })).status).toBe(404);
    const leader = await story.as('leader');
    expect((await leader.call(registry.whoAmI)).status).toBe(200);
    expect((await disable({ ifMatch: 1 })).status).toBe(200);
    expect((await leader.call(registry.whoAmI)).status).toBe(401);
    const refused = await desk.enter('leader', desk.passwordOf('leader'));
    expect([refused.status, refused.body]).toMatchObject([403, { error: { code: 'identity.disabled' } }]);
    expect((await desk.act('system-officer', 'leader', registry.enableAccount)).status).toBe(200);
    expect((await desk.enter('leader', desk.passwordOf('leader'))).status).toBe(200);
  });

  it('is on record from its first sign-in, before anybody has granted it anything', async () => {
    const { account, firstPassword } = await desk.make('early-post');
    const { cookie } = await desk.enter('early-post', firstPassword);
    const own = actorAt(story.address, cookie, story.tenant);
    const body = { current: firstPassword, next: 'three calm rivers in one old valley' };
    expect((await own.call(changePassword, { body })).status).toBe(200);
    const { rows } = await sql<{ act: string }>`select act from platform.audit
      where tenant_id = ${story.tenant} and subject_id = ${account.personId} order by at`.execute(story.db);
    expect(rows.map(({ act }) => act)).toEqual([
      'registry.create_account',
      'identity.sign_in',
      'identity.change_password',
    ]);
  });

  it('gets its sessions ended and its wait released by the security officer', async () => {
    const session = actorAt(
      story.address,
      (await desk.enter('clerk-b', desk.passwordOf('clerk-b'))).cookie,
      story.tenant,
    );
    expect((await desk.act('system-officer', 'clerk-b', registry.endSessionsOf)).status).toBe(403);
    expect((await desk.act('security-officer', 'clerk-b', registry.endSessionsOf)).status).toBe(200);
    expect((await session.call(readAccount)).status).toBe(401);
    for (let tries = 0; tries < 5; tries += 1) await desk.enter('signer-b', 'wrong');
    expect((await desk.enter('signer-b', desk.passwordOf('signer-b'))).status).toBe(429);
    expect((await desk.account('signer-b')).waitUntil).not.toBeNull();
    expect((await desk.act('security-officer', 'signer-b', registry.releaseAccount)).status).toBe(200);
    expect((await desk.enter('signer-b', desk.passwordOf('signer-b'))).status).toBe(200);
  });

  it('gets a lost second factor off by two officers, never by one', async () => {
    const owner = actorAt(
      story.address,
      (await desk.enter('reviewer', desk.passwordOf('reviewer'))).cookie,
      story.tenant,
    );
    const begun = await owner.call(beginSecondFactor, { body: { password: desk.passwordOf('reviewer') } });
    await owner.call(confirmSecondFactor, { body: { code: totp(begun.body.secret) } });
    expect((await desk.enter('reviewer', desk.passwordOf('reviewer'))).body).toEqual({ secondFactor: true });

    const ask = async (post: string) => {
      const { personId, version } = await desk.account('reviewer');
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
    expect((await desk.enter('reviewer', desk.passwordOf('reviewer'))).body).toEqual({ secondFactor: true });
    const decide = async (post: string) =>
      (await story.as(post)).call(registry.decideAccess, {
        params: { request: asked.body.requests[0]?.id ?? '' },
        body: { confirm: true, reason },
        ifMatch: (await desk.account('reviewer')).version,
      });
    expect((await decide('system-officer')).status).toBe(403);
    expect((await decide('security-officer')).body).toMatchObject({
      firstPassword: null,
      account: { secondFactor: false, requests: [] },
    });
    expect((await decide('security-officer')).body.error?.code).toBe('registry.decided_already');
    expect((await desk.enter('reviewer', desk.passwordOf('reviewer'))).body).toEqual({ secondFactor: false });
    const { rows } = await sql<{ act: string }>`select act from platform.audit
      where act in ('registry.ask_access', 'registry.decide_access') order by id`.execute(story.db);
    expect(rows.map((row) => row.act)).toEqual(['registry.ask_access', 'registry.decide_access']);
  });

  it('gets a first password by two officers, which opens nothing but its change', async () => {
    const { personId, version } = await desk.account('signer-stat');
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
    expect((await desk.enter('signer-stat', desk.passwordOf('signer-stat'))).status).toBe(401);
    const owner = actorAt(story.address, (await desk.enter('signer-stat', first)).cookie, story.tenant);
    expect((await owner.call(registry.whoAmI)).body.error?.code).toBe('identity.password_due');
    const { rows } = await sql`select * from platform.audit`.execute(story.db);
    expect(JSON.stringify(rows)).toContain('registry.decide_access');
    expect(JSON.stringify(rows)).not.toContain(first);
  });

  it('has what is asked for it refused by the other officer, and nothing changes', async () => {
    const { personId, version } = await desk.account('signer-a');
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

  it('stands in a workbook with all its grants, past ones too, for the three officers alone', async () => {
    const audit = await story.as('audit-officer');
    const rows = async (query: { text?: string; only?: 'officers'; language?: 'en' }) => {
      const { status, bytes } = await audit.call(registry.downloadAccounts, { query: query as never });
      expect(status).toBe(200);
      return (await readWorkbook(bytes))[0]?.rows.slice(2) ?? [];
    };
    const list = await audit.call(registry.listAccounts);
    const heads = (await rows({}))[0];
    expect(heads?.slice(0, 3)).toEqual(['用户名', '岗位', '状态']);
    const all = (await rows({})).slice(1);
    expect(new Set(all.map(([username]) => username)).size).toBe(list.body.total);
    const clerk = (await rows({ text: 'clerk-a', language: 'en' })).slice(1);
    expect(clerk.map((cells) => [cells[0], cells[5], cells[9]])).toEqual([['clerk-a', 'clerk', 'yes']]);
    expect((await rows({ only: 'officers' })).slice(1).map((cells) => cells[5])).toEqual(
      expect.arrayContaining(['系统管理员', '安全管理员', '审计管理员']),
    );
    expect(await story.said('office', registry.downloadAccounts)).toEqual([403, 'platform.not_allowed']);
    expect(await story.said(null, registry.downloadAccounts)).toEqual([401, 'platform.not_signed_in']);
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

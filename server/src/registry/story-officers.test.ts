import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorAt } from '../../testing/client.ts';
import { everyEndpoint } from '../endpoints.ts';
import { changePassword } from '../platform/identity/contract.ts';
import { officerRoles } from '../platform/principal.ts';
import * as registry from './contract.ts';
import { nowhere, type Officers, officers, openOfficers, reason } from './officers-story.testing.ts';

let desk: Officers;
let story: Officers['story'];
beforeAll(async () => {
  desk = await openOfficers();
  story = desk.story;
});
afterAll(() => story?.close());

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
    const both = await desk.grant('security-officer', 'system-officer', 'audit_officer');
    expect([both.status, both.body.error?.code]).toEqual([409, 'registry.officer_apart']);
    const beside = await desk.grant('security-officer', 'office', 'audit_officer');
    expect([beside.status, beside.body.error?.code]).toEqual([409, 'registry.officer_apart']);
    const business = await desk.grant('security-officer', 'audit-officer', 'leader');
    expect(business.status).toBe(409);
    const { personId } = await desk.account('system-officer');
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
    const { account: made, firstPassword } = await desk.make('new-clerk');
    expect(made).toMatchObject({ duty: null, grants: [], passwordDue: true });
    const pending = actorAt(
      story.address,
      (await desk.enter('new-clerk', firstPassword)).cookie,
      story.tenant,
    );
    expect((await pending.call(registry.whoAmI)).status).toBe(404);
    expect((await pending.call(registry.listCities)).body.tenants).toEqual([]);

    const units = (await (await story.as('security-officer')).call(registry.grantChoices)).body.units;
    const county = units.find(({ name }) => name === '甲县')?.id ?? '';
    expect((await desk.grant('system-officer', 'new-clerk', 'clerk', county)).status).toBe(403);
    expect((await desk.grant('security-officer', 'new-clerk', 'clerk')).body.error?.code).toBe(
      'registry.unit_needed',
    );
    expect((await desk.grant('security-officer', 'new-clerk', 'clerk', nowhere)).status).toBe(400);
    const given = await desk.grant('security-officer', 'new-clerk', 'clerk', county);
    expect(given.body.grants).toMatchObject([{ role: 'clerk', holds: true, reason }]);
    expect((await desk.grant('security-officer', 'new-clerk', 'clerk', county)).body.error?.code).toBe(
      'registry.granted_already',
    );
    const own = await desk.grant('security-officer', 'security-officer', 'security_officer');
    expect([own.status, own.body.error?.why]).toEqual([403, '不得办理本人的账号']);

    // The first password opens nothing but the change of itself.
    const due = await pending.call(registry.whoAmI);
    expect([due.status, due.body.error?.code]).toEqual([403, 'identity.password_due']);
    const next = 'a-password-of-their-own';
    const changed = await pending.call(changePassword, { body: { current: firstPassword, next } });
    expect(changed.status).toBe(200);
    const clerk = actorAt(story.address, (await desk.enter('new-clerk', next)).cookie, story.tenant);
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
    const audit = await desk.account('audit-officer');
    const end = (id: string, version: number) =>
      officer.call(registry.endGrant, {
        params: { grant: id },
        body: { on: '2026-07-06', reason },
        ifMatch: version,
      });
    const last = await end(audit.grants[0]?.id ?? '', audit.version);
    expect([last.status, last.body.error?.code]).toEqual([409, 'registry.last_officer']);
    expect(
      (await desk.act('system-officer', 'audit-officer', registry.disableAccount)).body.error?.code,
    ).toBe('registry.last_officer');
    await desk.make('audit-successor');
    expect((await desk.grant('security-officer', 'audit-successor', 'audit_officer')).status).toBe(200);
    const now = await desk.account('audit-officer');
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

import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askBody } from '../../../testing/asks.ts';
import { actorAt } from '../../../testing/client.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { askRequests, listRequests } from '../../actuals/contract.ts';
import { exportAuditCsv, readAudit } from '../../app/contract.ts';
import { endGrant, listAccounts, listUnits, whoAmI } from '../../registry/contract.ts';
import { dayOf } from '../clock.ts';
import { readAccount } from '../identity/contract.ts';
import { createToken, listTokens, revokeToken } from './contract.ts';

let story: Story;
const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000));
const expiresOn = inDays(30);

beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story?.close());

async function make(post: string, scopes: string[], more: object = {}) {
  const made = await (await story.as(post)).call(createToken, {
    body: { name: '月报接口', scopes, expiresOn, ...more },
    // Sent by careful programs; what is shown once must not be kept for a second try.
    key: `token-${randomUUID()}`,
  });
  expect([made.status, made.body.error]).toEqual([200, undefined]);
  return { ...made.body, program: program(made.body.secret) };
}

/** A program with the token alone: no cookie, no header of the web. */
function program(secret: string, tenant = story.tenant) {
  const headers = {
    authorization: `Bearer ${secret}`,
    'x-meritloop': '0',
    origin: 'https://program.example',
  };
  const { call } = actorAt(story.address, '', tenant);
  return {
    call: ((stated, sent = {}) => call(stated, { ...sent, headers })) as typeof call,
  };
}

describe('an API token', () => {
  it('reads and acts as far as its scopes and its person, and says why not', async () => {
    const { secret, token, program: reading } = await make('office', ['read:registry']);
    expect(secret).toMatch(/^mlt_[\w-]{43}$/);
    expect(secret.startsWith(token.prefix)).toBe(true);
    expect((await reading.call(listUnits)).status).toBe(200);
    const other = await reading.call(listRequests);
    expect([other.status, other.body.error?.code]).toEqual([403, 'token.out_of_scope']);
    expect(other.body.error?.why).toBe('令牌“月报接口”没有范围“read:actuals”；其范围为：read:registry。');
    const asked = await askBody(story, '2026-08');
    expect((await reading.call(askRequests, asked)).body.error?.why).toContain('actuals.askRequests');
    const { program: acting } = await make('office', ['actuals.askRequests']);
    expect((await acting.call(askRequests, asked)).status).toBe(200);
    const { rows } = await sql<{ token_id: string | null }>`select token_id from platform.audit
      where act like 'actuals.ask%' order by id desc limit 1`.execute(story.db);
    expect(rows[0]?.token_id).not.toBeNull();
    // What the person may not, no scope opens.
    const leader = await (await story.as('leader')).call(createToken, {
      body: { name: '越权', scopes: ['actuals.askRequests'], expiresOn },
    });
    expect([leader.status, leader.body.error?.code]).toEqual([400, 'token.unknown_scope']);
  });

  it('is named where a file that it took away is on record', async () => {
    const { token, program: one } = await make('auditor', ['read:app']);
    expect((await one.call(exportAuditCsv, { query: { act: 'app.import' } })).status).toBe(200);
    const { rows } = await sql`select token_id from platform.audit
      where act = 'platform.export_audit' order by at desc limit 1`.execute(story.db);
    expect(rows).toEqual([{ token_id: token.id }]);
    const auditor = await story.as('auditor');
    const trail = (await auditor.call(readAudit, { query: { act: 'platform.export_audit' } })).body.rows;
    const { id, name, prefix } = token;
    expect(trail[0]?.who).toMatchObject({ post: { en: 'Auditor (read only)' }, token: { id, name, prefix } });
    const own = (await auditor.call(readAudit, { query: { act: 'identity.sign_in' } })).body.rows;
    expect(own[0]?.who.token).toBeNull();
    const file = await auditor.call(exportAuditCsv, { query: { act: 'platform.export_audit' } });
    expect(file.bytes.toString()).toContain(`${name} ${prefix}…`);
  });

  it('stands nowhere but with its owner, and is kept as a hash', async () => {
    const { secret, token } = await make('office', ['read:registry']);
    for (const table of ['api_token', 'audit', 'idempotency']) {
      const { rows } = await sql`select * from ${sql.table(`platform.${table}`)}`.execute(story.db);
      if (table !== 'idempotency') expect(rows.length, table).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(secret.slice(10));
    }
    const listed = await (await story.as('office')).call(listTokens);
    expect(listed.body.tokens.find(({ id }) => id === token.id)).toMatchObject({
      state: 'good',
      lastUsedOn: null,
    });
    expect(JSON.stringify(listed.body)).not.toContain(secret.slice(10));
    await program(secret).call(whoAmI);
    const after = await (await story.as('office')).call(listTokens);
    expect(after.body.tokens.find(({ id }) => id === token.id)?.lastUsedOn).toBe(inDays(0));
  });

  it('ends: expired, revoked, unknown, or shown to another city answer in the same words', async () => {
    const { secret, token, program: one } = await make('office', ['read:registry']);
    const at = (tenant: string) => program(secret, tenant).call(whoAmI);
    expect((await at('small-published')).body.error?.code).toBe('token.not_good');
    expect((await at('nowhere')).body.error?.code).toBe('token.not_good');
    expect((await program(`${secret.slice(0, -1)}!`).call(whoAmI)).status).toBe(401);
    await sql`update platform.api_token set expires_on = ${inDays(-1)} where tenant_id = ${story.tenant} and id = ${token.id}`.execute(
      story.db,
    );
    const expired = await one.call(whoAmI);
    expect([expired.status, expired.body.error?.code]).toEqual([401, 'token.not_good']);
    await sql`update platform.api_token set expires_on = ${inDays(0)} where tenant_id = ${story.tenant} and id = ${token.id}`.execute(
      story.db,
    );
    expect((await one.call(whoAmI)).status).toBe(200);
    const params = { token: token.id };
    const body = { reason: '不再使用' };
    expect((await (await story.as('leader')).call(revokeToken, { params, body })).status).toBe(404);
    expect((await (await story.as('security-officer')).call(revokeToken, { params, body })).status).toBe(200);
    expect((await one.call(whoAmI)).status).toBe(401);
    const again = await (await story.as('office')).call(revokeToken, { params, body });
    expect([again.status, again.body.error?.code]).toEqual([409, 'token.revoked_already']);
  });

  it('loses with its person’s grant, at the moment of the call', async () => {
    const { program: clerk } = await make('clerk-town', ['read:registry']);
    expect((await clerk.call(listUnits)).status).toBe(200);
    const officer = await story.as('security-officer');
    const account = (await officer.call(listAccounts, { query: { text: 'clerk-town' } })).body.accounts[0];
    const ended = await officer.call(endGrant, {
      params: { grant: account?.grants[0]?.id ?? '' },
      body: { on: '2026-07-06', reason: '岗位调整' },
      ifMatch: account?.version ?? 0,
    });
    expect(ended.status).toBe(200);
    expect((await clerk.call(listUnits)).status).toBe(404);
  });

  it('of one unit acts for that unit alone', async () => {
    const { units } = (await (await story.as('office')).call(listTokens)).body;
    const county = units.find(({ name }) => name === '甲县')?.id ?? '';
    const { program: narrow } = await make('office', ['read:registry', 'actuals.askRequests'], {
      unitId: county,
    });
    expect((await narrow.call(whoAmI)).body.grants).toMatchObject([{ role: 'office', unit: { id: county } }]);
    // Asking is for the whole city.
    expect((await narrow.call(askRequests, await askBody(story, '2026-09'))).status).toBe(403);
    const beyond = await (await story.as('clerk-b')).call(createToken, {
      body: { name: '他县', scopes: ['read:registry'], expiresOn, unitId: county },
    });
    expect(beyond.body.error?.code).toBe('token.unit_out_of_reach');
  });

  it('never reaches accounts, grants or tokens, and cannot be more lasting than a year', async () => {
    const { program: one } = await make('office', ['read:registry']);
    for (const stated of [listTokens, listAccounts]) {
      const answer = await one.call(stated);
      expect([answer.status, answer.body.error?.code]).toEqual([403, 'token.session_only']);
    }
    expect((await one.call(readAccount)).status).toBe(401);
    const office = await story.as('office');
    for (const day of [inDays(0), inDays(366), '2026-02-30']) {
      const body = { name: 'x', scopes: ['read:registry'], expiresOn: day };
      expect((await office.call(createToken, { body })).status).toBe(400);
    }
    expect((await (await story.as(null)).call(listTokens)).status).toBe(401);
  });

  it('is made for oneself alone: who keeps accounts and grants speaks for no one of the business by it', async () => {
    const officer = await story.as('security-officer');
    const post = (await officer.call(listAccounts, { query: { text: 'clerk-a' } })).body.accounts[0];
    const asked = { name: '对接', scopes: ['read:actuals', 'actuals.enter'], expiresOn };
    const forOther = { ...asked, personId: post?.personId ?? '' };
    expect((await officer.call(createToken, { body: forOther })).status).toBe(400);
    const own = await officer.call(createToken, { body: asked });
    expect([own.status, own.body.error?.code]).toEqual([400, 'token.unknown_scope']);
    const { scopes } = (await officer.call(listTokens)).body;
    expect(scopes.filter(({ reads }) => !reads)).toEqual([]);
    expect(scopes.map(({ name }) => name)).not.toContain('read:actuals');
  });
});

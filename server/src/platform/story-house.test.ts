import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askBody } from '../../testing/asks.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { listUnits, whoAmI } from '../registry/contract.ts';
import { checkChain } from './chain-check.ts';
import { sealAll } from './sealer.ts';
import { transact } from './transact.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story?.close());

describe('who is asking', () => {
  it('refuses nobody with what, why and what to do, in the asked language', async () => {
    const nobody = await story.as(null);
    const zh = await nobody.call(whoAmI);
    const en = await nobody.call(whoAmI, { language: 'en' });
    expect(zh.status).toBe(401);
    expect(zh.body.error).toMatchObject({ code: 'platform.not_signed_in', what: '尚未登录。' });
    expect(en.body.error?.todo).toMatch(/Sign in/);
  });

  it('answers a city where one has no grant exactly like one that does not exist', async () => {
    const clerk = await story.as('clerk-a');
    const other = await clerk.call(whoAmI, { params: { tenant: 'small-published' } });
    const none = await clerk.call(whoAmI, { params: { tenant: 'no-such-city' } });
    expect(other.status).toBe(404);
    expect(other.body).toEqual(none.body);
  });

  it('says with every answer what the person may do', async () => {
    const answered = await (await story.as('leader')).call(listUnits);
    expect(answered.body.abilities.readUnits?.may).toBe(true);
    expect(answered.body.units.map((unit) => unit.name).slice(0, 3)).toEqual([
      '测试市（模拟）',
      '甲县',
      '乙县',
    ]);
  });
});

describe('writes', () => {
  it('come from this house’s own pages or clients only', async () => {
    const office = await story.as('office');
    const stripped = await office.call(ask, {
      ...(await askBody(story, '2026-08')),
      headers: { 'x-meritloop': '0' },
    });
    const foreign = await office.call(ask, {
      ...(await askBody(story, '2026-08')),
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([stripped.status, foreign.status]).toEqual([403, 403]);
    expect(stripped.body.error?.code).toBe('platform.foreign_write');
  });

  it('answer a repeated key with the first reply, and refuse it for other content', async () => {
    const office = await story.as('office');
    const sent = { ...(await askBody(story, '2026-08')), key: 'ask-august-2026' };
    const [first, second] = await Promise.all([office.call(ask, sent), office.call(ask, sent)]);
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    const other = await office.call(ask, { ...(await askBody(story, '2026-09')), key: 'ask-august-2026' });
    expect(other.status).toBe(422);
    expect(other.body.error?.code).toBe('platform.key_reused');
  });

  it('name every part that is not acceptable', async () => {
    const office = await story.as('office');
    const sent = await askBody(story, 'x');
    const answered = await office.call(ask, { ...sent, body: { ...sent.body, dueOn: 'tomorrow' } });
    expect(answered.status).toBe(400);
    expect(answered.body.error?.fields?.map((field) => field.path)).toContain('body.dueOn');
  });

  it('of malformed or oversized JSON are refused before anything is read', async () => {
    const { cookie } = await story.as('office');
    const headers = { cookie, 'x-meritloop': '1', 'content-type': 'application/json' };
    const url = `${story.address}/api/${story.tenant}/requests`;
    const broken = await fetch(url, { method: 'POST', headers, body: '{"a":' });
    const huge = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ a: 'x'.repeat(1_100_000) }),
    });
    expect([broken.status, huge.status]).toEqual([400, 413]);
    expect(((await broken.json()) as { error: { code: string } }).error.code).toBe('platform.unreadable');
  });
});

describe('the chain', () => {
  const sealed = async () => {
    await sealAll(story.db, [story.tenant], new Date());
    return checkChain(story.db, story.tenant);
  };

  it('is whole after real acts, and says how many rows it holds', async () => {
    const report = await sealed();
    expect(report.faults).toEqual([]);
    expect(report.sealed).toBeGreaterThan(1);
    expect(report.unsealed).toBe(0);
  });

  it.each([
    ['changed', sql`update platform.audit set act = 'x' where tenant_id = ${'small-city'}`],
    ['removed', sql`delete from platform.audit where tenant_id = ${'small-city'}`],
    [
      'inserted',
      sql`insert into platform.audit (tenant_id, id, at, person_id, act, subject_kind, subject_id)
          select tenant_id, gen_random_uuid(), at, person_id, act, subject_kind, subject_id from platform.audit
          where tenant_id = ${'small-city'} limit 1`,
    ],
    [
      'reordered',
      sql`with pair as (select seq, audit_id, row_hash from platform.seal where tenant_id = ${'small-city'} order by seq limit 2)
          update platform.seal s set audit_id = p.audit_id, row_hash = p.row_hash from pair p
          where s.tenant_id = ${'small-city'} and s.seq in (select seq from pair) and p.seq <> s.seq`,
    ],
  ])('names a row that was %s', async (fault, tamper) => {
    await sealed();
    // Tried and rolled back: each case starts from a whole chain.
    await transact(story.db, async (tx) => {
      await sql`set constraints all deferred`.execute(tx);
      await sql`alter table platform.seal drop constraint seal_tenant_id_audit_id_key`.execute(tx);
      await tamper.execute(tx);
      const report = await checkChain(tx, story.tenant);
      expect(report.faults.map((one) => one.fault)).toContain(fault);
      throw new Error('roll back');
    }).catch((error: Error) => {
      if (error.message !== 'roll back') throw error;
    });
    expect((await checkChain(story.db, story.tenant)).faults).toEqual([]);
  });
});

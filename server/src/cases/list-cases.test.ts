import { sql } from 'kysely';
import readExcel from 'read-excel-file/node';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTenant } from '../platform/tenants.ts';
import { identifyPerson } from '../registry/index.ts';
import * as contract from './contract.ts';
import { casesOfTarget, casesWaitingFor } from './index.ts';
import { type OrderStory, openOrderStory, toAnswer, toEnd } from './order-story.testing.ts';

let orders: OrderStory;
const number: Record<'drafted' | 'answered' | 'assigned' | 'closed', string> = {
  drafted: '',
  answered: '',
  assigned: '',
  closed: '',
};

/** One order in each of four states: for county B only the drafted one. */
beforeAll(async () => {
  orders = await openOrderStory();
  const closed = await orders.takeAll(await orders.open('investment-county-a-2026'), [...toAnswer, ...toEnd]);
  number.closed = closed.number;
  number.answered = (await orders.takeAll(await orders.open('investment-county-a-2026'), toAnswer)).number;
  number.assigned = (
    await orders.takeAll(await orders.open('growth-county-a-2026'), toAnswer.slice(0, 2))
  ).number;
  number.drafted = (await orders.open('investment-county-b-2026', '乙县')).number;
});
afterAll(() => orders?.story.close());

type Filter = Parameters<typeof list>[1];

async function list(who: string, query: Record<string, string> = {}) {
  const answered = await (await orders.story.as(who)).call(contract.listCases, { query });
  return { ...answered, numbers: answered.body.cases?.map((one) => one.number) };
}

async function numbers(who: string, query?: Filter) {
  return (await list(who, query)).numbers;
}

describe('the list of cases', () => {
  it('shows the office all, the nearest deadline first and what has ended last', async () => {
    const all = await list('office');
    // 9 July twice (the later opened first), then five working days of review.
    expect(all.numbers).toEqual([number.drafted, number.assigned, number.answered, number.closed]);
    expect(all.body).toMatchObject({
      total: 4,
      asOf: '2026-07-07',
      simulated: true,
      counts: { open: 3, mine: 1, overdue: 0, returned: 0, ended: 1 },
      abilities: { openCase: { may: true } },
    });
    for (const who of ['reviewer', 'leader', 'auditor']) expect(await numbers(who)).toHaveLength(4);
  });

  it('shows a unit what was handed to it and nothing else', async () => {
    expect(await numbers('clerk-a')).toEqual([number.assigned, number.answered, number.closed]);
    const other = await list('clerk-b');
    expect(other.numbers).toEqual([]);
    expect(other.body).toMatchObject({ total: 0, units: [], counts: { open: 0, ended: 0 } });
    expect(other.body.abilities.openCase?.may).toBe(false);
    expect((await list('clerk-a', { unit: orders.unitId('乙县') })).numbers).toEqual([]);
    expect((await (await orders.story.as(null)).call(contract.listCases)).status).toBe(401);
  });

  it('narrows by state, unit, target, stage and whose turn it is', async () => {
    expect(await numbers('office', { state: 'answered' })).toEqual([number.answered]);
    expect(await numbers('office', { unit: orders.unitId('乙县') })).toEqual([number.drafted]);
    const target = orders.target('investment-county-a-2026').id;
    expect(await numbers('office', { target })).toEqual([number.answered, number.closed]);
    expect(await numbers('office', { stage: 'ended' })).toEqual([number.closed]);
    expect(await numbers('office', { returned: 'true' })).toEqual([]);
    // The office opened the draft itself, so it waits for another person.
    expect(await numbers('office', { mine: 'true' })).toEqual([number.answered]);
    expect(await numbers('office-2', { mine: 'true' })).toEqual([number.drafted, number.answered]);
    expect(await numbers('clerk-a', { mine: 'true' })).toEqual([number.assigned]);
    expect(await numbers('signer-b', { mine: 'true' })).toEqual([]);
    expect(await numbers('leader', { mine: 'true' })).toEqual([]);
  });

  it('waits for a post only where that post acts, whatever else it may read', async () => {
    const { db, tenant } = orders.story;
    await sql`insert into registry.role_grant (tenant_id, id, person_id, role, valid_from)
      select tenant_id, ${uuidv7()}, id, 'leader', '2026-01-01' from registry.person
      where tenant_id = ${tenant} and name_zh = '乙县审签人'`.execute(db);
    expect(await numbers('signer-b')).toHaveLength(4);
    expect(await numbers('signer-b', { mine: 'true' })).toEqual([]);
    await sql`delete from registry.role_grant where tenant_id = ${tenant} and role = 'leader' and valid_from = '2026-01-01'`.execute(
      db,
    );
  });

  it('finds what is overdue by the business day', async () => {
    const setDay = (day: string) =>
      sql`update platform.tenant set pinned_day = ${day} where tenant_id = ${orders.story.tenant}`.execute(
        orders.story.db,
      );
    try {
      await setDay('2026-07-10');
      const late = await list('office', { overdue: 'true' });
      expect(late.numbers).toEqual([number.drafted, number.assigned]);
      expect(late.body.cases[0]).toMatchObject({ overdueDays: 1, colour: { code: 'red' } });
    } finally {
      await setDay('2026-07-07');
    }
  });

  it('comes in pages that neither repeat nor drop', async () => {
    const pages = await Promise.all(['1', '2', '3'].map((page) => list('office', { page, size: '2' })));
    expect(pages.flatMap((one) => one.numbers)).toEqual(await numbers('office'));
    expect(pages[2]?.body).toMatchObject({ total: 4, cases: [] });
    const refused = await list('office', { size: '500', unit: 'x' });
    expect([refused.status, refused.body.error?.fields?.map((fault) => fault.path)]).toEqual([
      400,
      ['query.unit', 'query.size'],
    ]);
  });

  it('downloads with the same filters and order, saying what it is', async () => {
    const answered = await (await orders.story.as('clerk-a')).call(contract.downloadCases, {
      query: { stage: 'open' },
    });
    expect(answered.status).toBe(200);
    const [sheet] = await readExcel(answered.bytes);
    const rows = sheet?.data ?? [];
    expect(String(rows[0]?.[0])).toContain('共 2 件');
    expect(String(rows[1]?.[0])).toContain('模拟');
    expect(String(rows[2]?.[0])).toContain('不是公文文号');
    expect(rows[3]?.slice(0, 4)).toEqual(['内部登记号', '程序', '标题', '责任单位']);
    expect(rows.slice(4).map((row) => row[0])).toEqual([number.assigned, number.answered]);
  });
});

describe('the room’s door', () => {
  it('tells later pages which cases a target has and what waits for a person', async () => {
    const { story } = orders;
    const tenant = await findTenant(story.db, story.tenant);
    if (tenant === undefined) throw new Error('no tenant');
    const as = async (nameZh: string) => {
      const found = await sql<{ account_id: string }>`select account_id from registry.person
        where tenant_id = ${story.tenant} and name_zh = ${nameZh}`.execute(story.db);
      const principal = await identifyPerson(
        story.db,
        tenant.id,
        found.rows[0]?.account_id ?? '',
        '2026-07-07',
      );
      if (principal === undefined) throw new Error(nameZh);
      return { tenant, principal, today: '2026-07-07' };
    };
    const target = orders.target('investment-county-a-2026').id;
    const seen = await casesOfTarget(story.db, await as('甲县审签人'), target);
    expect(seen.map((one) => one.number)).toEqual([number.answered, number.closed]);
    expect(await casesOfTarget(story.db, await as('乙县审签人'), target)).toEqual([]);
    const waiting = await casesWaitingFor(story.db, await as('甲县填报人'));
    expect(waiting.map((one) => one.number)).toEqual([number.assigned]);
  });
});

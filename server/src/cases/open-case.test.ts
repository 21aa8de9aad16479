import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../platform/transact.ts';
import * as contract from './contract.ts';
import { installProcedure } from './install-procedure.ts';
import {
  type OrderStory,
  openingForm,
  openOrderStory,
  supervision,
  toAnswer,
  toEnd,
} from './order-story.testing.ts';

let orders: OrderStory;
beforeAll(async () => {
  orders = await openOrderStory();
});
afterAll(() => orders?.story.close());

function order(changed: Record<string, unknown> = {}) {
  return {
    procedure: 'supervision',
    targetId: orders.target('investment-county-a-2026').id,
    unitId: orders.unitId('甲县'),
    title: '推进甲县工业投资',
    form: openingForm,
    ...changed,
  };
}

async function post(
  who: string | null,
  body: ReturnType<typeof order>,
  more: { key?: string; tenant?: string } = {},
) {
  const { key, tenant } = more;
  return (await orders.story.as(who)).call(contract.openCase, {
    body,
    ...(key === undefined ? {} : { key }),
    ...(tenant === undefined ? {} : { params: { tenant } }),
  });
}

/** A light of the room gaps that proposes an order. */
async function proposal(targetId: string, proposed = 'proposed'): Promise<string> {
  const id = uuidv7();
  await sql`insert into gaps.change (tenant_id, id, target_id, period, status_before, status_after, light_before,
    light_after, sentence_zh, sentence_en, proposal, on_day, at) values (${orders.story.tenant}, ${id}, ${targetId}, '2026-06',
    'behind', 'far_behind', 'yellow', 'red', '滞后', 'behind', ${proposed}, '2026-07-07', ${new Date()})`.execute(
    orders.story.db,
  );
  return id;
}

describe('opening an order', () => {
  it('is for the office alone', async () => {
    expect((await post(null, order())).status).toBe(401);
    for (const who of ['clerk-a', 'signer-a', 'reviewer', 'leader', 'auditor']) {
      const refused = await post(who, order());
      expect([who, refused.status, refused.body.error?.code]).toEqual([who, 403, 'platform.not_allowed']);
      expect(refused.body.error?.why).toContain('考核办');
    }
  });

  it('answers a stranger as if the city did not exist', async () => {
    const refused = await post('published-office', order());
    expect([refused.status, refused.body.error?.code]).toEqual([404, 'platform.not_found']);
  });

  it('is refused in a city of published figures, and says why', async () => {
    const refused = await post('published-office', order(), { tenant: 'small-published' });
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'cases.published']);
  });

  it('names every field that is missing, too long or not asked for', async () => {
    const form = { reason: ' ', demand: '字'.repeat(501), else: 'x' };
    const refused = await post('office', order({ form }));
    expect(refused.status).toBe(400);
    expect(refused.body.error?.fields?.map((fault) => fault.path)).toEqual([
      'body.form.reason',
      'body.form.demand',
      'body.form.else',
    ]);
    expect((await post('office', order({ title: 'x' }))).body.error?.fields?.[0]?.path).toBe('body.title');
    expect((await post('office', order({ unitId: uuidv7() }))).body.error?.fields?.[0]?.path).toBe(
      'body.unitId',
    );
  });

  it('stops a classification mark before anything is stored', async () => {
    const refused = await post('office', order({ title: '机密★三年 推进投资' }));
    expect([refused.status, refused.body.error?.code]).toEqual([422, 'platform.classified']);
  });

  it('refuses a target or a procedure that is not there', async () => {
    expect((await post('office', order({ targetId: uuidv7() }))).status).toBe(404);
    const refused = await post('office', order({ procedure: 'gone' }));
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'cases.no_procedure']);
  });

  it('takes a number, the deadline of approval and the reason of the day, and is done once a key', async () => {
    const first = await post('office', order(), { key: 'open-once-1' });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      number: '2026-0001',
      state: { code: 'drafted', internal: true },
      openedOn: '2026-07-07',
      dueOn: '2026-07-09',
      workingDaysLeft: 2,
      openedBy: { zh: '考核办专员' },
      steps: [{ no: 1, act: 'open', name: { zh: '立项' }, from: null, on: '2026-07-07' }],
      simulated: true,
    });
    expect(first.body.basis?.sentence.zh).toBeTruthy();
    const again = await post('office', order(), { key: 'open-once-1' });
    expect(again.body.id).toBe(first.body.id);
    const other = await post('office', order({ title: '另一个标题' }), { key: 'open-once-1' });
    expect([other.status, other.body.error?.code]).toEqual([422, 'platform.key_reused']);
  });

  it('allows one open order a target, also when two open at once, and leaves no hole in the numbers', async () => {
    const second = await post('office-2', order());
    expect([second.status, second.body.error?.code]).toEqual([409, 'cases.already_open']);
    expect(second.body.error?.why).toContain('2026-0001');
    const b = order({
      targetId: orders.target('investment-county-b-2026').id,
      unitId: orders.unitId('乙县'),
    });
    const both = await Promise.all([post('office', b), post('office-2', b)]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
    expect(both.find((one) => one.status === 200)?.body.number).toBe('2026-0002');
  });

  it('can be opened again once the earlier one is closed out', async () => {
    const open = await orders.open('growth-county-a-2026');
    const closed = await orders.takeAll(open, [...toAnswer, ...toEnd]);
    expect(closed.state).toMatchObject({ code: 'closed_out', final: 'closed' });
    expect((await orders.open('growth-county-a-2026')).number).toBe('2026-0004');
  });
});

describe('an order on a proposal', () => {
  it('takes the proposal up once, and only for its own target', async () => {
    const target = orders.target('investment-county-c-2026').id;
    const c = { targetId: target, unitId: orders.unitId('丙区') };
    const changeId = await proposal(target);
    const elsewhere = await proposal(orders.target('investment-county-b-2026').id);
    const other = await post('office', order({ ...c, changeId: elsewhere }));
    expect([other.status, other.body.error?.code]).toEqual([409, 'cases.other_target']);
    const decided = await post('office', order({ ...c, changeId: await proposal(target, 'dismissed') }));
    expect([decided.status, decided.body.error?.code]).toEqual([409, 'gaps.not_proposed']);
    expect((await post('office', order({ ...c, changeId: uuidv7() }))).status).toBe(404);

    const opened = await post('office', order({ ...c, changeId }));
    expect([opened.status, opened.body.changeId]).toEqual([200, changeId]);
    // What was refused took no number.
    expect(opened.body.number).toBe('2026-0005');
    const state = await sql<{ id: string; proposal: string }>`select id, proposal from gaps.change
      where id in (${changeId}, ${elsewhere}) order by id`.execute(orders.story.db);
    expect(state.rows).toEqual([
      { id: changeId, proposal: 'taken' },
      { id: elsewhere, proposal: 'proposed' },
    ]);
  });
});

describe('what an order would be opened with', () => {
  it('suggests who answers for the target, and changes nothing', async () => {
    const id = orders.target('investment-county-c-2026').id;
    const prepared = await (await orders.story.as('office')).call(contract.prepareCase, { params: { id } });
    expect(prepared.status).toBe(200);
    expect(prepared.body.units.map((unit) => [unit.name, unit.says.zh])).toEqual([
      ['丙区', '目标所属单位'],
      ['甲子局', '事项牵头单位'],
    ]);
    expect(prepared.body.procedures[0]?.form.map((field) => field.name)).toEqual(
      supervision.opening.form.map((field) => field.name),
    );
    expect(prepared.body.open).toHaveLength(1);
    const refused = await (await orders.story.as('clerk-a')).call(contract.prepareCase, { params: { id } });
    expect(refused.status).toBe(403);
  });
});

describe('a version of a procedure', () => {
  const install = (definition: unknown) =>
    transact(orders.story.db, (tx) => installProcedure(tx, orders.story.tenant, definition));

  it('is installed once and never rewritten', async () => {
    await expect(install(supervision)).resolves.toMatchObject({ version: 1 });
    const changed = { ...supervision, name: { zh: '督查', en: 'Inspection' } };
    await expect(install(changed)).rejects.toMatchObject({ code: 'cases.changed_procedure' });
    await expect(install({ ...changed, states: [] })).rejects.toThrow('procedure, states');
  });

  it('runs the cases opened after it, not those before', async () => {
    const before = await orders.open('investment-county-a-2026').catch((error: Error) => error.message);
    expect(before).toContain('cases.already_open');
    await install({ ...supervision, version: 2, name: { zh: '督查', en: 'Inspection' } });
    const list = await (await orders.story.as('office')).call(contract.listCases);
    expect(new Set(list.body.cases.map((one) => one.procedure.version))).toEqual(new Set([1]));
    const listed = await (await orders.story.as('clerk-b')).call(contract.listProcedures);
    expect(listed.body.procedures.map((one) => [one.code, one.version])).toEqual([['supervision', 2]]);
  });
});

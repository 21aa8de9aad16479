import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from './contract.ts';
import * as contract from './contract.ts';
import { forms, type OrderStory, openOrderStory, toEnd } from './order-story.testing.ts';

let orders: OrderStory;
let file: CaseFile;
beforeAll(async () => {
  orders = await openOrderStory();
});
afterAll(() => orders?.story.close());

interface Tried {
  form?: Record<string, string>;
  ifMatch?: number | null;
  id?: string;
  tenant?: string;
}

/** One try at a step, with the current version and a sound form unless told otherwise. */
async function attempt(who: string | null, transition: string, tried: Tried = {}) {
  const ifMatch = tried.ifMatch === undefined ? file.version : tried.ifMatch;
  const answered = await (await orders.story.as(who)).call(contract.advanceCase, {
    params: { id: tried.id ?? file.id, ...(tried.tenant === undefined ? {} : { tenant: tried.tenant }) },
    body: { transition, form: tried.form ?? forms[transition] ?? {} },
    ...(ifMatch === null ? {} : { ifMatch }),
  });
  return { ...answered, code: answered.body.error?.code, why: answered.body.error?.why };
}

async function read(who: string, id = file.id) {
  return (await orders.story.as(who)).call(contract.readCase, { params: { id } });
}

describe('an order walks its procedure', () => {
  it('is the office’s own draft until it is assigned', async () => {
    file = await orders.open('investment-county-a-2026');
    for (const who of ['clerk-a', 'signer-a', 'clerk-b']) {
      expect((await read(who)).status).toBe(404);
      expect((await attempt(who, 'accept')).status).toBe(404);
    }
    for (const who of ['office-2', 'reviewer', 'leader', 'auditor'])
      expect((await read(who)).status).toBe(200);
    expect((await attempt(null, 'approve')).status).toBe(401);
  });

  it('is approved by another person than the opener', async () => {
    const own = await attempt('office', 'approve');
    expect([own.status, own.code]).toEqual([403, 'platform.not_allowed']);
    expect(own.why).toContain('立项');
    expect((await read('office')).body.next.find((one) => one.code === 'approve')?.may).toBe(false);
    expect((await read('office-2')).body.abilities.approve?.may).toBe(true);
    expect((await attempt('leader', 'approve')).status).toBe(403);
    expect((await attempt('auditor', 'approve')).status).toBe(403);
    file = await orders.take('office-2', file, 'approve');
    expect(file.state.code).toBe('approved');
  });

  it('demands the version that was read, and a step that belongs here', async () => {
    expect((await attempt('office', 'assign', { ifMatch: null })).status).toBe(428);
    const stale = await attempt('office', 'assign', { ifMatch: file.version - 1 });
    expect([stale.status, stale.code]).toEqual([412, 'platform.stale']);
    expect(stale.body.error?.current).toMatchObject({ version: file.version, state: { zh: '待交办' } });
    const early = await attempt('office', 'resolve');
    expect([early.status, early.code]).toEqual([409, 'cases.not_now']);
    expect(early.body.error?.todo).toContain('交办');
    const unknown = await attempt('office', 'delete');
    expect([unknown.status, unknown.body.error?.fields?.[0]?.path]).toEqual([400, 'body.transition']);
    expect((await attempt('office', 'assign', { id: uuidv7() })).status).toBe(404);
  });

  it('takes a deadline that can be counted, and names the year that cannot', async () => {
    const past = await attempt('office', 'assign', { form: { due_on: '2026-07-06' } });
    expect([past.status, past.body.error?.fields?.[0]?.path]).toEqual([400, 'body.form.due_on']);
    const noDay = await attempt('office', 'assign', { form: { due_on: '2026-02-30' } });
    expect(noDay.status).toBe(400);
    const nextYear = await attempt('office', 'assign', { form: { due_on: '2027-01-15' } });
    expect([nextYear.status, nextYear.code]).toEqual([409, 'cases.no_holidays']);
    expect(nextYear.why).toContain('2027');
    file = await orders.take('office', file, 'assign');
    // The unit has two working days to accept; the day given is that of its answer.
    expect(file).toMatchObject({ state: { code: 'assigned' }, dueOn: '2026-07-09', colour: null });
  });

  it('is seen and accepted by its own unit alone', async () => {
    for (const who of ['clerk-b', 'signer-b', 'clerk-town', 'clerk-stat']) {
      expect((await read(who)).status).toBe(404);
      expect((await attempt(who, 'accept')).status).toBe(404);
    }
    expect((await attempt('office', 'accept')).status).toBe(403);
    expect((await read('clerk-a')).body.next.map((one) => [one.code, one.may])).toEqual([['accept', true]]);
    file = await orders.take('clerk-a', file, 'accept');
    expect(file).toMatchObject({ state: { code: 'in_progress' }, dueOn: '2026-07-28', workingDaysLeft: 15 });
  });

  it('is answered by the signer, in words and with evidence', async () => {
    expect((await attempt('clerk-a', 'feedback')).status).toBe(403);
    const empty = await attempt('signer-a', 'feedback', {
      form: { progress: '  ', next_steps: '字'.repeat(501) },
    });
    expect([empty.status, empty.body.error?.fields?.map((fault) => fault.path)]).toEqual([
      400,
      ['body.form.progress', 'body.form.next_steps', 'body.form.evidence'],
    ]);
    const marked = await attempt('signer-a', 'feedback', {
      form: { ...forms.feedback, problems: '详见【秘密】附件' },
    });
    expect([marked.status, marked.code, marked.body.error?.fields?.[0]?.path]).toEqual([
      422,
      'platform.classified',
      'body.form.problems',
    ]);
    file = await orders.take('signer-a', file, 'feedback');
    expect(file.state.code).toBe('answered');
    expect(file.steps.at(-1)).toMatchObject({ by: { zh: '甲县审签人' }, name: { zh: '反馈' } });
    expect(file.steps.at(-1)?.filled.map((one) => [one.label.zh, one.value])).toContainEqual([
      '进展情况',
      '已新开工两个项目',
    ]);
  });

  it('goes back once with a reason and a new day, and that is counted', async () => {
    expect((await attempt('reviewer', 'return', { form: { due_on: '2026-07-14' } })).status).toBe(400);
    file = await orders.take('reviewer', file, 'return');
    expect(file).toMatchObject({
      state: { code: 'in_progress' },
      returns: 1,
      dueOn: '2026-07-14',
      colour: { code: 'yellow' },
    });
    file = await orders.take('signer-a', file, 'feedback');
  });

  it('serves one of two reviewers who decide at once', async () => {
    const both = await Promise.all([attempt('reviewer', 'review'), attempt('office-2', 'review')]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 412]);
    const kept = both.find((one) => one.status === 200);
    file = kept?.body as CaseFile;
    expect(file.steps.filter((step) => step.act === 'review')).toHaveLength(1);
  });

  it('is closed out by nobody who opened, assigned, answered or resolved it', async () => {
    file = await orders.take('office', file, 'resolve');
    const own = await attempt('office', 'close_out');
    expect([own.status, own.code]).toEqual([403, 'platform.not_allowed']);
    expect(own.why).toContain('交办');
    expect((await attempt('signer-a', 'close_out')).status).toBe(403);
    file = await orders.take('office-2', file, 'close_out');
    expect(file).toMatchObject({
      state: { code: 'closed_out', final: 'closed' },
      closedOn: '2026-07-07',
      dueOn: null,
      colour: null,
      next: [],
    });
    const after = await attempt('office', 'return');
    expect([after.status, after.code]).toEqual([409, 'cases.not_now']);
  });

  it('leaves every step, its audit line, and word to the later rooms', async () => {
    expect(file.steps.map((step) => step.act)).toEqual([
      'open',
      'approve',
      'assign',
      'accept',
      'feedback',
      'return',
      'feedback',
      'review',
      'resolve',
      'close_out',
    ]);
    const audit = await sql<{ act: string; unit_id: string }>`select act, unit_id from platform.audit
      where subject_kind = 'case' and subject_id = ${file.id} order by id`.execute(orders.story.db);
    expect(audit.rows.map((row) => row.act)).toEqual(file.steps.map((step) => `cases.${step.act}`));
    expect(new Set(audit.rows.map((row) => row.unit_id))).toEqual(new Set([file.unit.id]));
    const topics = await sql<{ topic: string; payload: { caseId: string; outcome?: string } }>`
      select topic, payload from platform.outbox where topic like 'cases.%' order by id`.execute(
      orders.story.db,
    );
    expect(topics.rows.map((row) => [row.topic, row.payload.caseId, row.payload.outcome])).toEqual([
      ['cases.opened', file.id, undefined],
      ['cases.closed', file.id, 'closed'],
    ]);
    const { db, tenant } = orders.story;
    await expect(
      sql`update cases.step set form = '{}' where tenant_id = ${tenant} and case_id = ${file.id}`.execute(db),
    ).rejects.toThrow('append another step');
    await expect(
      sql`delete from cases.step where tenant_id = ${tenant} and case_id = ${file.id}`.execute(db),
    ).rejects.toThrow();
  });
});

describe('other ways of an order', () => {
  it('is not opened where the approver declines, and its unit never hears of it', async () => {
    const drafted = await orders.open('investment-county-a-2026');
    const declined = await orders.take('office-2', drafted, 'decline', { opinion: '先约谈了解情况' });
    expect(declined).toMatchObject({ state: { code: 'declined', final: 'dropped' }, closedOn: '2026-07-07' });
    expect((await read('signer-a', declined.id)).status).toBe(404);
  });

  it('gets more time where the office grants what the unit asked for', async () => {
    const open = await orders.open('investment-county-a-2026');
    const working = await orders.takeAll(open, [
      ['office-2', 'approve'],
      ['office', 'assign'],
      ['clerk-a', 'accept'],
    ]);
    const asked = await orders.take('signer-a', working, 'ask_extension', { why: '用地手续未批复' });
    expect(asked.dueOn).toBe('2026-07-28');
    const granted = await orders.take('office', asked, 'grant_extension', { due_on: '2026-08-11' });
    expect(granted).toMatchObject({ state: { code: 'in_progress' }, dueOn: '2026-08-11', returns: 0 });
    file = await orders.take('signer-a', granted, 'feedback');
  });

  it('is answered late when it is: the step says by how much', async () => {
    const setDay = (day: string) =>
      sql`update platform.tenant set pinned_day = ${day} where tenant_id = ${orders.story.tenant}`.execute(
        orders.story.db,
      );
    try {
      await setDay('2026-07-09');
      expect((await read('office')).body.colour).toBeNull();
      await setDay('2026-07-20');
      const overdue = (await read('office')).body;
      expect(overdue).toMatchObject({
        dueOn: '2026-07-14',
        overdueDays: 6,
        workingDaysLeft: null,
        colour: { code: 'red' },
      });
      file = await orders.take('reviewer', file, 'review');
      expect(file.steps.at(-1)).toMatchObject({ on: '2026-07-20', lateDays: 6 });
    } finally {
      await setDay('2026-07-07');
    }
  });

  it('fails the last check and goes back to the unit', async () => {
    file = await orders.take('office', file, 'resolve');
    expect(
      (await attempt('office', 'fail_check', { form: { opinion: '不实', due_on: '2026-07-31' } })).status,
    ).toBe(403);
    file = await orders.take('reviewer', file, 'fail_check', {
      opinion: '台账与现场不符',
      due_on: '2026-07-31',
    });
    expect(file).toMatchObject({ state: { code: 'in_progress' }, returns: 1, dueOn: '2026-07-31' });
    file = await orders.takeAll(await orders.take('signer-a', file, 'feedback'), toEnd);
    expect(file.state.final).toBe('closed');
  });

  it('is beyond reach from another city', async () => {
    expect((await attempt('published-office', 'review')).status).toBe(404);
    const there = await attempt('published-office', 'review', { tenant: 'small-published' });
    expect([there.status, there.code]).toEqual([409, 'cases.published']);
    const read = await (await orders.story.as('published-office')).call(contract.readCase, {
      params: { id: file.id, tenant: 'small-published' },
    });
    expect(read.status).toBe(404);
  });
});

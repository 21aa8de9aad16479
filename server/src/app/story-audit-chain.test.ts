import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStory, type Story } from '../../testing/story.ts';
import { chainOf, oneOfEach, resealTail, tampered } from '../../testing/tampering.ts';
import { claimCheck } from '../platform/audit-read.ts';
import { transact } from '../platform/transact.ts';
import * as contract from './contract.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
  await chainOf(story.db, story.tenant, 40);
});
afterAll(() => story?.close());

const check = async (username = 'auditor', body: { anchors?: never[] } = {}) =>
  (await story.as(username)).call(contract.checkAuditChain, { body });

it('is checked by the auditor and the audit officer, says how far it is sealed, and is on record', async () => {
  for (const username of ['auditor', 'audit-officer']) {
    const { status, body } = await check(username);
    expect([status, body.faultCount]).toEqual([200, 0]);
    expect(body.sealed).toBeGreaterThan(40);
    expect(body.anchor).toMatchObject({ tenantId: story.tenant, seq: body.head?.seq });
    const state = (await (await story.as(username)).call(contract.readChain)).body;
    expect(state.lastCheck).toMatchObject({ sealed: body.sealed, faults: 0, head: body.head });
    expect(state.abilities.checkChain?.may).toBe(true);
  }
  expect((await check('office')).status).toBe(403);
  const nobody = await story.as(null);
  expect((await nobody.call(contract.checkAuditChain, { body: {} })).status).toBe(401);
});

it('is checked by one at a time', async () => {
  await transact(story.db, async (tx) => {
    expect(await claimCheck(tx, story.tenant)).toBe(true);
    const { status, body } = await check();
    expect([status, body.error?.code]).toEqual([409, 'audit.check_running']);
  });
});

it.each(oneOfEach)('names the link and what is wrong: $name', async ({ does, finds }) => {
  await tampered(
    story.db,
    () => does(story.db, story.tenant),
    async () => {
      const { body } = await check();
      expect(body.faults.map(({ fault, seq }) => ({ fault, seq }))).toEqual(finds);
      for (const { seq, words } of body.faults) {
        if (seq !== null) expect(words.zh).toContain(`第 ${seq} `);
        expect(words.en.length).toBeGreaterThan(20);
      }
      expect(body.anchor).toBeNull();
      const state = (await (await story.as('auditor')).call(contract.readChain)).body;
      expect(state.lastCheck?.faults).toBe(finds.length);
    },
  );
});

it('is held against heads kept elsewhere: a tail sealed anew is found', async () => {
  const { anchor } = (await check()).body;
  await tampered(
    story.db,
    () => resealTail(story.db, story.tenant, 60),
    async () => {
      expect((await check()).body.faultCount).toBe(0);
      const { body } = await check('auditor', { anchors: [anchor as never] });
      expect(body.faults.map(({ fault, seq }) => [fault, seq])).toEqual([['resealed', anchor?.seq]]);
    },
  );
  const bad = await check('auditor', { anchors: [{ seq: -1 } as never] });
  expect(bad.status).toBe(400);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actorAt, signIn } from '../../testing/client.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { appointOfficer } from './appoint-officer.ts';
import { listAccounts, whoAmI } from './contract.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story?.close());

it('makes a first officer; where the office is held, only beside the holder; never under real names', async () => {
  const given = {
    tenantId: story.tenant,
    role: 'security_officer' as const,
    username: 'sec-2',
    name: { zh: '安全管理员二岗', en: 'Second security officer' },
    reason: '原账号遗失',
    beside: false,
  };
  const appoint = (more: object) => appointOfficer(story.db, { ...given, ...more }, new Date());
  await expect(appoint({})).rejects.toMatchObject({ code: 'registry.office_held' });
  await expect(appoint({ tenantId: 'small-published', beside: true })).rejects.toMatchObject({
    code: 'registry.no_accounts_here',
  });
  await expect(appoint({ username: 'office', beside: true })).rejects.toMatchObject({
    code: 'registry.username_taken',
  });
  const password = await appoint({ beside: true });
  const officer = actorAt(story.address, await signIn(story.address, 'sec-2', password), story.tenant);
  expect((await officer.call(whoAmI)).body.error?.code).toBe('identity.password_due');
  const { body } = await (await story.as('audit-officer')).call(listAccounts, { query: { text: 'sec-2' } });
  expect(body.accounts).toMatchObject([{ duty: 'security_officer', passwordDue: true }]);
  const { rows } = await sql`select person_id, reason from platform.audit
    where act = 'registry.appoint_officer'`.execute(story.db);
  expect(rows).toEqual([{ person_id: 'operator', reason: '原账号遗失' }]);
});

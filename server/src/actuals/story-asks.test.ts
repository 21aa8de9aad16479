import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const juneOf = { period: '2026-06', scope: {}, figures: true, words: true, coUnits: false };
describe('asking', () => {
  it('refuses to ask wrongly', async () => {
    const body = { ...juneOf, dueOn: '2026-07-14' };
    expect(await story.said(null, contract.planAsks, { body })).toEqual([401, 'platform.not_signed_in']);
    for (const username of ['clerk-a', 'reviewer', 'leader', 'auditor']) {
      expect(await story.said(username, contract.planAsks, { body })).toEqual([403, 'platform.not_allowed']);
      expect(await story.said(username, contract.askByPlan, { body })).toEqual([403, 'platform.not_allowed']);
    }
    expect(await story.said('office', contract.planAsks, { body: { ...juneOf, period: '2026-13' } })).toEqual(
      [422, 'actuals.unknown_period'],
    );
    expect(
      await story.said('office', contract.askByPlan, { body: { ...body, dueOn: '2026-07-06' } }),
    ).toEqual([422, 'actuals.due_past']);
    expect(await story.said('office', contract.askByPlan, { body: juneOf })).toEqual([
      400,
      'platform.invalid',
    ]);
    expect(
      await story.said('office', contract.planAsks, { body: { ...juneOf, scope: { matters: [nowhere] } } }),
    ).toEqual([404, 'platform.not_found']);
    const published = { params: { tenant: 'small-published' }, body };
    const planned = { ...published, body: juneOf };
    expect(await story.said('published-office', contract.planAsks, planned)).toEqual([
      409,
      'actuals.published_only',
    ]);
    expect(await story.said('published-office', contract.askByPlan, published)).toEqual([
      409,
      'actuals.published_only',
    ]);
    expect(await story.said('office', contract.planAsks, planned)).toEqual([404, 'platform.not_found']);
  });

  it('counts nothing as asked that was refused', async () => {
    const office = await story.as('office');
    const scope = { matters: [nowhere] };
    await office.call(contract.askByPlan, { body: { ...juneOf, scope, dueOn: '2026-07-14' } });
    const { body } = await office.call(contract.listRequests, { query: { kind: 'words' } });
    expect(body.total).toBe(0);
  });

  it('asks once when two officers ask at the same time', async () => {
    const [one, other] = [await story.as('office'), await story.as('office-2')];
    const body = { ...juneOf, dueOn: '2026-07-14' };
    const made = await Promise.all([one, other].map((who) => who.call(contract.askByPlan, { body })));
    expect(made.map(({ status }) => status)).toEqual([200, 200]);
    expect(made.reduce((sum, { body: done }) => sum + done.words, 0)).toBe(2);
    const { body: list } = await one.call(contract.listRequests, { query: { kind: 'words' } });
    expect(list.requests.map(({ matter }) => matter?.number).sort()).toEqual(['1', '2']);
  });
});

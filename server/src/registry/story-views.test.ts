import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

let story: Story;

beforeAll(async () => {
  story = await openStory({
    cities: [
      smallCity(),
      {
        ...smallCity('other-city'),
        posts: [{ username: 'office-other', name: { zh: '考核办', en: 'Office' }, role: 'office' }],
      },
    ],
  });
});
afterAll(() => story?.close());

const query = { status: 'behind', text: '工业' };
const save = async (post: string, name: string, more: { shared?: boolean; page?: string } = {}) =>
  (await story.as(post)).call(contract.saveView, { body: { page: 'targets', name, query, ...more } });
const list = async (post: string, page = 'targets') =>
  (await (await story.as(post)).call(contract.listViews, { query: { page } })).body;

describe('saved views', () => {
  it('keeps the filters of a page under a name, for their keeper alone', async () => {
    const saved = await save('clerk-a', '本月滞后');
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ page: 'targets', name: '本月滞后', query, own: true, version: 1 });
    expect((await list('clerk-a')).views.map(({ id }) => id)).toEqual([saved.body.id]);
    expect((await list('clerk-a', 'matters')).views).toEqual([]);
    expect((await list('clerk-b')).views).toEqual([]);
  });

  it('is shared by the office with everyone, who may use it and nothing more', async () => {
    const refused = await save('clerk-a', '共享', { shared: true });
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'platform.not_allowed']);
    const { body } = await save('office', '全市滞后', { shared: true });
    const [seen] = (await list('clerk-b')).views;
    expect(seen).toMatchObject({ name: '全市滞后', shared: true, own: false });
    expect(seen?.abilities.keepView?.may).toBe(false);
    const clerk = await story.as('clerk-b');
    const params = { id: body.id };
    expect((await clerk.call(contract.deleteView, { params, ifMatch: 1 })).status).toBe(403);
    const other = await story.as('office-other');
    const elsewhere = await other.call(contract.listViews, {
      params: { tenant: 'other-city' },
      query: { page: 'targets' },
    });
    expect(elsewhere.body.views).toEqual([]);
  });

  it('is changed only from its current version, by its keeper', async () => {
    const { body: view } = await save('signer-a', '待签', { page: 'requests' });
    const change = { name: '待审签', query: {}, shared: false, sort: 3 };
    const params = { id: view.id };
    const signer = await story.as('signer-a');
    expect((await signer.call(contract.changeView, { params, body: change })).status).toBe(428);
    const done = await signer.call(contract.changeView, { params, body: change, ifMatch: 1 });
    expect(done.body).toMatchObject({ name: '待审签', query: {}, sort: 3, version: 2 });
    expect((await signer.call(contract.changeView, { params, body: change, ifMatch: 1 })).status).toBe(412);
    const stranger = await story.as('clerk-a');
    expect((await stranger.call(contract.changeView, { params, body: change, ifMatch: 2 })).status).toBe(404);
    const sharing = { params, body: { ...change, shared: true }, ifMatch: 2 };
    expect((await signer.call(contract.changeView, sharing)).status).toBe(403);
    expect((await signer.call(contract.deleteView, { params, ifMatch: 2 })).status).toBe(200);
    expect((await list('signer-a', 'requests')).views).toEqual([]);
  });

  it('refuses a second one of the name, more than the limit, and what is no filter', async () => {
    const { body: first } = await save('leader', '甲');
    const again = await save('leader', '甲');
    expect([again.status, again.body.error?.code]).toEqual([409, 'registry.view_named']);
    const { body: second } = await save('leader', '乙');
    const taken = await (await story.as('leader')).call(contract.changeView, {
      params: { id: second.id },
      body: { name: first.name, query, shared: false, sort: 1 },
      ifMatch: 1,
    });
    expect([taken.status, taken.body.error?.code]).toEqual([409, 'registry.view_named']);
    const { limit } = await list('leader');
    for (let at = 2; at < limit; at += 1) expect((await save('leader', `第${at}个`)).status).toBe(200);
    const full = await save('leader', '多一个');
    expect([full.status, full.body.error?.code]).toEqual([409, 'registry.too_many_views']);
    const leader = await story.as('leader');
    const wrong = { page: 'matters', name: ' ', query: { 'a b': 'x' } };
    expect((await leader.call(contract.saveView, { body: wrong })).status).toBe(400);
    expect(
      (await (await story.as(null)).call(contract.listViews, { query: { page: 'targets' } })).status,
    ).toBe(401);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerCities } from '../../testing/register-cities.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import * as registry from './contract.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory({ cities: registerCities() });
});
afterAll(() => story?.close());

describe('owner groups', () => {
  it('are kept by the office with the days of their members', async () => {
    const units = (await story.call('office', registry.listUnits)).body.units;
    const unitId = units[1]?.id ?? '';
    const body = { name: '市级其他有关单位', members: [{ unitId, from: '2026-01-01', to: null }] };
    expect((await story.call(null, registry.createOwnerGroup, { body })).status).toBe(401);
    expect((await story.call('clerk-a', registry.createOwnerGroup, { body })).status).toBe(403);
    const made = await story.call('office', registry.createOwnerGroup, { body });
    expect([made.status, made.body.version]).toEqual([200, 1]);
    expect((await story.call('office', registry.createOwnerGroup, { body })).status).toBe(409);
    const params = { group: made.body.id };
    const members = [
      { unitId, from: '2026-01-01', to: '2026-06-30' },
      { unitId, from: '2026-07-01', to: null },
    ];
    const edit = (sent: object) =>
      story.call('office', registry.editOwnerGroup, { params, body: { name: body.name, members }, ...sent });
    expect((await edit({})).status).toBe(428);
    expect((await edit({ ifMatch: 1 })).body.members).toHaveLength(2);
    expect((await edit({ ifMatch: 1 })).status).toBe(412);
    const overlapping = [...members, { unitId, from: '2026-06-01', to: null }];
    expect(
      (await edit({ ifMatch: 2, body: { name: body.name, members: overlapping } })).body.error?.code,
    ).toBe('registry.members_overlap');
    const stranger = [{ unitId: nowhere, from: '2026-01-01', to: null }];
    expect((await edit({ ifMatch: 2, body: { name: body.name, members: stranger } })).status).toBe(400);
    expect((await edit({ params: { group: nowhere }, ifMatch: 2 })).status).toBe(404);
    const published = { params: { tenant: 'small-published' }, body: { name: '甲', members: [] } };
    expect((await story.call('published-office', registry.createOwnerGroup, published)).status).toBe(409);
    const listed = (await story.call('clerk-a', registry.listOwnerGroups)).body;
    expect(listed.groups.map(({ name, membersOn }) => [name, membersOn])).toEqual([
      ['各区县', 2],
      ['市级其他有关单位', 1],
    ]);
    expect(listed.abilities.editOwnerGroups?.may).toBe(false);
  });
});

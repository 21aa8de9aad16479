import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestOf } from '../../testing/walk-figure.ts';
import * as actuals from '../actuals/contract.ts';
import * as contract from './contract.ts';
import { basis, codeOf, made, openOrganisation, today } from './organisation-story.testing.ts';

let city: Awaited<ReturnType<typeof openOrganisation>>;
beforeAll(async () => {
  city = await openOrganisation();
});
afterAll(() => city?.story.close());
const units = (on?: string) => city.units(on);
const organisation = () => city.organisation();
const idOf = (name: string, on?: string) => city.idOf(name, on);
const change: typeof city.change = (...given) => city.change(...given);

describe('a merger', () => {
  it('refuses to end a unit with units below, and moves them under the successor instead', async () => {
    const [a, b, c] = [await idOf('甲县'), await idOf('乙县'), await idOf('丙区')];
    expect(codeOf(await change({ kind: 'end_unit', unitId: a }, today))).toEqual([
      409,
      'registry.has_units_below',
    ]);
    const merge = { kind: 'merge_units', unitIds: [a], carryGrants: true };
    const twice = { ...merge, unitIds: [a, b], into: { unitId: b } };
    expect(codeOf(await change(twice, today))).toEqual([422, 'registry.named_twice']);
    const done = await change({ ...merge, into: { unitId: c } }, today);
    expect(done).toMatchObject(made);
    expect(done.body.said.map(({ zh }) => zh).join('')).toContain('其中 2 项自生效日起改在承接单位');
    expect((await units()).map(({ name }) => name)).not.toContain('甲县');
    expect((await units('2026-07-06')).map(({ name }) => name)).toContain('甲县');
    const town = (await units()).find(({ name }) => name === '甲县子镇');
    expect(town?.memberships[0]?.parentName).toBe('丙区');
    const late = await change({ kind: 'rename_unit', unitId: a, name: '复县' }, '2026-07-08');
    expect(codeOf(late)).toEqual([409, 'registry.ended']);
  });

  it('gives the successor’s people what was open under a merged unit and the units below, nobody else', async () => {
    const clerk = await city.story.as('clerk-a');
    const me = (await clerk.call(contract.whoAmI)).body.grants;
    expect(me.map(({ unit }) => unit?.name)).toEqual(['丙区']);
    const request = await requestOf(city.story, 'clerk-a', '2026-06', 'investment');
    const open = (await clerk.call(actuals.listRequests, { query: { period: '2026-06' } })).body.requests;
    expect(open.map(({ unit }) => unit.id).sort()).toEqual(
      [await idOf('丙区'), await idOf('甲县', '2026-07-06')].sort(),
    );
    const entry = {
      value: '36',
      progress: '',
      problems: '',
      nextSteps: '',
      explanation: '',
      missingReason: '',
    };
    const entered = await clerk.call(actuals.enter, {
      params: { request: open.find(({ unit }) => unit.name !== '丙区')?.id ?? '' },
      body: entry as never,
      ifMatch: request.version,
    });
    expect(entered.status).toBe(200);
    const stranger = await city.story.as('clerk-b');
    for (const { id } of open) {
      expect((await stranger.call(actuals.readRequest, { params: { request: id } })).status).toBe(404);
    }
  });

  it('ends the grants over a merged unit where they are not carried', async () => {
    const [former, into] = [await idOf('乙丑局'), await idOf('甲子局')];
    const clerk = await city.story.as('clerk-stat');
    expect((await clerk.call(contract.whoAmI)).status).toBe(200);
    const merge = { kind: 'merge_units', unitIds: [former], into: { unitId: into }, carryGrants: false };
    expect(await change(merge, today)).toMatchObject(made);
    expect((await clerk.call(contract.whoAmI)).status).toBe(404);
  });

  it('with a later change of a merged unit is refused until that day; a new successor stands where the first stood', async () => {
    const [b, c] = [await idOf('乙县'), await idOf('丙区')];
    const into = { unit: { name: '乙丙区', nameEn: null, kind: 'county', functions: '' } };
    const merge = { kind: 'merge_units', unitIds: [b, c], into, carryGrants: true };
    const entrusted = { kind: 'add_membership', unitId: b, parentId: c, membership: 'entrusted' };
    expect(await change(entrusted, '2026-09-01')).toMatchObject(made);
    expect(codeOf(await change(merge, today))).toEqual([409, 'registry.later_change']);
    expect(await change(merge, '2026-10-01')).toMatchObject(made);
    expect((await units('2026-10-01')).find(({ name }) => name === '乙丙区')).toMatchObject({
      memberships: [{ parentName: '测试市（模拟）', kind: 'administrative' }],
    });
  });

  it('of the other way round splits one unit, and one part takes over', async () => {
    const unitId = await idOf('甲子局');
    const part = (name: string) => ({ unit: { name, nameEn: null, kind: 'department', functions: '' } });
    const split = { kind: 'split_unit', unitId, into: [part('工业局'), part('投资局')], carryGrants: false };
    expect(codeOf(await change({ ...split, takesOver: 2 }, '2026-08-01'))).toEqual([422, 'registry.no_heir']);
    const done = await change({ ...split, takesOver: 1 }, '2026-08-01');
    expect(done.body.said[0]?.zh).toContain('拆分为工业局、投资局，由“投资局”承接未办结事项');
    expect((await units('2026-08-01')).map(({ name }) => name)).not.toContain('甲子局');
  });

  it('leaves history, its acts and their audit', async () => {
    const { acts } = await organisation();
    const merger = acts.findLast(({ kind, effectiveOn }) => kind === 'merge_units' && effectiveOn === today);
    expect(merger).toMatchObject({ ...basis, by: { zh: '考核办专员' } });
    expect(merger?.said[0]?.en).toContain('甲县 merge into "丙区"');
  });
});

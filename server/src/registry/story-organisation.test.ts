import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as contract from './contract.ts';
import { basis, codeOf, day, made, openOrganisation } from './organisation-story.testing.ts';

let city: Awaited<ReturnType<typeof openOrganisation>>;
beforeAll(async () => {
  city = await openOrganisation();
});
afterAll(() => city?.story.close());
const units = (on?: string) => city.units(on);
const organisation = () => city.organisation();
const idOf = (name: string, on?: string) => city.idOf(name, on);
const change: typeof city.change = (...given) => city.change(...given);

describe('a renamed unit', () => {
  it('has its name of each day, in both languages, and keeps its id', async () => {
    const id = await idOf('甲子局');
    const renamed = await change({
      kind: 'rename_unit',
      unitId: id,
      name: '丙寅局',
      nameEn: 'Bingyin Bureau',
    });
    expect(renamed).toMatchObject(made);
    expect(renamed.body.said[0]?.zh).toContain('“甲子局”更名为“丙寅局”');
    const nameOn = async (on: string) => (await units(on)).find((unit) => unit.id === id);
    expect(await nameOn('2026-06-30')).toMatchObject({ name: '甲子局' });
    expect(await nameOn('2026-07-01')).toMatchObject({ name: '丙寅局' });
    const office = await city.story.as('office');
    expect((await office.call(contract.readNames)).body.names).toMatchObject({ 丙寅局: 'Bingyin Bureau' });
    const again = await change({ kind: 'rename_unit', unitId: id, name: '丁卯局' }, '2026-06-01');
    expect(codeOf(again)).toEqual([409, 'registry.later_change']);
    const twin = await change({ kind: 'rename_unit', unitId: id, name: '乙丑局' }, '2026-07-03');
    expect(codeOf(twin)).toEqual([409, 'registry.name_taken']);
  });
});

describe('who may change the tree, and from what', () => {
  const group = (name: string) => ({ kind: 'add_group', name });

  it.each(['leader', 'clerk-a', 'reviewer', 'auditor'])('is not %s', async (post) => {
    expect(codeOf(await change(group('不成'), day, { post }))).toEqual([403, 'platform.not_allowed']);
  });

  it('nobody who is not signed in, and nobody of another city', async () => {
    const nobody = await city.story.as(null);
    expect((await nobody.call(contract.readOrganisation)).status).toBe(401);
    const other = await city.story.as('office-other');
    expect((await other.call(contract.readOrganisation)).status).toBe(404);
    const own = { tenant: 'other-city' };
    const foreign = await other.call(contract.changeTree, {
      params: own,
      body: { change: { kind: 'end_unit', unitId: await idOf('乙县') }, effectiveOn: day, ...basis },
      ifMatch: 1,
    });
    expect(foreign.status).toBe(404);
    const kept = (await other.call(contract.listUnits, { params: own })).body.units;
    expect(kept.map(({ name }) => name)).toContain('甲子局');
  });

  it('the office, from the current version, with a reason and a document, in a city that is not of real names', async () => {
    const { version } = await organisation();
    expect(codeOf(await change(group('新组'), day, { ifMatch: null }))).toEqual([
      428,
      'platform.version_missing',
    ]);
    const done = await change(group('新组'));
    expect(done.body.version).toBe(version + 1);
    expect(codeOf(await change(group('又一组'), day, { ifMatch: version }))).toEqual([412, 'platform.stale']);
    const office = await city.story.as('office');
    const without = { change: group('无据'), effectiveOn: day, reason: '', document: '' } as never;
    const bare = await office.call(contract.changeTree, { body: without, ifMatch: version + 1 });
    expect(bare.status).toBe(400);
    expect(bare.body.error?.fields?.map(({ path }) => path)).toEqual(['body.reason', 'body.document']);
    const marked = await change({ kind: 'add_group', name: '机密★一组' });
    expect(codeOf(marked)).toEqual([422, 'platform.classified']);
    const reader = await city.story.as('published-office');
    const refused = await reader.call(contract.changeTree, {
      params: { tenant: 'small-published' },
      body: { change: { kind: 'add_group', name: '组', nameEn: null }, effectiveOn: day, ...basis },
      ifMatch: 1,
    });
    expect(codeOf(refused)).toEqual([409, 'registry.published_only']);
  });
});

describe('memberships', () => {
  it('are many, dated, one administrative at a time, without rings; overlapping areas are not summed', async () => {
    const [town, b, a, city] = [
      await idOf('甲县子镇'),
      await idOf('乙县'),
      await idOf('甲县'),
      await idOf('测试市（模拟）'),
    ];
    const join = (unitId: string, parentId: string, membership: string) =>
      ({ kind: 'add_membership', unitId, parentId, membership }) as unknown;
    expect(codeOf(await change(join(town, b, 'administrative')))).toEqual([
      409,
      'registry.one_administrative',
    ]);
    expect(codeOf(await change(join(town, a, 'administrative')))).toEqual([409, 'registry.belongs_already']);
    expect(codeOf(await change(join(city, town, 'administrative')))).toEqual([409, 'registry.ring']);
    expect(await change(join(town, b, 'platform'))).toMatchObject(made);
    const before = (await units('2026-06-30')).find(({ id }) => id === town);
    const after = (await units(day)).find(({ id }) => id === town);
    expect([before?.overlapping, after?.overlapping]).toEqual([false, true]);
    expect(after?.memberships.map(({ parentName, kind }) => [parentName, kind])).toEqual([
      ['甲县', 'administrative'],
      ['乙县', 'platform'],
    ]);
    const platform = after?.memberships.find(({ kind }) => kind === 'platform')?.id;
    const gone = { kind: 'end_membership', membershipId: platform };
    expect(codeOf(await change(gone))).toEqual([409, 'registry.later_change']);
    expect(await change(gone, '2026-07-05')).toMatchObject(made);
    expect((await units('2026-07-05')).find(({ id }) => id === town)?.overlapping).toBe(false);
    expect((await units('2026-07-04')).find(({ id }) => id === town)?.overlapping).toBe(true);
  });

  it('a ring that would hold only later is refused as well, with the day', async () => {
    const [b, c] = [await idOf('乙县'), await idOf('丙区')];
    const join = (unitId: string, parentId: string) => ({
      kind: 'add_membership',
      unitId,
      parentId,
      membership: 'entrusted',
    });
    expect(await change(join(b, c), '2026-09-01')).toMatchObject(made);
    const ring = await change(join(c, b), day);
    expect(codeOf(ring)).toEqual([409, 'registry.ring']);
    expect(ring.body.error?.why).toContain('2026-09-01');
  });
});

describe('assessment groups and portfolios', () => {
  it('say per period how a unit takes part', async () => {
    const [town, b] = [await idOf('甲县子镇'), await idOf('乙县')];
    const groupId = (await organisation()).groups.find(({ name }) => name === '区县组')?.id ?? '';
    const stand = (unitId: string, standing: string, until: string | null = null) => ({
      kind: 'set_standing',
      groupId,
      unitId,
      standing,
      until,
    });
    expect(await change(stand(b, 'unranked', '2026-12-31'))).toMatchObject(made);
    expect(codeOf(await change(stand(b, 'unranked', '2026-12-31'), '2026-07-02'))).toEqual([
      409,
      'registry.same_standing',
    ]);
    expect(codeOf(await change(stand(town, 'no', '2026-01-01')))).toEqual([422, 'registry.until_before']);
    const of = async (on: string) =>
      (await units(on)).find(({ id }) => id === b)?.groups.map(({ standing }) => standing);
    expect([await of('2026-06-30'), await of(day), await of('2027-01-01')]).toEqual([
      ['ranked'],
      ['unranked'],
      [],
    ]);
    expect(await change({ kind: 'end_standing', groupId, unitId: b }, '2026-08-01')).toMatchObject(made);
    expect(await of('2026-08-01')).toEqual([]);
  });

  it('name leading posts by role, with the units that each looks after on a day', async () => {
    const b = await idOf('乙丑局');
    await change({ kind: 'add_post', name: '分管副市长（统计）', nameEn: null });
    const post = (await organisation()).posts.find(({ name }) => name === '分管副市长（统计）');
    const assign = { kind: 'assign_portfolio', postId: post?.id, unitId: b };
    expect(await change(assign)).toMatchObject(made);
    expect(codeOf(await change(assign))).toEqual([409, 'registry.looked_after']);
    const leadersOn = async (on: string) =>
      (await units(on)).find(({ id }) => id === b)?.leaders.map(({ name }) => name);
    expect([await leadersOn('2026-06-30'), await leadersOn(day)]).toEqual([[], ['分管副市长（统计）']]);
    const line = (await organisation()).posts.find(({ id }) => id === post?.id)?.portfolio[0];
    expect(await change({ kind: 'end_portfolio', portfolioId: line?.id }, '2026-07-04')).toMatchObject(made);
    expect(await leadersOn('2026-07-04')).toEqual([]);
    expect(await change({ kind: 'end_post', postId: post?.id }, '2026-07-06')).toMatchObject(made);
    expect((await organisation()).posts.map(({ name }) => name)).toEqual(['分管副市长（工业）']);
  });
});

describe('workbooks', () => {
  it('hold the units of the day with the filters, and groups, portfolios and changes', async () => {
    const office = await city.story.as('office');
    const file = await office.call(contract.downloadUnits, {
      query: { on: '2026-07-06', kind: 'county', language: 'en' },
    });
    const [sheet] = await readExcel(file.bytes);
    expect(sheet?.data.slice(4).map((row) => row[1])).toEqual(['甲县', '乙县', '丙区']);
    const whole = await readExcel((await office.call(contract.downloadOrganisation)).bytes);
    expect(whole.map((one) => one.sheet)).toEqual(['考核组别', '分工表', '机构变动']);
  });
});

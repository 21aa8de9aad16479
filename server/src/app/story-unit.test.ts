import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import * as plans from '../plans/contract.ts';
import * as registry from '../registry/contract.ts';
import * as contract from './contract.ts';

let story: Story;
beforeAll(async () => {
  const city = smallCity();
  const [town] = city.units.filter(({ code }) => code === 'town-a');
  story = await openStory({
    cities: [
      {
        ...city,
        units: city.units.map((unit) =>
          unit === town ? unit : { ...unit, ...(unit.code === 'county-a' ? { nameEn: 'County A' } : {}) },
        ),
        leaders: [{ code: 'l', name: '分管副市长（工业）', sort: 1, units: ['bureau-a', 'county-a'] }],
      },
      smallPublishedCity(),
    ],
  });
});
afterAll(() => story?.close());

async function idOf(name: string): Promise<string> {
  const { units } = (await (await story.as('leader')).call(registry.listUnits)).body;
  return units.find((unit) => unit.name === name)?.id ?? '';
}
const read = async (name: string, post = 'leader') =>
  (await (await story.as(post)).call(contract.readUnit, { params: { id: await idOf(name) } })).body;

describe('the page of a unit', () => {
  it('says what the unit is on the day: places, groups, leaders, names', async () => {
    const page = await read('甲县');
    expect(page.unit).toMatchObject({ name: '甲县', exists: true, overlapping: false });
    expect(page.above.map(({ unit, kind }) => [unit.name, kind])).toEqual([
      ['测试市（模拟）', 'administrative'],
    ]);
    expect(page.below.map(({ unit }) => unit.name)).toEqual(['甲县子镇']);
    expect(page.groups).toEqual([{ name: '区县组', standing: 'ranked' }]);
    expect(page.leaders.map(({ name }) => name)).toEqual(['分管副市长（工业）']);
    expect(page.names).toHaveLength(1);
  });

  it('holds what falls to it: matters by name or group, targets with standing, and what is behind in words', async () => {
    const county = await read('甲县');
    expect(county.matters).toMatchObject([
      { number: '1', role: 'co', through: '各区县', targets: 1, behind: 1 },
    ]);
    expect(county.targets.map(({ line, role }) => [line.code, role, line.standing.status])).toEqual([
      ['investment-county-a-2026', 'subject', 'behind'],
      ['growth-county-a-2026', 'subject', 'on_pace'],
    ]);
    expect(county.behind).toEqual([
      {
        targetId: county.targets[0]?.line.id,
        problems: '',
        nextSteps: '',
        wordsPeriod: null,
        orders: 0,
      },
    ]);
    const bureau = await read('甲子局');
    expect(bureau.matters).toMatchObject([{ number: '1', role: 'lead', through: null, targets: 3 }]);
    expect(bureau.targets.map(({ line, role }) => [line.subject.name, role])).toEqual([
      ['甲县', 'lead'],
      ['乙县', 'lead'],
      ['丙区', 'lead'],
    ]);
  });

  it('downloads as a workbook, a sheet for each table, with what the reader may see', async () => {
    const params = { id: await idOf('甲县') };
    const sheetsFor = async (post: string) => {
      const file = await (await story.as(post)).call(contract.downloadUnit, {
        params,
        query: { language: 'en' },
      });
      return readExcel(file.bytes);
    };
    const own = await sheetsFor('clerk-a');
    expect(own.map(({ sheet }) => sheet)).toEqual([
      'Matters',
      'Targets',
      'Tasks',
      'Latest words',
      'Open requests',
    ]);
    expect(own[1]?.data.slice(4).map((row) => [row[0], row[6]])).toEqual([
      ['工业投资', 'Behind'],
      ['规上工业增加值增速', 'On pace'],
    ]);
    const requests = async (post: string) => (await sheetsFor(post))[4]?.data.slice(4).length;
    expect([await requests('clerk-a'), await requests('clerk-b')]).toEqual([1, 0]);
  });

  it('shows requests to the unit and the posts of the whole city, and to no other unit', async () => {
    const own = await read('甲县', 'clerk-a');
    expect([own.own, own.requests?.total]).toEqual([true, 1]);
    expect(own.requests?.items[0]).toMatchObject({ title: '工业投资', period: '2026-06', state: 'open' });
    const office = await read('甲县', 'office');
    expect([office.own, office.requests?.total]).toEqual([false, 1]);
    const stranger = await read('甲县', 'clerk-b');
    expect([stranger.own, stranger.requests, stranger.abilities.seeRequests?.may]).toEqual([
      false,
      null,
      false,
    ]);
    // A request for an official figure is not admitted outside its source before the release day.
    expect((await read('乙丑局', 'office')).requests?.total).toBe(0);
    expect((await read('乙丑局', 'clerk-stat')).requests?.total).toBe(1);
  });

  it('is not found where there is no such unit, in another city, or for nobody', async () => {
    const leader = await story.as('leader');
    const missing = { id: '01900000-0000-7000-8000-000000000000' };
    expect((await leader.call(contract.readUnit, { params: missing })).status).toBe(404);
    expect((await leader.call(contract.readUnit, { params: { id: 'x' } })).status).toBe(400);
    const reader = await story.as('published-reader');
    const foreign = { tenant: 'small-published', id: await idOf('甲县') };
    expect((await reader.call(contract.readUnit, { params: foreign })).status).toBe(404);
    expect((await (await story.as(null)).call(contract.readUnit, { params: missing })).status).toBe(401);
  });

  it('of a city of published figures has no light and no request', async () => {
    const reader = await story.as('published-reader');
    const params = { tenant: 'small-published' };
    const [unit] = (await reader.call(registry.listUnits, { params })).body.units;
    const page = (await reader.call(contract.readUnit, { params: { ...params, id: unit?.id ?? '' } })).body;
    expect(page.unit.name).toBe(unit?.name);
    expect(page.targets.every(({ line }) => line.standing.light === null)).toBe(true);
    expect([page.requests?.total, page.cases]).toEqual([0, []]);
  });
});

describe('the preview of a change', () => {
  const foresee = async (change: unknown, post = 'office', effectiveOn = '2026-07-07') =>
    (await story.as(post)).call(contract.foreseeOrgAct, { body: { change, effectiveOn } as never });
  const merge = async (from: string, into: string) => ({
    kind: 'merge_units',
    unitIds: [await idOf(from)],
    into: { unitId: await idOf(into) },
    carryGrants: true,
  });

  it('says what hangs on a unit that would end, and what would happen, and does nothing', async () => {
    const seen = await foresee(await merge('甲县', '丙区'));
    expect(seen.status).toBe(200);
    expect(seen.body.hangs).toEqual([
      {
        unit: { id: await idOf('甲县'), name: '甲县' },
        matters: 1,
        targets: 2,
        requests: 1,
        cases: 0,
        grants: 2,
      },
    ]);
    expect(seen.body.said.map(({ en }) => en).join(' ')).toContain('2 of them begin over the successor');
    expect((await read('甲县')).unit.exists).toBe(true);
    expect((await foresee(await merge('甲县', '丙区'))).body.version).toBe(seen.body.version);
  });

  it('refuses what the act would refuse, and whoever may not do it', async () => {
    const refused = await foresee({ kind: 'end_unit', unitId: await idOf('甲县') });
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'registry.has_units_below']);
    expect((await foresee(await merge('甲县', '丙区'), 'clerk-a')).status).toBe(403);
  });

  it('is what then happens: the successor’s page holds what was taken over, marked with where it stands', async () => {
    const office = await story.as('office');
    const former = await idOf('甲县');
    const change = await merge('甲县', '丙区');
    const { version } = (await foresee(change)).body;
    const done = await office.call(registry.changeTree, {
      body: { change, effectiveOn: '2026-07-07', reason: '撤并', document: '1号' } as never,
      ifMatch: version,
    });
    expect(done.status).toBe(200);
    const page = await read('丙区', 'clerk-a');
    expect([page.own, page.requests?.total]).toEqual([true, 2]);
    expect(page.former).toMatchObject([{ unit: { name: '甲县' }, kind: 'merge', takesOver: true }]);
    expect(page.targets.map(({ line, under }) => [line.code, under?.name ?? null])).toEqual([
      ['investment-county-a-2026', '甲县'],
      ['investment-county-c-2026', null],
      ['growth-county-a-2026', '甲县'],
    ]);
    expect(page.targets[0]?.line.subject.name).toBe('甲县');
    const gone = (await office.call(contract.readUnit, { params: { id: former } })).body;
    expect([gone.unit.exists, gone.unit.name, gone.unit.validTo]).toEqual([false, '甲县', '2026-07-06']);
    expect(gone.successors).toMatchObject([{ unit: { name: '丙区' } }]);
  });

  it('lets the successor answer for a duty that keeps the name that was given', async () => {
    const office = await story.as('office');
    const change = await merge('甲子局', '乙丑局');
    const { version } = (await foresee(change)).body;
    await office.call(registry.changeTree, {
      body: { change, effectiveOn: '2026-07-07', reason: '撤并', document: '2号' } as never,
      ifMatch: version,
    });
    const [matter] = (await office.call(plans.listMatters)).body.matters;
    const lead = matter?.duties.find(({ role }) => role === 'lead');
    expect([lead?.unit?.name, lead?.members.map(({ name }) => name)]).toEqual(['甲子局', ['乙丑局']]);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerCities } from '../../testing/register-cities.ts';
import { registerDesk } from '../../testing/register-desk.ts';
import { openStory, type Story } from '../../testing/story.ts';
import type { CityImport } from '../app/import-city.ts';
import * as contract from './contract.ts';
import { type RegisterState, readRegister } from './register-state.ts';

let story: Story;
const day = '2026-07-07';
const { exported, upload, apply } = registerDesk(() => story);

/** A city with something of everything that the workbook carries. */
function fullCity(): CityImport {
  const [city] = registerCities() as [CityImport];
  const task = (
    code: string,
    matter: string,
    title: string,
    milestones: { name: string; due: string }[],
  ) => ({
    code,
    matter,
    title,
    text: `${title}的内容`,
    unit: 'bureau-a',
    due: '2026-12-31',
    milestones,
  });
  return {
    ...city,
    documents: [
      ...city.documents,
      {
        code: 'letter',
        title: '关于民生实事的通知',
        publisher: '测试市政府办公室（模拟）',
        date: '2026-02-03',
      },
      { code: 'undated', title: '无日期的清单', publisher: '' },
      // The same title twice: only the code tells them apart.
      { code: 'undated-2', title: '无日期的清单', publisher: '乙丑局', date: '2026' },
    ],
    campaigns: [
      { code: 'c1', name: '百亿工程', kind: '专班', sort: 4 },
      { code: 'c2', name: '“清零”行动', kind: '专项行动', sort: 2 },
    ],
    matters: [
      ...city.matters,
      {
        code: 'm3',
        number: '3',
        title: '办好民生实事',
        document: 'undated-2',
        objectives: ['共富', '民生'],
        section: '民生',
        leader: '',
        tags: ['实事'],
        campaigns: ['c1', 'c2'],
        units: [
          { unit: 'bureau-a', role: 'lead', printed: '甲子局（牵头）' },
          { printed: '市级其他有关单位', role: 'co' },
        ],
      },
    ],
    tasks: [
      task('k3', 'm2', '第一件', []),
      task('k1', 'm2', '第二件', [
        { name: '末', due: '2026-11-30' },
        { name: '初', due: '2026-10-31' },
      ]),
      task('k2', 'm1', '第三件', [{ name: '开工', due: '2026-03-31' }]),
    ],
  };
}

/** The same units, groups and indicators with an empty register. */
function twinOf(city: CityImport): CityImport {
  const { tasks: _tasks, campaigns: _campaigns, ...rest } = city;
  return {
    ...rest,
    tenant: { ...city.tenant, id: 'twin-city' },
    documents: [],
    matters: [],
    targets: [],
    observations: [],
    requests: [],
    releases: [],
    posts: [{ username: 'twin-office', name: { zh: '考核办', en: 'Office' }, role: 'office' }],
  };
}

beforeAll(async () => {
  const city = fullCity();
  story = await openStory({ cities: [city, twinOf(city)] });
});
afterAll(() => story?.close());

/** Everything of a register, things named by their codes instead of the ids of one database. */
function plain(state: RegisterState) {
  const codes = new Map(
    [
      ...state.matters,
      ...state.documents,
      ...state.indicators,
      ...state.units,
      ...state.groups,
      ...state.ownerGroups,
      ...state.targets,
    ].map(({ id, code }) => [id, code]),
  );
  const plainRow = (row: object) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([key]) => !['id', 'tenant_id', 'version'].includes(key))
        .map(([key, value]) => [key, /_?id$/i.test(key) ? (codes.get(value as string) ?? value) : value]),
    );
  const byCode = (rows: readonly object[]) =>
    rows.map(plainRow).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    matters: state.matters.map(plainRow),
    campaignsOf: state.matters.map(({ id }) => state.campaignsOf.get(id)),
    duties: state.duties.map(plainRow),
    targets: state.targets.map(plainRow),
    tiers: byCode([...state.tiersOf.values()].flat()),
    tasks: state.tasks.map(({ unit, milestones, title, ...task }) => ({
      title,
      ...plainRow(task),
      unit: unit?.name,
      milestones: milestones.map(({ name, dueOn }) => [name, dueOn]),
    })),
    documents: byCode(state.documents),
    campaigns: state.campaigns.map(plainRow),
  };
}

const stateOf = async (tenant: string) => plain(await readRegister(story.db, tenant, day));

it('carries the whole register to an office that has none', async () => {
  const office = await story.as('office');
  const { matters } = (await office.call(contract.listMatters)).body;
  const [first, , third] = matters;
  const tasks = (await office.call(contract.listTasks, { params: { matterId: matters[1]?.id ?? '' } })).body
    .tasks;
  const from = tasks.map(({ id }) => id);
  const ordered = await office.call(contract.orderTasks, {
    params: { matterId: matters[1]?.id ?? '' },
    body: { from, to: [...from].reverse() },
  });
  expect(ordered.status).toBe(200);
  const withdrawn = await office.call(contract.withdrawMatter, {
    params: { matter: third?.id ?? '' },
    body: { reason: '并入其他事项' },
    ifMatch: third?.version ?? 0,
  });
  expect(withdrawn.status).toBe(200);
  const was = await stateOf('small-city');
  expect(was.tasks.map(({ title }) => title)).toEqual(['第三件', '第二件', '第一件']);
  expect(first?.document?.publishedOn).toBe('2026-01');

  const book = await exported();
  const twin = { tenant: 'twin-city' };
  const { body } = await upload(await book.bytes(), 'twin-office', twin);
  expect([body.faults, body.creates]).toEqual([[], []]);
  const applied = await apply(body.id, { hash: body.hash }, 'twin-office', twin);
  expect(applied.status).toBe(200);
  expect(await stateOf('twin-city')).toEqual(was);
  const sheets = [...book.sheets].filter(([name]) => name !== '填写说明');
  const again = await exported('twin-office', 'twin-city');
  expect([...again.sheets].filter(([name]) => name !== '填写说明')).toEqual(sheets);
});

it('takes corrections of documents, campaigns and the order of tasks', async () => {
  const book = await exported();
  const rowOf = (sheet: string, header: string, text: string) =>
    book.rows(sheet).findIndex((cells) => cells[book.column(sheet, header)] === text) + 1;
  book
    .set('文件', rowOf('文件', '文件编码', 'letter'), '文件', '关于民生实事的通知（修订）')
    .set('文件', rowOf('文件', '文件编码', 'letter'), '印发日期', '2026年3月')
    .add('文件', { 文件: '新文件', 印发单位: '测试市（模拟）', 印发日期: '2026/4/5' })
    .set('事项', 2, '文件', '关于民生实事的通知（修订）')
    .set('事项', 3, '文件', '新文件')
    .set('工程与专项行动', rowOf('工程与专项行动', '工程编码', 'c2'), '名称', '清零行动')
    .set('任务', rowOf('任务', '任务编码', 'k3'), '顺序', '0')
    .set('任务', rowOf('任务', '任务编码', 'k1'), '顺序', '5');
  const { body } = await upload(await book.bytes());
  expect([body.faults, body.creates]).toEqual([[], []]);
  expect((await apply(body.id, { hash: body.hash })).body.applied).toEqual({
    new: 1,
    changed: 6,
    removed: 0,
    created: 0,
  });
  const now = await stateOf('small-city');
  expect(now.documents).toContainEqual({
    code: 'letter',
    title: '关于民生实事的通知（修订）',
    publisher: '测试市政府办公室（模拟）',
    published_on: '2026-03',
  });
  const office = await story.as('office');
  const { matters } = (await office.call(contract.listMatters)).body;
  expect(matters.map(({ document }) => [document?.title, document?.publishedOn])).toEqual([
    ['关于民生实事的通知（修订）', '2026-03'],
    ['新文件', '2026-04-05'],
  ]);
  expect(now.campaignsOf.at(-1)).toEqual(expect.arrayContaining(['百亿工程', '清零行动']));
  expect(now.tasks.map(({ title }) => title)).toEqual(['第三件', '第一件', '第二件']);

  const bad = (await exported())
    .add('工程与专项行动', { 工程编码: 'c9', 名称: '清零行动', 类型: '专项行动' })
    .add('文件', { 文件: '另一份', 印发日期: '2026-13' });
  const faults = (await upload(await bad.bytes())).body.faults.map(({ sheet, column }) => [sheet, column]);
  expect(faults).toEqual([
    ['documents', '印发日期'],
    ['campaigns', '名称'],
  ]);
});

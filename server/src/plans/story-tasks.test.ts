import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';
import { tasksOf } from './index.ts';

const tasks = [
  {
    code: 't-plant',
    matter: 'm1',
    title: '建成甲产业园二期',
    unit: 'county-a',
    due: '2026-12-31',
    milestones: [
      { name: '开工', due: '2026-03-31' },
      { name: '主体封顶', due: '2026-06-30' },
      { name: '投用', due: '2026-12-31' },
    ],
  },
  { code: 't-rules', matter: 'm1', title: '出台支持办法', milestones: [] },
];

let story: Story;
let matterId: string;
const actor = (post: string | null) => story.as(post);

beforeAll(async () => {
  const published = smallPublishedCity();
  story = await openStory({
    cities: [
      { ...smallCity(), tasks },
      {
        ...published,
        tasks: [
          { code: 't1', matter: 'r1', title: '办好实事', milestones: [{ name: '完工', due: '2024-12-31' }] },
        ],
        ledger: [
          { code: 'z1', kind: 'award', title: '省级激励', level: '', state: 'achieved', period: '2024' },
        ],
      },
    ],
  });
  const { body } = await (await actor('office')).call(contract.listMatters);
  matterId = body.matters[0]?.id ?? '';
});
afterAll(() => story?.close());

const list = async (post = 'office') =>
  (await (await actor(post)).call(contract.listTasks, { params: { matterId } })).body;
const content = (task: contract.Task) => ({
  title: task.title,
  text: task.text,
  unitId: task.unit?.id ?? null,
  dueOn: task.dueOn,
  milestones: task.milestones,
});

describe('tasks of a matter', () => {
  it('are read by everyone in their order, with milestones; only the office may change them', async () => {
    const office = await list();
    expect(office.tasks.map(({ title }) => title)).toEqual(['建成甲产业园二期', '出台支持办法']);
    expect(office.tasks[0]).toMatchObject({ unit: { name: '甲县' }, dueOn: '2026-12-31', version: 1 });
    expect(office.tasks[0]?.milestones.map(({ name }) => name)).toEqual(['开工', '主体封顶', '投用']);
    expect(office.abilities.addTask?.may).toBe(true);
    const clerk = await list('clerk-b');
    expect(clerk.tasks).toHaveLength(2);
    expect(clerk.tasks[0]?.abilities.edit?.may).toBe(false);
    const nobody = await (await actor(null)).call(contract.listTasks, { params: { matterId } });
    expect(nobody.status).toBe(401);
    const missing = await (await actor('office')).call(contract.listTasks, { params: { matterId: nowhere } });
    expect(missing.status).toBe(404);
  });

  it('keep the old day and the reason when a due day is moved', async () => {
    const office = await actor('office');
    const [task] = (await list()).tasks;
    if (task === undefined) throw new Error('no task');
    const params = { id: task.id };
    const moved = {
      ...content(task),
      milestones: task.milestones.map((one) =>
        one.name === '主体封顶' ? { ...one, name: '主体结顶', dueOn: '2026-08-31' } : one,
      ),
    };
    const edit = (sent: { ifMatch?: number; reason?: string }) =>
      office.call(contract.editTask, {
        params,
        body: { ...moved, reason: sent.reason ?? '' },
        ...(sent.ifMatch === undefined ? {} : { ifMatch: sent.ifMatch }),
      });
    expect((await edit({})).status).toBe(428);
    expect((await edit({ ifMatch: 7 })).status).toBe(412);
    const reasonless = await edit({ ifMatch: 1 });
    expect(reasonless.status).toBe(422);
    expect(reasonless.body.error?.code).toBe('plans.task_reason_missing');
    const answer = await edit({ ifMatch: 1, reason: '用地手续延后两个月' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      version: 2,
      revisions: [
        {
          reason: '用地手续延后两个月',
          onDay: '2026-07-07',
          by: { zh: '考核办专员' },
          moved: [{ milestone: '主体结顶', from: '2026-06-30', to: '2026-08-31' }],
        },
      ],
    });
    expect(answer.body.revisions[0]?.changed[0]?.zh).toContain('原名“主体封顶”');
    const audit = await sql<{ old: { milestones: { dueOn: string }[] } }>`
      select old from platform.audit where act = 'plans.edit_task'`.execute(story.db);
    expect(audit.rows[0]?.old.milestones[1]?.dueOn).toBe('2026-06-30');
  });

  it('need no reason for what moves nothing; a withdrawn milestone needs one', async () => {
    const office = await actor('office');
    const [task] = (await list()).tasks;
    if (task === undefined) throw new Error('no task');
    const params = { id: task.id };
    const clearer = await office.call(contract.editTask, {
      params,
      body: { ...content(task), text: '建筑面积不少于 3 万平方米' },
      ifMatch: 2,
    });
    expect(clearer.status).toBe(200);
    const body = { ...content(task), milestones: task.milestones.slice(1) };
    expect((await office.call(contract.editTask, { params, body, ifMatch: 3 })).status).toBe(422);
    const given = { ...body, reason: '开工节点并入上年' };
    const answer = await office.call(contract.editTask, { params, body: given, ifMatch: 3 });
    expect(answer.body.milestones).toHaveLength(2);
    expect(answer.body.revisions[0]?.changed.some(({ zh }) => zh.includes('撤回节点“开工”'))).toBe(true);
  });

  it('are added, ordered and withdrawn by the office, never deleted', async () => {
    const office = await actor('office');
    const body = {
      title: '完成签约仪式',
      dueOn: '2026-09-30',
      milestones: [{ name: '签约', dueOn: '2026-09-20' }],
    };
    const added = await office.call(contract.addTask, {
      params: { matterId },
      body,
      key: 'add-task-0001',
    });
    expect(added.status).toBe(200);
    expect(added.body.code).toBe('T0001');
    const again = await office.call(contract.addTask, { params: { matterId }, body, key: 'add-task-0001' });
    expect(again.body.id).toBe(added.body.id);
    const ids = (await list()).tasks.map(({ id }) => id);
    const order = (from: string[], to: string[]) =>
      office.call(contract.orderTasks, { params: { matterId }, body: { from, to } });
    expect((await order(ids.toReversed(), ids)).status).toBe(412);
    expect((await order(ids, ids.slice(1))).status).toBe(422);
    expect((await order(ids, ids.toReversed())).status).toBe(200);
    expect((await list()).tasks.map(({ id }) => id)).toEqual(ids.toReversed());
    const params = { id: added.body.id };
    const reason = '与另一任务重复';
    expect(
      (await office.call(contract.withdrawTask, { params, body: { reason: '' }, ifMatch: 1 })).status,
    ).toBe(400);
    expect((await office.call(contract.withdrawTask, { params, body: { reason }, ifMatch: 1 })).status).toBe(
      200,
    );
    const after = await list();
    expect(after.tasks).toHaveLength(2);
    expect(after.withdrawn).toMatchObject([{ title: '完成签约仪式', withdrawn: { reason } }]);
    const twice = await office.call(contract.withdrawTask, { params, body: { reason }, ifMatch: 2 });
    expect(twice.status).toBe(409);
    expect(await tasksOf(story.db, story.tenant, { matterIds: [matterId] })).toHaveLength(2);
  });

  it('refuse units, strangers, unknown parts and classified words', async () => {
    const office = await actor('office');
    const body = { title: '新任务' };
    const clerk = await (await actor('clerk-a')).call(contract.addTask, { params: { matterId }, body });
    expect(clerk.status).toBe(403);
    expect(clerk.body.error?.why).toContain('考核办');
    const add = async (more: object) =>
      (await office.call(contract.addTask, { params: { matterId }, body: { ...body, ...more } })).status;
    expect(await add({ title: '' })).toBe(400);
    expect(await add({ dueOn: '2026-02-30' })).toBe(400);
    expect(await add({ unitId: nowhere })).toBe(422);
    expect(await add({ milestones: [{ id: nowhere, name: '开工', dueOn: '2026-08-01' }] })).toBe(422);
    expect(await add({ text: '机密★1年' })).toBe(422);
    const elsewhere = await office.call(contract.addTask, { params: { matterId: nowhere }, body });
    expect(elsewhere.status).toBe(404);
    const stranger = await actor('published-office');
    expect((await stranger.call(contract.listTasks, { params: { matterId } })).status).toBe(404);
  });
});

describe('a city of published figures', () => {
  it('shows tasks and ledger of its files and changes neither', async () => {
    const reader = await actor('published-office');
    const at = { tenant: 'small-published' };
    const { body } = await reader.call(contract.listMatters, { params: at });
    const own = { ...at, matterId: body.matters[0]?.id ?? '' };
    const shown = await reader.call(contract.listTasks, { params: own });
    expect(shown.body.tasks[0]).toMatchObject({ title: '办好实事', abilities: {} });
    const refused = await reader.call(contract.addTask, { params: own, body: { title: '新任务' } });
    expect(refused.status).toBe(409);
    expect(refused.body.error?.code).toBe('plans.task_published_only');
    const ledgerShown = await reader.call(contract.listLedger, { params: at });
    expect(ledgerShown.body.entries[0]).toMatchObject({ level: '', title: '省级激励', abilities: {} });
    const entry = { kind: 'award', title: '某奖', level: '', state: 'expected', period: '2024' } as const;
    expect((await reader.call(contract.addLedgerEntry, { params: at, body: entry })).status).toBe(409);
  });
});

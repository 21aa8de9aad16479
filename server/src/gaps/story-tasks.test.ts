import { sql } from 'kysely';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import { walkFigure } from '../../testing/walk-figure.ts';
import { askWords } from '../../testing/words-request.ts';
import { correct, type EntryBody, lock, pass, readRequest } from '../actuals/contract.ts';
import { editTask, listMatters, listTasks, withdrawTask } from '../plans/contract.ts';
import { tasksOf } from '../plans/index.ts';
import { findTenant } from '../platform/tenants.ts';
import * as contract from './contract.ts';
import { judgeTasks, tasksAwaitingJudgement } from './index.ts';

const tasks = [
  {
    code: 't-plant',
    matter: 'm1',
    title: '建成甲产业园二期',
    unit: 'county-a',
    due: '2026-12-31',
    milestones: [
      { name: '主体封顶', due: '2026-06-30' },
      { name: '投用', due: '2026-12-31' },
    ],
  },
  { code: 't-rules', matter: 'm1', title: '出台支持办法', unit: 'county-a', milestones: [] },
  { code: 't-late', matter: 'm2', title: '完成普查', milestones: [{ name: '入户', due: '2026-05-31' }] },
];

let story: Story;
let matterId: string;
let plant: { id: string; milestones: { id: string }[] };
let rules: { id: string };
let request: { id: string; version: number };
const actor = (post: string | null) => story.as(post);

const words = (claims: EntryBody['claims']): EntryBody => ({ progress: '按计划推进', claims });

beforeAll(async () => {
  story = await openStory({ cities: [{ ...smallCity(), tasks }] });
  const office = await actor('office');
  matterId = (await office.call(listMatters)).body.matters[0]?.id ?? '';
  const found = (await office.call(listTasks, { params: { matterId } })).body.tasks;
  if (found[0] === undefined || found[1] === undefined) throw new Error('no tasks');
  [plant, rules] = [found[0], found[1]];
  request = await askWords(story, { matter: matterId, unit: 'county-a', period: '2026-06' });
});
afterAll(() => story?.close());

const progress = async (post = 'clerk-b') =>
  (await (await actor(post)).call(contract.judgedTasksOfMatter, { params: { matterId } })).body.tasks;
const listed = async (query: object = {}, post = 'office') =>
  (await (await actor(post)).call(contract.listTaskJudgements, { query })).body;
const judge = async (taskId: string, body: object, post = 'reviewer') =>
  (await actor(post)).call(contract.judgeTask, {
    params: { id: taskId },
    body: { period: '2026-06', status: 'on_pace', observationId: null, supersedes: null, ...body },
  });
const waiting = async (post: string) => {
  const tenant = await findTenant(story.db, story.tenant);
  if (tenant === undefined) throw new Error('no tenant');
  const roles = { office: 'office', 'clerk-a': 'clerk', leader: 'leader' } as const;
  const role = roles[post as keyof typeof roles];
  const principal = {
    personId: nowhere,
    name: { zh: '', en: '' },
    grants: [{ role, unitId: null, reach: null }],
  };
  return tasksAwaitingJudgement(story.db, { tenant, principal, today: '2026-07-07' } as never, 1);
};

describe('before anything is claimed', () => {
  it('milestones that are due are not reported; what is not due waits', async () => {
    const [first, second] = await progress();
    expect(first?.judged).toMatchObject({
      status: 'not_reported',
      claim: null,
      judgement: null,
      milestones: [{ state: 'unreported' }, { state: 'ahead' }],
    });
    expect(first?.judged.sentence.zh).toContain('节点“主体封顶”应于2026年6月30日达到，尚未收到报告');
    expect(second?.judged.status).toBe('not_due');
    expect(await listed()).toMatchObject({ period: null, rows: [], counts: { awaiting: 0, judged: 0 } });
  });
});

describe('a claim is judged', () => {
  it('waits for the office once it is locked, not before', async () => {
    const claims = [
      { taskId: plant.id, state: 'ongoing' as const, percent: '60', words: '主体已结顶' },
      { taskId: plant.id, milestoneId: plant.milestones[0]?.id, state: 'reached' as const, words: '' },
      { taskId: rules.id, state: 'reached' as const, words: '已印发' },
    ];
    const submitted = await walkFigure(story, request, words(claims), 'submitted');
    expect((await progress())[0]?.judged.status).toBe('not_reported');
    request.version = submitted.version;
    const office = await actor('reviewer');
    const params = { request: request.id };
    const passed = await office.call(pass, { params, ifMatch: request.version });
    const locked = await (await actor('office')).call(lock, { params, ifMatch: passed.body.version });
    expect(locked.status).toBe(200);
    const [first] = await progress();
    expect(first?.judged).toMatchObject({
      status: 'needs_person',
      awaiting: true,
      follows: 'on_pace',
      claim: { state: 'ongoing', percent: '60', unit: { name: '甲县' }, progress: '按计划推进' },
      milestones: [{ state: 'claimed' }, { state: 'ahead' }],
    });
    const list = await listed();
    expect(list).toMatchObject({
      period: '2026-06',
      periods: ['2026-06'],
      counts: { awaiting: 2, judged: 0 },
    });
    expect(list.rows[0]?.abilities.judgeTask?.may).toBe(true);
  });

  it('is in the to-do of those who judge, counted whole and listed in part', async () => {
    const office = await waiting('office');
    expect(office.total).toBe(2);
    expect(office.items).toMatchObject([{ task: { title: '建成甲产业园二期' }, period: '2026-06' }]);
    expect(await waiting('clerk-a')).toEqual({ total: 0, items: [] });
    expect((await waiting('leader')).total).toBe(0);
  });

  it('is refused where the person, the page or the content does not fit', async () => {
    const observationId = (await listed()).rows[0]?.judged.claim?.observationId ?? '';
    const nobody = await (await actor(null)).call(contract.judgeTask, { params: { id: plant.id } });
    expect(nobody.status).toBe(401);
    expect((await judge(plant.id, { observationId }, 'signer-a')).status).toBe(403);
    expect((await judge(plant.id, { observationId }, 'leader')).status).toBe(403);
    expect((await judge(nowhere, { observationId })).status).toBe(404);
    expect((await judge(plant.id, { observationId, percent: '120' })).status).toBe(400);
    expect((await judge(plant.id, { observationId, status: 'red' })).status).toBe(400);
    const blind = await judge(plant.id, { observationId: null, reason: '未看所报内容' });
    expect(blind.status).toBe(412);
    expect(blind.body.error?.code).toBe('gaps.task_seen_changed');
    expect((await judge(plant.id, { observationId, period: '本月' })).status).toBe(422);
    expect((await judge(plant.id, { observationId, period: '2026-09' })).status).toBe(422);
    const strange = [{ milestoneId: nowhere, state: 'reached' }];
    expect((await judge(plant.id, { observationId, milestones: strange })).status).toBe(422);
    const clerk = await (await actor('clerk-a')).call(contract.listTaskJudgements);
    expect(clerk.status).toBe(403);
    const odd = await (await actor('office')).call(contract.listTaskJudgements, {
      query: { period: '六月' },
    });
    expect(odd.status).toBe(400);
  });

  it('needs no reason where it follows the claim, and one where it does not', async () => {
    const list = await listed();
    const observationId = list.rows[0]?.judged.claim?.observationId ?? '';
    const milestones = [{ milestoneId: plant.milestones[0]?.id, state: 'missed' }];
    const against = { observationId, status: 'behind', percent: '45', milestones };
    const reasonless = await judge(plant.id, against);
    expect(reasonless.status).toBe(422);
    expect(reasonless.body.error?.fields?.[0]?.path).toBe('body.reason');
    const answer = await judge(plant.id, { ...against, reason: '现场核查：屋面尚未浇筑' });
    expect(answer.status).toBe(200);
    expect(answer.body.judged).toMatchObject({
      status: 'behind',
      percent: '45',
      awaiting: false,
      claim: { percent: '60' },
      judgement: { reason: '现场核查：屋面尚未浇筑', by: { zh: '考核办审核岗' } },
      milestones: [{ state: 'missed' }, { state: 'ahead' }],
    });
    const follows = await judge(rules.id, { observationId, status: 'done' });
    expect(follows.status).toBe(200);
    const [first, second] = await progress('leader');
    expect(first?.judged.sentence.zh).toBe(
      '考核办判定为滞后，形象进度 45%：现场核查：屋面尚未浇筑；节点 2 个中已达到 0 个',
    );
    expect(second?.judged.status).toBe('done');
    expect((await listed({ state: 'awaiting' })).rows).toEqual([]);
    expect((await listed()).counts).toEqual({ awaiting: 0, judged: 2 });
  });

  it('is superseded with a reason, and the earlier word stays readable', async () => {
    const [row] = (await listed()).rows;
    const observationId = row?.judged.claim?.observationId ?? '';
    const first = row?.judged.judgement?.id ?? '';
    expect((await judge(plant.id, { observationId, supersedes: null, reason: '重新核查' })).status).toBe(412);
    const milestones = [{ milestoneId: plant.milestones[0]?.id, state: 'reached' }];
    const body = { observationId, supersedes: first, percent: '60', milestones };
    expect((await judge(plant.id, body)).status).toBe(422);
    const answer = await judge(plant.id, { ...body, reason: '复查已封顶，按所报认定' }, 'office');
    expect(answer.body.judged.status).toBe('on_pace');
    expect((await judge(plant.id, { ...body, reason: '再次修改' })).status).toBe(412);
    const told = await (await actor('clerk-a')).call(contract.explainTask, { params: { id: plant.id } });
    expect(told.body.history.map(({ status, supersedes }) => [status, supersedes])).toEqual([
      ['on_pace', first],
      ['behind', null],
    ]);
    expect(JSON.stringify(told.body.judged.trace)).toContain('复查已封顶');
    const audit = await sql<{ reason: string }>`
      select reason from platform.audit where act = 'gaps.judge_task' order by at`.execute(story.db);
    expect(audit.rows.map(({ reason }) => reason)).toContain('复查已封顶，按所报认定');
  });

  it('waits again when the unit corrects its words', async () => {
    const clerk = await actor('clerk-a');
    const page = { request: request.id };
    const { version } = (await clerk.call(readRequest, { params: page })).body;
    const reopened = await clerk.call(correct, {
      params: page,
      body: { reason: '节点日期有误，更正' },
      ifMatch: version,
    });
    expect(reopened.status).toBe(200);
    const claims = [
      { taskId: plant.id, state: 'ongoing' as const, percent: '50', words: '更正' },
      { taskId: plant.id, milestoneId: plant.milestones[0]?.id, state: 'reached' as const, words: '' },
    ];
    await walkFigure(story, { id: request.id, version: reopened.body.version }, words(claims), 'locked');
    const [row] = (await listed({ state: 'awaiting' })).rows;
    expect(row?.judged).toMatchObject({ status: 'needs_person', claim: { percent: '50' } });
    // What was judged of the milestone still holds until it is judged anew.
    expect(row?.judged.milestones[0]?.state).toBe('reached');
  });
});

describe('reading by period and on paper', () => {
  it('a period shows what was claimed and judged up to it', async () => {
    const july = await askWords(story, { matter: matterId, unit: 'county-a', period: '2026-07' });
    const claims = [
      { taskId: rules.id, state: 'reached' as const, words: '' },
      { taskId: plant.id, milestoneId: plant.milestones[1]?.id, state: 'ongoing' as const, words: '' },
    ];
    await walkFigure(story, july, words(claims), 'locked');
    const list = await listed();
    expect(list.periods).toEqual(['2026-07', '2026-06']);
    // Judged done before, and claimed as done again: nobody has to judge it twice.
    expect(list).toMatchObject({ period: '2026-07', counts: { awaiting: 1, judged: 1 } });
    // June's corrected words were never judged: what they claim of a milestone is judged with July's.
    const said = list.rows[0]?.judged.claim?.milestones.map(({ milestoneId, state }) => [milestoneId, state]);
    expect(said).toEqual([
      [plant.milestones[1]?.id, 'ongoing'],
      [plant.milestones[0]?.id, 'reached'],
    ]);
    const june = await listed({ period: '2026-06' });
    expect(june.rows.map(({ task }) => task.title)).toContain('建成甲产业园二期');
    const tenant = await findTenant(story.db, story.tenant);
    const all = await tasksOf(story.db, story.tenant);
    if (tenant === undefined) throw new Error('no tenant');
    const may = await judgeTasks(story.db, tenant, '2026-07-07', all, '2026-05');
    expect(may.get(plant.id)).toMatchObject({ status: 'not_due', claim: null, judgement: null });
    // Of a day before anyone judged, nothing is known of the judgement.
    const before = await judgeTasks(story.db, tenant, '2026-07-06', all);
    expect(before.get(rules.id)).toMatchObject({ claim: null, judgement: null });
    const late = all.find(({ code }) => code === 't-late');
    expect(may.get(late?.id ?? '')?.status).toBe('not_reported');
  });

  it('downloads claim and judgement side by side', async () => {
    const office = await actor('office');
    const file = await office.call(contract.downloadTaskJudgements, { query: { period: '2026-06' } });
    const [sheet] = await readExcel(file.bytes);
    const rows = (sheet?.data ?? []).map((row) => row.map((cell) => cell ?? ''));
    expect(String(rows[0]?.[0])).toContain('模拟数据');
    const row = rows.find((one) => one[1] === '建成甲产业园二期');
    expect(row?.slice(2, 6)).toEqual(['甲县', '推进中', 50, '更正']);
    expect(row?.[12]).toBe('待判定');
    expect((await (await actor('clerk-a')).call(contract.downloadTaskJudgements)).status).toBe(403);
  });
});

describe('what is left alone', () => {
  it('a withdrawn task is not judged; moving a milestone is seen at once', async () => {
    const office = await actor('office');
    const [task] = (await office.call(listTasks, { params: { matterId } })).body.tasks;
    if (task === undefined) throw new Error('no task');
    const milestones = task.milestones.map((one) => ({ ...one, dueOn: '2026-11-30' }));
    await office.call(editTask, {
      params: { id: task.id },
      body: { title: task.title, unitId: task.unit?.id ?? null, milestones, reason: '方案调整' },
      ifMatch: task.version,
    });
    const [first] = await progress();
    expect(first?.judged.milestones.map(({ dueOn }) => dueOn)).toEqual(['2026-11-30', '2026-11-30']);
    const reason = '任务并入其他事项';
    await office.call(withdrawTask, { params: { id: task.id }, body: { reason }, ifMatch: task.version + 1 });
    const refused = await judge(task.id, { reason: '随意判定' });
    expect(refused.status).toBe(409);
    expect(refused.body.error?.code).toBe('gaps.task_withdrawn');
    expect(await progress()).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';
import { latestWords } from './index.ts';

/** The lead bureau of the first matter has a clerk and a signer; the matter has a task with a milestone. */
let story: Story;
let plan: contract.AskPlan;
beforeAll(async () => {
  const city = smallCity();
  city.posts = [
    ...city.posts,
    {
      username: 'clerk-lead',
      name: { zh: '甲子局填报人', en: 'Clerk of the lead' },
      role: 'clerk',
      unit: 'bureau-a',
    },
    {
      username: 'signer-lead',
      name: { zh: '甲子局审签人', en: 'Signer of the lead' },
      role: 'signer',
      unit: 'bureau-a',
    },
  ];
  const withTasks = {
    ...city,
    tasks: [
      {
        code: 'task-1',
        matter: 'm1',
        title: '建成标准厂房',
        unit: 'bureau-a',
        due: '2026-11-30',
        milestones: [{ name: '主体封顶', due: '2026-06-30' }],
      },
    ],
  };
  story = await openStory({ cities: [withTasks, smallPublishedCity()] });
});
afterAll(() => story.close());

const juneOf = { period: '2026-06', scope: {}, figures: true, words: true, coUnits: false };
/** The request for words on a matter, as somebody sees it. */
async function wordsOf(username: string, number = '1') {
  const { body } = await (await story.as(username)).call(contract.listRequests, {
    query: { kind: 'words', size: 200 },
  });
  const found = body.requests.find((one) => one.matter?.number === number);
  if (found === undefined) throw new Error(`${username} sees no words on matter ${number}.`);
  return found;
}

describe('asked only for what is not held', () => {
  it('previews per unit what would be asked, and what not and why', async () => {
    const office = await story.as('office');
    const answer = await office.call(contract.planAsks, { body: juneOf });
    expect(answer.status).toBe(200);
    plan = answer.body;
    const lines = plan.units.map(({ unit, asks, spared, burden }) => [
      unit?.name,
      asks.map((one) => [one.kind, one.indicator?.name ?? one.matters[0]?.number]),
      spared.map((one) => [one.indicator?.name, one.subject?.name, one.reason]),
      burden,
    ]);
    const inFlight = (county: string) => [
      county,
      [],
      [['工业投资', county, 'in_flight']],
      { fields: 0, already: 1, spared: 1, last: null },
    ];
    expect(lines).toEqual([
      inFlight('甲县'),
      inFlight('乙县'),
      inFlight('丙区'),
      ['甲子局', [['words', '1']], [], { fields: 4, already: 0, spared: 0, last: null }],
      [
        '乙丑局',
        [['words', '2']],
        [['规上工业增加值增速', '甲县', 'awaiting_release']],
        { fields: 4, already: 1, spared: 1, last: null },
      ],
    ]);
    expect(plan).toMatchObject({ proposedDueOn: '2026-07-14', lastPeriod: '2026-05', matters: 2 });
    const official = plan.units.at(-1)?.spared[0];
    expect(official).toMatchObject({ releasedOn: '2026-07-20', held: null });
    expect(official?.says.zh).toBe('统计部门将于 2026-07-20 发布');
    const sheet = await office.call(contract.downloadAskPlan, { query: { period: '2026-06' } });
    expect(sheet.status).toBe(200);
  });

  it('finds what is held under the name that its series has, and asks a half-year for June', async () => {
    const office = await story.as('office');
    const may = await office.call(contract.planAsks, { body: { ...juneOf, period: '2026-05' } });
    const county = may.body.units.find(({ unit }) => unit?.name === '甲县');
    expect(county?.spared).toMatchObject([
      { reason: 'held', held: { value: '35.7', period: '2026-05', source: 'county-a' } },
    ]);
    const half = await office.call(contract.planAsks, { body: { ...juneOf, period: '2026-H1' } });
    expect(
      half.body.units.flatMap(({ spared }) => spared.map((one) => [one.period, one.reason])),
    ).toContainEqual(['2026-06', 'in_flight']);
    const july = await office.call(contract.planAsks, { body: { ...juneOf, period: '2026-07' } });
    const stat = july.body.units.find(({ unit }) => unit?.name === '乙丑局');
    expect(stat?.asks.map(({ kind, subject }) => [kind, subject?.name])).toEqual([
      ['figure', '甲县'],
      ['words', undefined],
    ]);
    expect(stat?.burden.last).toBe(1);
  });

  it('asks exactly that, and nothing when it is repeated', async () => {
    const office = await story.as('office');
    const body = { ...juneOf, dueOn: '2026-07-14' };
    const without = plan.units
      .flatMap(({ asks }) => asks.filter((one) => one.matters[0]?.number === '2'))
      .map(({ key }) => key);
    const first = await office.call(contract.askByPlan, { body: { ...body, without } });
    expect(first.body).toMatchObject({ figures: 0, words: 1, units: 1 });
    const second = await office.call(contract.askByPlan, { body });
    expect(second.body).toMatchObject({ figures: 0, words: 1, units: 1 });
    const third = await office.call(contract.askByPlan, { body });
    expect(third.body).toMatchObject({ figures: 0, words: 0, units: 0 });
    const mine = await wordsOf('clerk-lead');
    expect(mine).toMatchObject({
      kind: 'words',
      indicator: null,
      subject: null,
      unit: { name: '甲子局' },
      period: '2026-06',
      dueOn: '2026-07-14',
      state: 'open',
    });
  });
});

const progress = '厂房主体完工，累计投资 12 亿元。';

describe('words walk the same way as figures', () => {
  it('take words, an expected day and claims, and nothing else', async () => {
    const { id, version, abilities } = await wordsOf('clerk-lead');
    expect(abilities.enter?.may).toBe(true);
    const params = { request: id };
    const clerk = await story.as('clerk-lead');
    const page = await clerk.call(contract.readRequest, { params });
    const [task] = page.body.tasks;
    expect(task).toMatchObject({
      title: '建成标准厂房',
      milestones: [{ name: '主体封顶', dueOn: '2026-06-30' }],
    });
    const send = (body: contract.EntryBody) =>
      story.said('clerk-lead', contract.enter, { params, body, ifMatch: version });
    expect(await send({ value: '3' })).toEqual([422, 'actuals.words_take_no_figure']);
    expect(await send({ progress: '长'.repeat(501) })).toEqual([400, 'platform.invalid']);
    expect(await send({ progress: '秘密★三年' })).toEqual([422, 'platform.classified']);
    const claim = { taskId: nowhere, state: 'reached' as const, words: '' };
    expect(await send({ progress, claims: [claim] })).toEqual([422, 'actuals.foreign_task']);
    expect(await send({ progress, claims: [{ ...claim, taskId: task?.id ?? '', percent: '101' }] })).toEqual([
      400,
      'platform.invalid',
    ]);
    expect(await story.said('clerk-lead', contract.handOver, { params, ifMatch: version })).toEqual([
      409,
      'actuals.no_progress',
    ]);
    expect(await story.said('clerk-lead', contract.enter, { params, body: { progress } })).toEqual([
      428,
      'platform.version_missing',
    ]);
    expect(
      await story.said('clerk-lead', contract.enter, { params, body: { progress }, ifMatch: 99 }),
    ).toEqual([412, 'platform.stale']);
    expect(
      await story.said('clerk-b', contract.enter, { params, body: { progress }, ifMatch: version }),
    ).toEqual([404, 'platform.not_found']);
    expect(
      await story.said('office', contract.enter, { params, body: { progress }, ifMatch: version }),
    ).toEqual([403, 'platform.not_allowed']);
    const saved = await clerk.call(contract.enter, {
      params,
      body: {
        progress,
        problems: '用地紧张。',
        nextSteps: '年内投产。',
        expectedOn: '2026-06-01',
        claims: [
          {
            taskId: task?.id ?? '',
            milestoneId: task?.milestones[0]?.id ?? null,
            state: 'reached',
            percent: '80',
            words: '6月20日封顶',
          },
        ],
      },
      ifMatch: version,
    });
    expect(saved.body.warnings).toMatchObject([{ code: 'expected_past', field: 'expectedOn' }]);
    const { entries } = (await clerk.call(contract.readRequest, { params })).body;
    const [kept] = entries;
    if (kept === undefined) throw new Error('Nothing was kept.');
    const { expectedOn, claims, problems, nextSteps } = kept;
    const again = { progress, problems, nextSteps, expectedOn, claims };
    const twice = await clerk.call(contract.enter, { params, body: again, ifMatch: saved.body.version });
    expect([twice.body.entryNo, twice.body.version]).toEqual([1, saved.body.version]);
    const figure = await (await story.as('clerk-a')).call(contract.listRequests, {
      query: { kind: 'figure' },
    });
    const [own] = figure.body.requests;
    expect(
      await story.said('clerk-a', contract.enter, {
        params: { request: own?.id ?? '' },
        body: { value: '1', expectedOn: '2026-12-01' },
        ifMatch: own?.version,
      }),
    ).toEqual([422, 'actuals.figure_takes_no_claims']);
  });

  it('are drafts of the unit until they are submitted, locked as an observation, corrected as versions', async () => {
    const { id } = await wordsOf('clerk-lead');
    const params = { request: id };
    const matterIds = [(await wordsOf('clerk-lead')).matter?.id ?? ''];
    const words = async () =>
      (await latestWords(story.db, 'small-city', '2026-07-07', { matterIds })).get(matterIds[0] ?? '') ?? [];
    const outside = await story.call('office', contract.readRequest, { params });
    expect(outside.body).toMatchObject({ state: 'open', entered: null, entries: [] });
    expect(await words()).toEqual([]);
    let { version } = await wordsOf('clerk-lead');
    const { enter, handOver, signOff, submit, pass, returnRequest, lock, correct } = contract;
    type Move = typeof enter | typeof handOver | typeof returnRequest | typeof lock;
    const go = async (who: string, endpoint: Move, body?: object) => {
      const answer = await story.call(who, endpoint, { params, ifMatch: version, body });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      version = answer.body.version;
    };
    await go('clerk-lead', handOver);
    await go('signer-lead', signOff);
    await go('signer-lead', submit);
    expect(await words()).toEqual([]);
    await go('reviewer', returnRequest, { words: '请写明投资完成额口径。' });
    expect((await wordsOf('office')).state).toBe('returned');
    const better = { progress: `${progress}（1—6月）` };
    await go('clerk-lead', enter, better);
    await go('clerk-lead', handOver);
    await go('signer-lead', signOff);
    await go('signer-lead', submit);
    await go('reviewer', pass);
    await go('office', lock);
    expect(await words()).toMatchObject([
      {
        unit: { name: '甲子局' },
        period: '2026-06',
        state: 'locked',
        progress: better.progress,
        version: 1,
        expectedOn: null,
      },
    ]);
    // A figure's readers see nothing of it: it has no indicator.
    await go('clerk-lead', correct, { reason: '口径有误' });
    await go('clerk-lead', enter, { progress: '更正后的文字。' });
    expect((await words())[0]?.progress).toBe(better.progress);
    await go('clerk-lead', handOver);
    await go('signer-lead', signOff);
    await go('signer-lead', submit);
    await go('reviewer', pass);
    await go('office', lock);
    expect((await words()).map(({ progress: of, version: no }) => [of, no])).toEqual([['更正后的文字。', 2]]);
  });
});

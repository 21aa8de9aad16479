import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import { listMatters, readMatter, readTargetHistory, reviseTarget } from '../plans/contract.ts';
import * as contract from './contract.ts';

let story: Story;
let cell = { indicator: '', subject: '', period: '2026-06' };
beforeAll(async () => {
  story = await openStory();
  const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
  cell = { ...cell, indicator: request.indicator.id, subject: request.subject.id };
  const locked = await walkFigure(story, request, { value: '51.5', progress: '有序推进' }, 'locked');
  const again = await (await story.as('signer-a')).call(contract.correct, {
    params: { request: request.id },
    body: { reason: '漏统两个项目' },
    ifMatch: locked.version,
  });
  await walkFigure(
    story,
    { id: request.id, version: again.body.version },
    { value: '53.5', progress: '补统两个项目' },
    'locked',
  );
});
afterAll(() => story?.close());

it('tells every version of a figure: what changed, why, who took it through, when, and where', async () => {
  // Whoever may read the figure may read its history.
  for (const username of ['clerk-b', 'leader', 'auditor']) {
    const { status, body } = await (await story.as(username)).call(contract.readFigureHistory, {
      params: cell,
    });
    expect(status).toBe(200);
    const [second, first] = body.versions;
    expect([second?.no, first?.no]).toEqual([2, 1]);
    expect(second?.changes).toContainEqual({
      field: { zh: '数值', en: 'value' },
      old: { zh: '51.5', en: '51.5' },
      new: { zh: '53.5', en: '53.5' },
    });
    expect(second?.changes.map(({ field }) => field.en)).toEqual(['value', 'words', 'status']);
    expect(second).toMatchObject({ reason: '漏统两个项目', source: '甲县', on: '2026-07-07' });
    expect(second?.by.map(({ did, post }) => [did.zh, post.zh])).toEqual([
      ['填报', '甲县填报人'],
      ['审签', '甲县审签人'],
      ['审核通过', '考核办审核岗'],
      ['锁定', '考核办专员'],
    ]);
    const moments = [...(first?.by ?? []), ...(second?.by ?? [])].map(({ at }) => at);
    expect(moments).not.toContain(null);
    expect(moments).toEqual([...moments].sort());
    // Its way is seen by those who may see the request.
    expect(second?.link === null).toBe(username === 'clerk-b');
  }
  const imported = await (await story.as('leader')).call(contract.readFigureHistory, {
    params: { ...cell, period: '2026-05' },
  });
  expect(imported.body.versions).toMatchObject([
    { no: 1, origin: { place: expect.stringMatching(/^small-city:\d+$/) } },
  ]);
});

it('shows no history of what one may not see', async () => {
  const growth = await requestOf(story, 'clerk-stat', '2026-06', 'growth');
  const stat = { clerk: 'clerk-stat', signer: 'signer-stat', reviewer: 'reviewer', office: 'office' };
  await walkFigure(story, growth, { value: '8.7', progress: '稳' }, 'submitted', stat);
  const held = { indicator: growth.indicator.id, subject: growth.subject.id, period: '2026-06' };
  const leader = await story.as('leader');
  expect((await leader.call(contract.readFigureHistory, { params: held })).body.versions).toEqual([]);
  const answers = await Promise.all([
    (await story.as(null)).call(contract.readFigureHistory, { params: cell }),
    (await story.as('system-officer')).call(contract.readFigureHistory, { params: cell }),
    leader.call(contract.readFigureHistory, { params: { ...cell, indicator: cell.subject } }),
    leader.call(contract.readFigureHistory, { params: { ...cell, tenant: 'small-published' } }),
    leader.call(contract.readFigureHistory, { params: { ...cell, indicator: 'x' } }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 403, 404, 404, 400]);
});

it('tells how a target was revised in the same shape', async () => {
  const office = await story.as('office');
  const { matters } = (await office.call(listMatters)).body;
  const page = await office.call(readMatter, { params: { matter: matters[0]?.id ?? '' } });
  const target = page.body.targets.find(({ code }) => code === 'investment-county-a-2026');
  if (target === undefined) throw new Error('no target');
  const { op, period, nature, state, due, note } = target;
  const revised = await office.call(reviseTarget, {
    params: { target: target.id },
    body: {
      op,
      period,
      nature,
      state,
      due,
      note,
      tiers: [{ tier: 'floor', value: '105' }],
      reason: '上级下达数调整',
      document: '测府发〔2026〕1号（模拟）',
    },
    ifMatch: target.version,
  });
  expect(revised.status).toBe(200);
  const { body } = await (await story.as('clerk-b')).call(readTargetHistory, { params: { id: target.id } });
  expect(body.versions).toMatchObject([
    {
      no: 2,
      reason: '上级下达数调整',
      document: '测府发〔2026〕1号（模拟）',
      by: [{ did: { zh: '调整' }, post: { zh: '考核办专员' } }],
      changes: [{ field: { zh: '目标值' }, new: { zh: '档次 保，数值 105' } }],
    },
  ]);
  expect(body.versions[0]?.changes[0]?.old.zh).toContain('档次 争，数值 110');
  const unknown = await office.call(readTargetHistory, { params: { id: cell.subject } });
  expect(unknown.status).toBe(404);
});

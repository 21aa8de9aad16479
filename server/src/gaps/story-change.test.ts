import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { practice } from '../../testing/practices.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { countyA, requestOf, walkFigure } from '../../testing/walk-figure.ts';
import * as contract from './contract.ts';

const figure = (value: string) => ({
  value,
  progress: '按计划推进',
  problems: '',
  nextSteps: '',
  explanation: '',
  missingReason: '',
});

let story: Story;

beforeAll(async () => {
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  story = await openStory({ cities: [{ ...smallCity(), practices: { rules } }, smallPublishedCity()] });
});
afterAll(() => story?.close());

const changes = async (post: string, query: { proposal?: 'proposed' | 'dismissed' | 'none' } = {}) =>
  (await story.as(post)).call(contract.listChanges, { query });

describe('a figure changes a light', () => {
  it('begins with where every target stands, without a made-up history', async () => {
    const { status, body } = await changes('office');
    expect(status).toBe(200);
    expect(body.simulated).toBe(true);
    // Six points below pace is yellow: behind, and no reason for an order.
    expect(body.changes).toEqual([]);
  });

  it('turns red when June is locked far below pace, and proposes an order on the binding target', async () => {
    const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    await walkFigure(story, request, figure('38'), 'locked', countyA);
    await story.settle();
    const { body } = await changes('office', { proposal: 'proposed' });
    expect(body.changes).toHaveLength(1);
    const [change] = body.changes;
    expect(change).toMatchObject({
      target: { code: 'investment-county-a-2026', subject: { name: '甲县' }, nature: 'binding' },
      period: '2026-06',
      statusBefore: 'behind',
      statusAfter: 'far_behind',
      lightBefore: 'yellow',
      lightAfter: 'red',
      proposal: 'proposed',
      version: 1,
    });
    expect(change?.sentence.zh).toContain('比序时低 12.0 个百分点');
    expect(change?.abilities.dismiss?.may).toBe(true);
    expect(body.counts).toContainEqual({ proposal: 'proposed', count: 1 });
  });

  it('unfolds to formula, figures and source, and agrees with the judgement', async () => {
    const [change] = (await changes('office')).body.changes;
    const clerk = await story.as('clerk-b');
    const { status, body } = await clerk.call(contract.explainTarget, {
      params: { id: change?.target.id ?? '' },
    });
    expect(status).toBe(200);
    expect(body.judgement).toMatchObject({
      status: 'far_behind',
      light: 'red',
      period: '2026-06',
      value: '38',
      completion: '0.3800',
      pace: '0.5000',
      gap: '-0.1200',
      asOf: '2026-07-07',
    });
    const trace = JSON.stringify(body.judgement.trace);
    expect(trace).toContain('38 ÷ 100');
    expect(trace).toContain('0.3800 − 0.5000');
    expect(trace).toContain('甲县 | 工业投资 | 2026-06');
    const counted = body.figures.find((one) => one.period === '2026-06');
    expect(counted).toMatchObject({ counts: true, value: '38', observationId: body.judgement.observationId });
  });

  it('a leader reads changes but decides nothing; a unit does not see the list', async () => {
    const leader = await changes('leader');
    expect(leader.status).toBe(200);
    expect(leader.body.changes[0]?.abilities.dismiss?.may).toBe(false);
    expect((await changes('clerk-a')).status).toBe(403);
    expect((await changes('signer-b')).status).toBe(403);
    const nobody = await (await story.as(null)).call(contract.listChanges);
    expect(nobody.status).toBe(401);
  });

  it('downloads as Excel that says simulated, to those who may read the list', async () => {
    const office = await story.as('office');
    const file = await office.call(contract.downloadChanges, { query: { proposal: 'proposed' } });
    const [sheet, ruled] = await readExcel(file.bytes);
    const cells = (sheet?.data ?? []).map((row) => row.filter((cell) => cell !== null));
    expect(String(cells[0]?.[0])).toContain('模拟数据');
    expect(cells.at(-1)?.slice(0, 6)).toEqual(['甲县', '工业投资', '2026-06', '滞后', '严重滞后', '红灯']);
    const rules = (await office.call(contract.readRules)).body;
    expect(ruled?.data.slice(2, 2 + rules.intervals.length).map(([says]) => says)).toEqual(
      rules.intervals.map(({ says }) => says.zh),
    );
    expect((await (await story.as('clerk-a')).call(contract.downloadChanges)).status).toBe(403);
  });

  it('refuses to dismiss without a reason, a version, the right or a proposal that is there', async () => {
    const office = await story.as('office');
    const [change] = (await changes('office')).body.changes;
    const params = { id: change?.id ?? '' };
    const body = { reason: '该项目已列入挂图作战，另行调度' };
    const dismiss = contract.dismissProposal;
    expect((await office.call(dismiss, { params, body: { reason: ' ' }, ifMatch: 1 })).status).toBe(400);
    expect((await office.call(dismiss, { params, body })).status).toBe(428);
    expect((await office.call(dismiss, { params, body, ifMatch: 9 })).status).toBe(412);
    const leader = await (await story.as('leader')).call(dismiss, { params, body, ifMatch: 1 });
    expect(leader.status).toBe(403);
    expect(leader.body.error?.why).toContain('考核办');
    const missing = { id: '01900000-0000-7000-8000-000000000000' };
    expect((await office.call(dismiss, { params: missing, body, ifMatch: 1 })).status).toBe(404);
  });

  it('is dismissed by a person with a reason, once', async () => {
    const office = await story.as('office');
    const [change] = (await changes('office')).body.changes;
    const params = { id: change?.id ?? '' };
    const body = { reason: '该项目已列入挂图作战，另行调度' };
    const answer = await office.call(contract.dismissProposal, {
      params,
      body,
      ifMatch: 1,
      key: 'dismiss-0001',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ proposal: 'dismissed', reason: body.reason, version: 2 });
    const again = await office.call(contract.dismissProposal, {
      params,
      body,
      ifMatch: 1,
      key: 'dismiss-0001',
    });
    expect(again.body).toEqual(answer.body);
    const twice = await office.call(contract.dismissProposal, { params, body, ifMatch: 2 });
    expect(twice.status).toBe(409);
    expect(twice.body.error?.code).toBe('gaps.not_proposed');
    expect(twice.body.error?.why).toContain('不予立项');
  });

  it('a turn for the better is kept and proposes nothing', async () => {
    const request = await requestOf(story, 'clerk-b', '2026-06', 'investment');
    await walkFigure(story, request, figure('44'), 'locked', {
      ...countyA,
      clerk: 'clerk-b',
      signer: 'signer-b',
    });
    await story.settle();
    const { body } = await changes('office', { proposal: 'none' });
    expect(body.changes[0]).toMatchObject({
      target: { subject: { name: '乙县' } },
      lightBefore: 'yellow',
      lightAfter: 'green',
      proposal: 'none',
    });
  });
});

describe('rules and the other city', () => {
  it('prints the rules in force in words', async () => {
    const { status, body } = await (await story.as('clerk-a')).call(contract.readRules);
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 'default-lights', version: 1, lit: true, basis: 'gap' });
    expect(body.intervals.map((one) => one.status)).toEqual(['ahead', 'on_pace', 'behind', 'far_behind']);
    expect(body.intervals[2]?.says.zh).toBe('不低于序时以下 10 个百分点，低于序时');
    expect(body.unpaced.zh).toBe('没有序时的目标：达到为绿灯，未达到为黄灯');
    expect(body.proposes.says.zh).toContain('约束性目标变为红灯时提示立项');
  });

  it('keeps two cities apart: neither sees the other, nor its changes', async () => {
    const [change] = (await changes('office')).body.changes;
    const stranger = await story.as('published-office');
    const own = { params: { tenant: 'small-published' } };
    expect((await stranger.call(contract.listChanges)).status).toBe(404);
    expect((await stranger.call(contract.listChanges, own)).body.changes).toEqual([]);
    const reach = await stranger.call(contract.dismissProposal, {
      params: { tenant: 'small-published', id: change?.id ?? '' },
      body: { reason: '不予立项' },
      ifMatch: 1,
    });
    expect(reach.status).toBe(404);
    const target = await stranger.call(contract.explainTarget, {
      params: { tenant: 'small-published', id: change?.target.id ?? '' },
    });
    expect(target.status).toBe(404);
  });

  it('shows no light in a city of published figures', async () => {
    const reader = await story.as('published-reader');
    const { body } = await reader.call(contract.readRules, { params: { tenant: 'small-published' } });
    expect(body).toMatchObject({ lit: false, simulated: false });
  });
});

import { sql } from 'kysely';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import * as contract from './contract.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const june = (username: string) => requestOf(story, username, '2026-06', 'investment');
const entered = {
  value: '46.2',
  progress: '新开工项目 12 个。',
  problems: '用地指标偏紧。',
  nextSteps: '加快报批。',
};

describe('one figure walks from request to observation', () => {
  it('shows the unit what it needs to enter', async () => {
    const clerk = await story.as('clerk-a');
    const request = await june('clerk-a');
    expect(request).toMatchObject({
      state: 'open',
      overdue: false,
      dueOn: '2026-07-10',
      indicator: { name: '工业投资', unit: '亿元' },
      subject: { name: '甲县' },
      lastValue: { period: '2026-05', value: '35.7', unit: '亿元' },
      samePeriodLastYear: { period: '2025-06', value: '39.6' },
    });
    expect(request.abilities.enter?.may).toBe(true);
    expect(request.abilities.submit).toMatchObject({ may: false });
    const { body } = await clerk.call(contract.readRequest, { params: { request: request.id } });
    expect(body.targets).toMatchObject([
      {
        period: '2026',
        op: '>=',
        tiers: [
          { tier: 'floor', value: '100' },
          { tier: 'stretch', value: '110' },
        ],
      },
    ]);
    // Red line: nothing on the form foretells a light or a rank.
    expect(JSON.stringify(body)).not.toMatch(/light|rank|gap|pace|completion/i);
  });

  it('keeps every draft, warns in words and refuses nothing that is only odd', async () => {
    const clerk = await story.as('clerk-a');
    const { id, version } = await june('clerk-a');
    const params = { request: id };
    const low = await clerk.call(contract.enter, { params, body: { value: '30.0' }, ifMatch: version });
    expect(low.status).toBe(200);
    expect(low.body.warnings).toMatchObject([{ code: 'below_last', field: 'value' }]);
    expect(low.body.warnings[0]?.text.zh).toContain('2026年5月');
    const next = await clerk.call(contract.enter, { params, body: entered, ifMatch: low.body.version });
    expect(next.body).toMatchObject({ warnings: [], entryNo: 2, state: 'open' });
    const again = await clerk.call(contract.enter, { params, body: entered, ifMatch: next.body.version });
    expect(again.body).toMatchObject({ entryNo: 2, version: next.body.version });
    const { body } = await clerk.call(contract.readRequest, { params });
    expect(body.entries.map((entry) => entry.value)).toEqual(['46.2', '30.0']);
  });

  it('is nobody else’s to see before it is submitted', async () => {
    const { id, version } = await june('clerk-a');
    const params = { request: id };
    const office = await story.as('office');
    const look = async () => {
      const page = await office.call(contract.readRequest, { params });
      const list = await office.call(contract.listRequests, { query: { size: 200 } });
      const plain = (head: contract.RequestHead) => ({ ...head, version: 0 });
      return [plain(page.body), { ...list.body, requests: list.body.requests.map(plain) }];
    };
    const before = await look();
    expect(before[0]).toMatchObject({ state: 'open', entered: null, entries: [], steps: [], warnings: [] });
    const signed = await walkFigure(story, { id, version }, entered, 'signed');
    expect(await look()).toEqual(before);
    const reviewer = await story.as('reviewer');
    const early = await reviewer.call(contract.pass, { params, ifMatch: signed.version });
    expect([early.status, early.body.error?.why]).toEqual([409, expect.stringContaining('现为“待填报”')]);
    const signer = await story.as('signer-a');
    const words = '请核对口径';
    const back = await signer.call(contract.sendBack, { params, body: { words }, ifMatch: signed.version });
    expect(back.body.state).toBe('returned');
    expect(await look()).toEqual(before);
    for (const stranger of ['clerk-b', 'signer-b', 'clerk-town', 'clerk-stat']) {
      const answer = await (await story.as(stranger)).call(contract.readRequest, { params: { request: id } });
      expect([stranger, answer.status]).toEqual([stranger, 404]);
    }
  });

  it('is signed off by another person, submitted, returned once, reviewed and locked', async () => {
    const { id, version } = await june('clerk-a');
    const params = { request: id };
    const clerk = await story.as('clerk-a');
    const reviewer = await story.as('reviewer');
    const office = await story.as('office');
    const submitted = await walkFigure(story, { id, version }, entered, 'submitted');
    const seen = await reviewer.call(contract.readRequest, { params });
    expect(seen.body).toMatchObject({
      state: 'submitted',
      entered: { value: '46.2' },
      submittedOn: '2026-07-07',
    });
    expect(seen.body.entries.map((entry) => entry.no)).toEqual([2]);
    expect(seen.body.steps.map((step) => step.act)).toEqual(['sign_off', 'submit']);

    const words = '请补充与上月相比的原因。';
    const returned = await reviewer.call(contract.returnRequest, {
      params,
      body: { words },
      ifMatch: submitted.version,
    });
    expect(returned.body).toMatchObject({ state: 'returned' });
    const better = { ...entered, value: '46.5' };
    const passed = await walkFigure(story, { id, version: returned.body.version }, better, 'reviewed');
    const page = await office.call(contract.readRequest, { params });
    expect(page.body.entries.map((entry) => [entry.no, entry.value])).toEqual([
      [3, '46.5'],
      [2, '46.2'],
    ]);
    const locked = await office.call(contract.lock, { params, ifMatch: passed.version });
    expect(locked.body).toMatchObject({ state: 'locked' });

    const history = await clerk.call(contract.listObservations, {
      query: { indicator: page.body.indicator?.id ?? '', subject: page.body.subject?.id ?? '' },
    });
    expect(history.body.figures.at(-1)).toMatchObject({
      observationId: locked.body.observationId,
      period: '2026-06',
      value: '46.5',
      source: '甲县',
      status: 'final',
      version: 1,
      recordedOn: '2026-07-07',
      enteredBy: { zh: '甲县填报人' },
      signedBy: { zh: '甲县审签人' },
      reviewedBy: { zh: '考核办审核岗' },
      lockedBy: { zh: '考核办专员' },
    });
    await story.settle();
    const woken = await sql<{ payload: Record<string, string> }>`
      select payload from platform.outbox where topic = 'actuals.locked'`.execute(story.db);
    expect(woken.rows.map((row) => row.payload.observationId)).toEqual([locked.body.observationId]);
    const audit = await sql<{ act: string }>`
      select act from platform.audit where subject_id = ${id} order by at, id`.execute(story.db);
    expect(audit.rows.map((row) => row.act)).toEqual([
      ...[
        'actuals.enter',
        'actuals.enter',
        'actuals.hand_over',
        'actuals.sign_off',
        'actuals.send_back',
        'actuals.hand_over',
        'actuals.sign_off',
        'actuals.submit',
        'actuals.return',
      ],
      ...[
        'actuals.enter',
        'actuals.hand_over',
        'actuals.sign_off',
        'actuals.submit',
        'actuals.pass',
        'actuals.lock',
      ],
    ]);
  });

  it('is corrected with a reason; the old figure counts until then and stays readable', async () => {
    const clerk = await story.as('clerk-a');
    const office = await story.as('office');
    const { id, version } = await june('clerk-a');
    const params = { request: id };
    const reopened = await clerk.call(contract.correct, {
      params,
      body: { reason: '漏计一个项目' },
      ifMatch: version,
    });
    expect(reopened.body).toMatchObject({ state: 'open' });
    const early = await clerk.call(contract.handOver, { params, ifMatch: reopened.body.version });
    expect([early.status, early.body.error?.code]).toEqual([409, 'actuals.nothing_corrected']);
    const during = await office.call(contract.readRequest, { params });
    expect(during.body).toMatchObject({
      state: 'open',
      entered: { value: '46.5' },
      correcting: { reason: '漏计一个项目' },
    });

    const withdrawn = await clerk.call(contract.withdraw, { params, ifMatch: reopened.body.version });
    expect(withdrawn.body).toMatchObject({ state: 'locked' });
    const anew = await clerk.call(contract.correct, {
      params,
      body: { reason: '漏计一个项目' },
      ifMatch: withdrawn.body.version,
    });
    const { observationId } = await walkFigure(
      story,
      { id, version: anew.body.version },
      { ...entered, value: '47.1' },
      'locked',
    );
    const page = await office.call(contract.readRequest, { params });
    expect(page.body.correcting).toBeNull();
    const own = page.body.series.filter((figure) => figure.period === '2026-06');
    expect(own.map(({ value, status, version: number, reason }) => [value, status, number, reason])).toEqual([
      ['46.5', 'final', 1, null],
      ['47.1', 'revised', 2, '漏计一个项目'],
    ]);
    expect(own[1]).toMatchObject({ observationId, supersedes: own[0]?.observationId });
  });

  it('goes out as workbooks that say what the pages say', async () => {
    const clerk = await story.as('clerk-a');
    const { indicator, subject } = await june('clerk-a');
    const list = await clerk.call(contract.downloadRequests, { query: { period: '2026-06' } });
    const rows = (await readExcel(list.bytes))[0]?.data ?? [];
    expect(decodeURIComponent(list.headers.get('content-disposition') ?? '')).toContain(
      '填报任务-2026-07-07.xlsx',
    );
    expect(rows.slice(0, 2).map((row) => row[0])).toEqual([
      '测试市（模拟） · 填报任务 · 2026-07-07',
      '模拟数据：城市、单位和数字均为虚构。',
    ]);
    expect(rows.at(-1)?.slice(1, 11)).toEqual([
      '工业投资',
      '甲县',
      '甲县',
      '2026-06',
      '2026-07-10',
      '已锁定',
      '亿元',
      35.7,
      39.6,
      47.1,
    ]);
    const query = { indicator: indicator.id, subject: subject.id, language: 'en' as const };
    const history = await clerk.call(contract.downloadObservations, { query });
    const versions = (await readExcel(history.bytes))[0]?.data ?? [];
    expect(versions.slice(3, 5).map((row) => [row[0], row[1], row[6], row[7], row[8], row[9]])).toEqual([
      ['2026-06', 47.1, 'revised', 2, '漏计一个项目', '甲县'],
      ['2026-06', 46.5, 'final', 1, null, '甲县'],
    ]);
  });

  it('may be locked without a value, with the reason', async () => {
    const request = await june('clerk-b');
    const walkers = { clerk: 'clerk-b', signer: 'signer-b', reviewer: 'reviewer', office: 'office' };
    await walkFigure(story, request, { value: null, missingReason: '系统割接，下月补报' }, 'locked', walkers);
    const { body } = await (await story.as('clerk-b')).call(contract.readRequest, {
      params: { request: request.id },
    });
    expect(body.series.at(-1)).toMatchObject({ period: '2026-06', value: null, note: '系统割接，下月补报' });
  });
});

import { parseScheme } from '@meritloop/engine';
import { sql } from 'kysely';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { scoredCity, smallScheme } from '../../testing/scheme.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import { readObservations } from '../actuals/index.ts';
import { hashOf } from '../platform/chain.ts';
import { findTenant } from '../platform/tenants.ts';
import { computeRun } from './compute-run.ts';
import * as contract from './contract.ts';
import { freezeInputs } from './freeze-inputs.ts';

let story: Story;
let schemeId: string;

beforeAll(async () => {
  const published = { ...smallPublishedCity(), practices: { schemes: [smallScheme] } };
  story = await openStory({ cities: [scoredCity(), published] });
  const { body } = await (await story.as('office')).call(contract.listSchemes);
  schemeId = body.schemes[0]?.id ?? '';
});
afterAll(() => story?.close());

const run = async (post: string, body: { schemeId: string; period: string }, key?: string) =>
  (await story.as(post)).call(contract.startRun, key === undefined ? { body } : { body, key });
const latest = async () => (await (await story.as('office')).call(contract.listRuns)).body.runs[0];

describe('a scheme', () => {
  it('is printed with its items, methods, weights, tie rule and the periods that have figures', async () => {
    const { body } = await (await story.as('leader')).call(contract.listSchemes);
    const [scheme] = body.schemes;
    expect(scheme).toMatchObject({ code: 'small-board', version: '1', status: 'example', full: '100' });
    expect(scheme?.items.map((item) => [item.weight, item.method?.name])).toEqual([
      ['60', 'completion'],
      ['40', 'efficacy'],
    ]);
    expect(scheme?.ties.says.zh).toBe(
      '各考核组别内按得分排名，得分取 2 位小数（四舍五入）后比较。得分相同的名次并列，其后名次空出（1、2、2、4）。',
    );
    expect(scheme?.periods.slice(0, 2)).toEqual(['2026-05', '2026-04']);
    expect(scheme?.hash).toBe(hashOf(smallScheme));
  });
});

describe('a run', () => {
  it('scores and ranks by hand’s figures, ties level, and freezes what it read', async () => {
    const { status, body } = await run('office', { schemeId, period: '2026-05' }, 'run-may-0001');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: 1,
      period: '2026-05',
      asOf: '2026-07-07',
      latest: true,
      subjects: 3,
    });
    const again = await run('office', { schemeId, period: '2026-05' }, 'run-may-0001');
    expect(again.body).toEqual(body);
    const read = await (await story.as('auditor')).call(contract.readRun, { params: { id: body.id } });
    expect(read.body.simulated).toBe(true);
    expect(
      read.body.subjects.map(({ name, score, rank, sharedBy }) => [name, score, rank, sharedBy]),
    ).toEqual([
      ['甲县', '97.60', 1, 1],
      ['乙县', '97.60', 1, 1],
      ['丙区', '72.00', 3, 0],
    ]);
    expect(read.body.subjects[2]?.items.map((item) => item.points)).toEqual(['48', '24']);
  });

  it('explains every score from the frozen inputs, and the explanation equals the stored result', async () => {
    const auditor = await story.as('auditor');
    const id = (await latest())?.id ?? '';
    const { body: whole } = await auditor.call(contract.readRun, { params: { id } });
    for (const subject of whole.subjects) {
      const { status, body } = await auditor.call(contract.explainRun, {
        params: { id, code: subject.code },
      });
      expect(status).toBe(200);
      expect(body.subject).toEqual(subject);
      const trace = body.trace as { value: string; children: { value: string; method: string }[] };
      expect(trace.value).toBe(subject.score);
      expect(trace.children.map((child) => child.method)).toEqual(['completion', 'efficacy']);
      const sum = trace.children.reduce((total, child) => total + Number(child.value), 0);
      expect(sum.toFixed(2)).toBe(subject.score);
    }
    const { body } = await auditor.call(contract.explainRun, { params: { id, code: 'county-c' } });
    const text = JSON.stringify(body.trace);
    expect(text).toContain('60 × 0.8');
    expect(text).toContain('丙区 | 工业投资 | 2026-05');
  });

  it('hands over all that is needed to come to the same result', async () => {
    const office = await story.as('office');
    const id = (await latest())?.id ?? '';
    const answer = await office.call(contract.downloadInputs, { params: { id } });
    const file = JSON.parse(answer.bytes.toString());
    expect(hashOf(file.inputs)).toBe(file.inputsHash);
    expect(computeRun(file.scheme, file.inputs).results).toEqual(file.results);
    const list = await office.call(contract.downloadRuns, { query: { language: 'en' } });
    const [{ data: rows = [] } = {}] = await readExcel(list.bytes);
    expect(String(rows[0]?.[0])).toContain('Simulated data');
    expect(rows.slice(3).map((row) => row[2])).toEqual(
      (await office.call(contract.listRuns)).body.runs.map(({ number }) => number),
    );
    const sheet = await office.call(contract.downloadRun, { params: { id } });
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml');
    expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('freezes no less than the engine reads: with every figure there is the results are the same', async () => {
    const tenant = await findTenant(story.db, 'small-city');
    if (tenant === undefined) throw new Error('no city');
    const inputs = await freezeInputs(story.db, tenant, '2026-07-07', parseScheme(smallScheme), '2026-05');
    const all = await readObservations(story.db, 'small-city', '2026-07-07');
    expect(inputs.actuals.length).toBeLessThan(all.length);
    const everything = {
      ...inputs,
      actuals: all
        .filter((one) => one.unit === '亿元')
        .map((one) => ({
          subject: one.source,
          indicator: 'investment',
          period: one.period,
          value: one.value,
          unit: one.unit,
          source: one.source,
          status: 'final' as const,
          observationId: one.id,
          recordedOn: one.recordedOn ?? '',
        })),
    };
    expect(computeRun(smallScheme, everything).results).toEqual(computeRun(smallScheme, inputs).results);
  });

  it('refuses to run again on the same figures, or on none', async () => {
    const same = await run('office', { schemeId, period: '2026-05' });
    expect([same.status, same.body.error?.code]).toEqual([409, 'assessments.unchanged']);
    const empty = await run('office', { schemeId, period: '2026-06' });
    expect([empty.status, empty.body.error?.code]).toEqual([422, 'assessments.no_figures']);
    const odd = await run('office', { schemeId, period: '2026-13' });
    expect([odd.status, odd.body.error?.code]).toEqual([422, 'assessments.not_computable']);
    expect((await run('office', { schemeId: 'x', period: '2026-05' })).status).toBe(400);
    const none = await run('office', { schemeId: '01900000-0000-7000-8000-000000000000', period: '2026-05' });
    expect(none.status).toBe(404);
  });

  it('is started by the office alone and read by those who oversee', async () => {
    for (const post of ['leader', 'auditor', 'reviewer', 'clerk-a', 'signer-a']) {
      expect((await run(post, { schemeId, period: '2026-05' })).status).toBe(403);
    }
    const id = (await latest())?.id ?? '';
    for (const post of ['clerk-a', 'signer-b']) {
      expect((await (await story.as(post)).call(contract.readRun, { params: { id } })).status).toBe(403);
    }
    const nobody = await (await story.as(null)).call(contract.listRuns);
    expect(nobody.status).toBe(401);
  });

  it('becomes outdated when a figure that it read is corrected, and only then', async () => {
    const before = await latest();
    const june = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    await walkFigure(story, june, { value: '48', progress: '按计划推进' }, 'locked');
    await story.settle();
    expect((await latest())?.outdatedAt).toBeNull();
    const second = await run('office', { schemeId, period: '2026-06' });
    // Two counties have no June figure yet: their totals are withheld, and the run says so.
    expect(second.status).toBe(200);
    const read = await (await story.as('office')).call(contract.readRun, {
      params: { id: second.body.id },
    });
    expect(read.body.subjects.filter((one) => one.score === null)).toHaveLength(2);
    expect(read.body.subjects[1]?.notes[0]?.text.zh).toBeTruthy();
    const request = await requestOf(story, 'clerk-b', '2026-06', 'investment');
    const walkers = { clerk: 'clerk-b', signer: 'signer-b', reviewer: 'reviewer', office: 'office' };
    await walkFigure(story, request, { value: '40', progress: '按计划推进' }, 'locked', walkers);
    await story.settle();
    const now = await latest();
    expect(now?.id).toBe(second.body.id);
    expect(now?.outdatedAt).not.toBeNull();
    expect(now?.abilities.release?.may).toBe(false);
    const third = await run('office', { schemeId, period: '2026-06' });
    expect(third.body.number).toBe(2);
    const { body } = await (await story.as('office')).call(contract.listRuns);
    const may = body.runs.find((one) => one.id === before?.id);
    expect(may?.outdatedAt).toBeNull();
    const old = body.runs.find((one) => one.id === second.body.id);
    expect(old?.latest).toBe(false);
  });

  it('is not shown if someone changed the stored figures behind its back', async () => {
    const auditor = await story.as('auditor');
    const { body } = await auditor.call(contract.listRuns, { query: { period: '2026-05' } });
    const id = body.runs[0]?.id ?? '';
    const change = (path: string, value: string) =>
      sql`update assessments.run set inputs = jsonb_set(inputs, ${path}::text[], to_jsonb(${value}::text))
        where tenant_id = 'small-city' and id = ${id}`.execute(story.db);
    const explain = () => auditor.call(contract.explainRun, { params: { id, code: 'county-a' } });
    expect((await explain()).status).toBe(200);
    // A day that no score depends on: only the hash of the inputs can tell.
    await change('{actuals,0,recordedOn}', '2020-01-01');
    expect((await explain()).body.error?.code).toBe('assessments.differs');
    await change('{actuals,0,value}', '99');
    const answer = await explain();
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'assessments.differs']);
  });
});

describe('a unit that has ended since', () => {
  it('is read with its name and figures for the period in which it was there', async () => {
    const tenant = await findTenant(story.db, 'small-city');
    if (tenant === undefined) throw new Error('no tenant');
    const frozen = () => freezeInputs(story.db, tenant, '2026-07-07', parseScheme(smallScheme), '2026-05');
    const before = await frozen();
    await sql`update registry.unit set valid_to = '2026-06-30'
      where tenant_id = 'small-city' and code = 'county-c'`.execute(story.db);
    const after = await frozen();
    expect(after.subjects.map(({ id, name }) => [id, name])).toContainEqual(['county-c', '丙区']);
    expect(after).toEqual(before);
  });
});

describe('two cities', () => {
  it('see nothing of each other', async () => {
    const stranger = await story.as('published-office');
    expect((await stranger.call(contract.listRuns)).status).toBe(404);
    const id = (await latest())?.id ?? '';
    const across = await stranger.call(contract.readRun, { params: { tenant: 'small-published', id } });
    expect(across.status).toBe(404);
  });

  it('score nothing where figures are those of real bodies', async () => {
    const stranger = await story.as('published-office');
    const params = { tenant: 'small-published' };
    const { body } = await stranger.call(contract.listSchemes, { params });
    expect(body.abilities.startRun?.may).toBe(false);
    const answer = await stranger.call(contract.startRun, {
      params,
      body: { schemeId: body.schemes[0]?.id ?? '', period: '2024-06' },
    });
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'assessments.published']);
  });
});

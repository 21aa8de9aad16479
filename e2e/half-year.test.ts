import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerSheets, withFormula, withMistakes } from '../examples/simulated-city/register.ts';
import * as actuals from '../server/src/actuals/contract.ts';
import * as gaps from '../server/src/gaps/contract.ts';
import * as plans from '../server/src/plans/contract.ts';
import * as publications from '../server/src/publications/contract.ts';
import { listUnits } from '../server/src/registry/contract.ts';
import { dayPassed } from '../server/testing/day-passed.ts';
import { entryCounts } from '../server/testing/entry-counts.ts';
import { registerWorkbook } from '../server/testing/register-workbook.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { answering, cityWithoutMatters, clerkOf, clock, month, source, whole } from './half-year/city.ts';
import { everything, knownIds } from './half-year/embargo.ts';
import { comparedWith, expectedNumbers, seriesKnown } from './half-year/numbers.ts';
import { type Known as KnownIds, readAs } from './half-year/routes.ts';
import * as screens from './half-year/screens.ts';
import { enterAll, signAll, type Typed, takeOn, wordOn } from './half-year/units.ts';
import type { Status } from './half-year/workbook.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

const fileName = '登记簿.xlsx';
const register = registerSheets(whole);
let story: Story;
let journey: Journey;
/** Codes of units by their ids, and the other way round. */
const codeOf = new Map<string, string>();
const idOf = (code: string) => [...codeOf].find(([, one]) => one === code)?.[0] ?? '';
/** What was typed into which request. */
const typed = new Map<string, Typed>();
const judged = new Map<string, Status>();

beforeAll(async () => {
  story = await openStory({ cities: [cityWithoutMatters()], clock, webRoot: builtWeb() });
  journey = await openJourney(story);
  const { body } = await (await story.as('office')).call(listUnits);
  for (const { id, code } of body.units) codeOf.set(id, code);
});
afterAll(async () => {
  await journey?.close();
  await story?.close();
});

async function preview(sheets: Parameters<typeof registerWorkbook>[0]) {
  const office = await story.as('office');
  const content = (await registerWorkbook(sheets)).toString('base64');
  return office.call(plans.previewImport, { body: { fileName, content } });
}

describe('7 July: the register comes from Excel', () => {
  it('is refused as a whole for a formula, and names every mistake with its row', async () => {
    const formula = await preview(withFormula(register));
    expect([formula.status, formula.body.error?.code]).toEqual([422, 'platform.formula_cells']);
    const { sheets, mistakes } = withMistakes(register);
    const { body } = await preview(sheets);
    const faultAt = (sheet: string, row: number) =>
      body.faults.find((one) => one.sheet === sheet && one.row === row);
    const rowOf = (kind: string) => mistakes.find((one) => one.kind === kind)?.row ?? 0;
    expect(faultAt('duties', rowOf('unit'))?.suggestions).toEqual(['乙丑局']);
    expect(faultAt('targets', rowOf('indicator'))?.column).toBe('指标');
    expect(faultAt('targets', rowOf('decimal'))?.column).toBe('目标值');
    expect(body.faults.some(({ what }) => what.zh.includes('“41”对应不止一个事项'))).toBe(true);
    expect(body.creates.map(({ name }) => name)).toContain('各有关镇街');
    const applied = await (await story.as('office')).call(plans.applyImport, {
      params: { import: body.id },
      body: { hash: body.hash, createGroups: [], removeDuties: [] },
    });
    expect(applied.status).toBeGreaterThanOrEqual(400);
  });

  it('is applied once corrected: 120 matters with their targets, tasks and milestones, group owners by unit', async () => {
    const office = await story.as('office');
    const mistaken = withMistakes(register).sheets;
    const seen = await screens.importSeen(journey, {
      mistaken: await registerWorkbook(mistaken),
      faults: (await preview(mistaken)).body.faults.length,
      corrected: await registerWorkbook(register),
    });
    const { body } = await office.call(plans.readImport, { params: { import: seen } });
    expect(body.faults).toEqual([]);
    const groups = body.creates.filter(({ kind }) => kind === 'owner_group').map(({ name }) => name);
    expect(groups.sort()).toEqual(['各区县（含庚新区）', '市级其他有关单位']);
    const createGroups = groups.map((name) => ({
      name,
      unitIds: (whole.ownerGroups?.find((one) => one.name === name)?.members ?? [])
        .filter(({ to = '9999' }) => to >= clock.day)
        .map(({ unit }) => idOf(unit)),
    }));
    const applied = await office.call(plans.applyImport, {
      params: { import: body.id },
      body: { hash: body.hash, createGroups, removeDuties: [] },
    });
    expect(applied.status).toBe(200);
    const { matters } = (await office.call(plans.listMatters)).body;
    expect(matters.map(({ number }) => number)).toEqual(whole.matters.map(({ number }) => number));
    const first = await office.call(plans.readMatter, { params: { matter: matters[0]?.id ?? '' } });
    const counties = first.body.duties.find(({ printed }) => printed === '各区县（含庚新区）');
    const names = counties?.members.map(({ name }) => name).join(' ');
    expect(names).toBe('甲县 乙县 丙区 丁区 戊县 己区 庚新区');
  });

  it('comes out of the house as it went in', async () => {
    const office = await story.as('office');
    const { bytes } = await office.call(plans.downloadRegister, {});
    const again = await office.call(plans.previewImport, {
      body: { fileName, content: bytes.toString('base64') },
    });
    expect(again.body.faults).toEqual([]);
    expect(again.body.rows.filter(({ state }) => state !== 'unchanged')).toEqual([]);
    const sheets = { 事项: 'matters', 责任: 'duties', 目标: 'targets', 任务: 'tasks', 节点: 'milestones' };
    for (const { name, rows } of register) {
      const sheet = again.body.sheets.find((one) => one.sheet === sheets[name as keyof typeof sheets]);
      expect([name, sheet?.unchanged]).toEqual([name, rows.length]);
    }
  });
});

describe('7 to 14 July: units are asked for what is not held, and answer', () => {
  it('spares what is known, and asks forty units and more', async () => {
    const office = await story.as('office');
    const { body: plan } = await office.call(actuals.planAsks, { body: { period: month } });
    expect(plan.totals).toMatchObject({ words: 120 });
    expect(plan.totals.units).toBeGreaterThanOrEqual(40);
    const key = (one: {
      indicator: { name: string } | null;
      subject: { name: string } | null;
      period: string;
    }) => `${one.indicator?.name} ${one.subject?.name} ${one.period}`;
    const names = new Map(whole.indicators.map(({ code, name }) => [code, name]));
    const units = new Map(whole.units.map(({ code, name }) => [code, name]));
    const held = new Set(
      whole.observations.map((one) => `${names.get(one.indicator)} ${units.get(one.subject)} ${one.period}`),
    );
    const asks = plan.units.flatMap((unit) => unit.asks.filter(({ kind }) => kind === 'figure'));
    expect(asks.filter((one) => held.has(key(one)))).toEqual([]);
    const spared = plan.units.flatMap((unit) => unit.spared);
    expect(spared.filter(({ reason }) => reason === 'held').length).toBeGreaterThan(100);
    const asked = await office.call(actuals.askByPlan, { body: { period: month, dueOn: '2026-07-14' } });
    expect(asked.body).toMatchObject({ words: 120, figures: asks.length, units: plan.totals.units });
    const again = await office.call(actuals.askByPlan, { body: { period: month, dueOn: '2026-07-14' } });
    expect(again.body).toMatchObject({ words: 0, figures: 0 });
  });

  it('words and figures are typed once, signed off and submitted by the unit', async () => {
    clock.day = '2026-07-10';
    const phones = await screens.answeredOnPhones(story, journey, codeOf);
    for (const [request, one] of phones.typed) typed.set(request, one);
    for (let at = 0; at < answering.length; at += 8) {
      await Promise.all(
        answering.slice(at, at + 8).map(async (unit) => {
          const mine = await enterAll(story, unit, codeOf, unit === source ? 'words' : undefined);
          if (mine.size > 0) await signAll(story, unit, [...mine.keys()]);
          for (const [request, one] of mine) typed.set(request, one);
        }),
      );
    }
    const seen = (await (await story.as('office')).call(actuals.listRequests, { query: { size: 1 } })).body;
    expect(seen.counts.find(({ state }) => state === 'submitted')?.count).toBe(typed.size);
  });

  it('two are returned with the reason, and come back corrected', async () => {
    clock.day = '2026-07-13';
    const reviewer = await story.as('reviewer');
    const { requests } = (
      await reviewer.call(actuals.listRequests, { query: { state: 'submitted', size: 200 } })
    ).body;
    const figure = requests.find(
      ({ indicator, unit }) => indicator?.name.includes('开工') && unit.name === '甲县',
    );
    const words = requests.find(({ matter, kind }) => kind === 'words' && matter?.number === '63');
    const returned = [figure, words].map((one) => one ?? { id: '', version: 0, unit: { id: '' } });
    const why = '与上月口径不一致，请核对。';
    if (figure !== undefined) await screens.returnedOnScreen(journey, figure, why);
    for (const one of returned) {
      const params = { request: one.id };
      const answer =
        one === figure
          ? await reviewer.call(actuals.readRequest, { params })
          : await reviewer.call(actuals.returnRequest, {
              params,
              ifMatch: one.version,
              body: { words: why },
            });
      expect([answer.status, answer.body.state]).toEqual([200, 'returned']);
      const unit = codeOf.get(one.unit.id) ?? '';
      const clerk = await story.as(clerkOf(unit));
      const before = typed.get(one.id);
      const body = {
        ...before?.body,
        ...(one === figure ? { value: '8' } : { progress: '已按月度口径重新核对，主线按计划推进。' }),
      };
      const entered = await clerk.call(actuals.enter, {
        params: { request: one.id },
        ifMatch: answer.body.version,
        body,
      });
      expect(entered.status).toBe(200);
      typed.set(one.id, { of: before?.of ?? '', body });
      await signAll(story, unit, [one.id]);
    }
    clock.day = '2026-07-14';
    expect(await takeOn(story, 'reviewer', 'pass')).toBe(typed.size);
    await screens.lockedOnScreen(journey, figure?.id ?? '');
    expect(await takeOn(story, 'office', 'lock')).toBe(typed.size - 1);
  });
});

describe('15 to 20 July: official figures', () => {
  const others = ['office', clerkOf('jia-xian')];
  let ids: KnownIds = {};

  it('are entered by their source, and no route tells of them before the day', async () => {
    clock.day = '2026-07-15';
    ids = await knownIds(story);
    // Standings catch up with the day now: done meanwhile, it would look like a hint.
    await dayPassed(story, clock.now());
    const before = await Promise.all(others.map((who) => everything(story, who, ids)));
    const entered = await enterAll(story, source, codeOf);
    for (const [request, one] of entered) typed.set(request, one);
    await signAll(story, source, [...entered.keys()]);
    await story.settle();
    const after = await Promise.all(others.map((who) => everything(story, who, ids)));
    const official = [...entered.values()].flatMap(({ body }) => body.value ?? []);
    const sharp = official.filter((value) => value.endsWith('7193'));
    expect(sharp.length).toBeGreaterThan(20);
    for (const [at, who] of others.entries()) {
      for (const [path, text] of after[at] ?? []) {
        expect([who, path, sharp.find((value) => text.includes(value))]).toEqual([who, path, undefined]);
        // Not one byte of any answer tells that something was entered, signed off or submitted meanwhile.
        expect([who, path, text === before[at]?.get(path)]).toEqual([who, path, true]);
      }
    }
    const answered = [...(after[0]?.values() ?? [])].filter((text) => text.startsWith('200')).length;
    expect(answered).toBeGreaterThan(60);
    const leader = await readAs(story, 'leader', actuals.listObservations, ids);
    expect(sharp.filter((value) => leader.text.includes(value))).toEqual([]);
  });

  it('are there on the 20th, and are passed and locked', async () => {
    clock.day = '2026-07-20';
    const waiting = await takeOn(story, 'reviewer', 'pass');
    expect(waiting).toBeGreaterThan(30);
    expect(await takeOn(story, 'office', 'lock')).toBe(waiting);
    const leader = await readAs(story, 'leader', actuals.listObservations, ids);
    expect(leader.text).toMatch(/"value":"-?\d+\.\d*7193"/);
  });

  it('nobody typed a figure twice, but the two that were returned', async () => {
    expect(await entryCounts(story.db)).toEqual([
      { entries: 1, requests: typed.size - 2 },
      { entries: 2, requests: 2 },
    ]);
  });
});

describe('31 July: the documents', () => {
  it('the office has its word on every task', async () => {
    clock.day = '2026-07-31';
    const office = await story.as('office');
    const { rows } = (await office.call(gaps.listTaskJudgements, {})).body;
    expect(rows).toHaveLength(30);
    for (const { task, judged: standing } of rows) {
      const status = wordOn(task.title, standing.milestones.length);
      judged.set(task.title, status);
      const answer = await office.call(gaps.judgeTask, {
        params: { id: task.id },
        body: {
          period: standing.claim?.period ?? '',
          status,
          reason: '现场核对后判定。',
          milestones:
            standing.claim?.milestones.map(({ milestoneId, state }) => ({ milestoneId, state })) ?? [],
          observationId: standing.claim?.observationId ?? null,
          supersedes: standing.judgement?.id ?? null,
        },
      });
      expect([task.title, answer.status, answer.body.error]).toEqual([task.title, 200, undefined]);
    }
  });

  it('are there within a minute, and each number is the workbook’s', async () => {
    await screens.summaryOnScreen(journey, '2026-H1');
    const office = await story.as('office');
    const expected = expectedNumbers(seriesKnown(typed.values()), judged);
    for (const kind of ['special_report', 'summary'] as const) {
      const started = performance.now();
      const made = await office.call(publications.produceDocument, { body: { kind, period: '2026-H1' } });
      console.log(`${kind}: ${Math.round(performance.now() - started)} ms after the last judgement`);
      expect(made.status).toBe(200);
      const { content } = (await office.call(publications.readDocument, { params: { id: made.body.id } }))
        .body;
      const { wrong, strange, compared } = comparedWith(expected, content.figures);
      expect([wrong, strange]).toEqual([[], []]);
      expect(compared).toBeGreaterThan(kind === 'summary' ? 400 : 900);
    }
  });
});

import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { practice } from '../../testing/practices.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import * as plans from '../plans/contract.ts';
import * as contract from './contract.ts';

let story: Story;

beforeAll(async () => {
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  const published = smallPublishedCity();
  story = await openStory({
    cities: [
      { ...smallCity(), practices: { rules } },
      {
        ...published,
        observations: [
          ...published.observations,
          {
            subject: 'city',
            indicator: 'gdp-growth',
            period: '2023',
            value: '5.8',
            unit: '%',
            source: { name: '公开报告（测试）', file: 'published.csv', row: 3 },
          },
          {
            subject: 'city',
            indicator: 'gdp-growth',
            period: '2024-06',
            value: '7.1',
            unit: '%',
            source: { name: '测试来源', file: 'published.csv', row: 4 },
            target: 'r1',
            comparability: 'not comparable: another scope',
          },
        ],
      },
    ],
  });
});
afterAll(() => story?.close());

const list = async (query: Record<string, string> = {}, post = 'leader') =>
  (await (await story.as(post)).call(contract.listTargets, { query })).body;
const idOf = async (code: string) => (await list()).targets.find((line) => line.code === code)?.id ?? '';
const read = async (code: string, post = 'leader') =>
  (await (await story.as(post)).call(contract.readTarget, { params: { id: await idOf(code) } })).body;

describe('the list of targets', () => {
  it('shows each target with its promise, latest figure, standing and light', async () => {
    const { asOf, total, targets, subjects, objectives } = await list();
    expect({ asOf, total, subjects: subjects.map(({ name, count }) => [name, count]), objectives }).toEqual({
      asOf: '2026-07-07',
      total: 4,
      subjects: [
        ['甲县', 2],
        ['乙县', 1],
        ['丙区', 1],
      ],
      objectives: [{ objective: '实力', count: 4 }],
    });
    const investment = targets.find((line) => line.code === 'investment-county-a-2026');
    expect(investment).toMatchObject({
      matter: { number: '1', section: '重大项目' },
      indicator: '工业投资',
      subject: { name: '甲县' },
      promise: [
        { tier: 'floor', text: { zh: '100亿元以上', en: 'at least 100 亿元' } },
        { tier: 'stretch', text: { zh: '110亿元以上', en: 'at least 110 亿元' } },
      ],
      latest: { period: '2026-05', value: '35.7', unit: '亿元', source: { file: 'small-city' } },
      standing: { status: 'behind', light: 'yellow', asOf: '2026-07-07' },
    });
  });

  it('filters by status, subject, objective and text; the counts leave the status filter aside', async () => {
    const whole = await list();
    const behind = await list({ status: 'behind' });
    expect(behind.targets.map((line) => line.standing.status)).toEqual(['behind', 'behind', 'behind']);
    expect(behind.counts).toEqual(whole.counts);
    expect(behind.counts).toEqual([
      { status: 'on_pace', count: 1 },
      { status: 'behind', count: 3 },
    ]);
    const subject = whole.subjects[1]?.id ?? '';
    const second = await list({ subject });
    expect(second.targets.map((line) => line.subject.name)).toEqual(['乙县']);
    expect(second.counts).toEqual([{ status: 'behind', count: 1 }]);
    expect(second.total).toBe(4);
    expect((await list({ text: ' 规上工业 ' })).targets.map((line) => line.code)).toEqual([
      'growth-county-a-2026',
    ]);
    expect((await list({ objective: '活力' })).targets).toEqual([]);
  });

  it('foresees with as many decimals as the target and its figures are printed with', async () => {
    const foreseen = await Promise.all(
      (await list()).targets.map(async ({ code }) => (await read(code)).judgement.forecast),
    );
    expect(foreseen.map((one) => one && [one.value, one.low, one.high])).toEqual([
      ['102.0', '101.9', '102.2'],
      ['81.7', '81.4', '82.0'],
      ['61.1', '61.0', '62.0'],
      null,
    ]);
  });

  it('refuses a status that is none', async () => {
    const leader = await story.as('leader');
    const answer = await leader.call(contract.listTargets, { query: { status: 'fine' as 'done' } });
    expect(answer.status).toBe(400);
    expect(answer.body.error?.fields?.[0]?.path).toContain('status');
  });

  it('downloads as Excel with the same rows, order and filters, in the language asked for', async () => {
    const { targets } = await list({ status: 'behind' });
    const leader = await story.as('leader');
    const file = await leader.call(contract.downloadTargets, {
      query: { status: 'behind', language: 'en' },
    });
    const [sheet] = await readExcel(file.bytes);
    const rows = sheet?.data ?? [];
    expect(String(rows[0]?.[0])).toContain('2026-07-07');
    expect(String(rows[1]?.[0])).toContain('fictional');
    const head = rows[2] as string[];
    expect(head.slice(0, 3)).toEqual(['No.', 'Matter', 'Objective']);
    const column = (title: string) => rows.slice(3).map((row) => row[head.indexOf(title)]);
    expect(column('Subject')).toEqual(targets.map((line) => line.subject.name));
    expect(column('Latest figure')).toEqual(targets.map((line) => Number(line.latest?.value)));
    expect(column('Floor')).toEqual(targets.map((line) => line.promise[0]?.text.en));
    expect(column('Status')).toEqual(['Behind', 'Behind', 'Behind']);
    expect(column('Gap')).toEqual(targets.map((line) => line.standing.sentence.en));
  });

  it('downloads the targets of one matter alone', async () => {
    const leader = await story.as('leader');
    const { matters } = (await leader.call(plans.listMatters)).body;
    const matter = matters.find(({ number }) => number === '2');
    const file = await leader.call(contract.downloadTargets, { query: { matter: matter?.id ?? '' } });
    const [sheet] = await readExcel(file.bytes);
    expect(sheet?.data.slice(3).map((row) => [row[0], row[4], row[6]])).toEqual([
      ['2', '规上工业增加值增速', '甲县'],
    ]);
    const nobody = await story.as(null);
    expect((await nobody.call(contract.downloadTargets)).status).toBe(401);
  });
});

describe('the page of a target', () => {
  it('holds promise, duties, judgement with its trace, figures in the order of time, and its siblings', async () => {
    const page = await read('investment-county-a-2026');
    expect(page.target.matter).toMatchObject({
      text: '各区县工业投资保持两位数增长。',
      document: { title: '测试市2026年工作报告（模拟）' },
    });
    expect(page.target.duties.map(({ unit, printed, role }) => [unit?.name ?? printed, role])).toEqual([
      ['甲子局', 'lead'],
      ['各区县', 'co'],
    ]);
    expect(page.judgement).toMatchObject({ status: 'behind', completion: '0.3570', pace: '0.4167' });
    expect(JSON.stringify(page.judgement.trace)).toContain('35.7 ÷ 100');
    expect(page.series.map(({ period }) => period)).toEqual([
      ...Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`),
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
    ]);
    expect(page.siblings.map(({ subject }) => subject)).toEqual(['乙县', '丙区']);
    expect(page.related).toEqual([]);
  });

  it('takes December for last year’s result of a monthly series', async () => {
    const { previousYear } = await read('investment-county-a-2026');
    expect(previousYear.map(({ period, value }) => [period, value])).toEqual([['2025-12', '90.0']]);
  });

  it('shows figures published beside a target apart, with the reason in the data’s words', async () => {
    const reader = await story.as('published-reader');
    const of = { tenant: 'small-published' };
    const [line] = (await reader.call(contract.listTargets, { params: of })).body.targets;
    const page = (await reader.call(contract.readTarget, { params: { ...of, id: line?.id ?? '' } })).body;
    expect(page.series.map(({ period, value }) => [period, value])).toEqual([
      ['2023', '5.8'],
      ['2024-06', '6.5'],
    ]);
    expect(page.previousYear.map(({ period, value }) => [period, value])).toEqual([['2023', '5.8']]);
    expect(page.related.map(({ value, comparability }) => [value, comparability])).toEqual([
      ['7.1', 'not comparable: another scope'],
    ]);
    expect(page.judgement.light).toBeNull();
    expect(page.changes).toEqual([]);
    expect(page.cases).toEqual([]);
  });
});

describe('who reads targets', () => {
  it.each([contract.listTargets, contract.downloadTargets, contract.readTodo, contract.readPeers])(
    '$path answers nobody who is not signed in',
    async (stated) => {
      expect((await (await story.as(null)).call(stated)).status).toBe(401);
    },
  );

  it('a target that is not there, or is another city’s, is not found', async () => {
    const leader = await story.as('leader');
    const missing = { id: '01900000-0000-7000-8000-000000000000' };
    expect((await leader.call(contract.readTarget, { params: missing })).status).toBe(404);
    const reader = await story.as('published-reader');
    const foreign = { tenant: 'small-published', id: await idOf('investment-county-a-2026') };
    expect((await reader.call(contract.readTarget, { params: foreign })).status).toBe(404);
  });

  it('keeps two cities apart', async () => {
    const reader = await story.as('published-reader');
    const of = { tenant: 'small-published' };
    const own = (await reader.call(contract.listTargets, { params: of })).body.targets;
    expect(own.map((line) => line.code)).toEqual(['r1']);
    expect(own[0]?.standing.light).toBeNull();
    // A city in which one holds no grant is not admitted to exist.
    expect((await reader.call(contract.listTargets)).status).toBe(404);
    const leader = await story.as('leader');
    expect((await leader.call(contract.listTargets, { params: of })).status).toBe(404);
  });
});

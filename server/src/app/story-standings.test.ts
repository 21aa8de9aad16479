import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { practice } from '../../testing/practices.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

let story: Story;

beforeAll(async () => {
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  const published = smallPublishedCity();
  story = await openStory({
    cities: [
      {
        ...smallCity(),
        practices: { rules },
        tasks: [
          {
            code: 'k1',
            matter: 'm1',
            title: '编制清单',
            unit: 'bureau-a',
            due: '2026-09-30',
            milestones: [],
          },
        ],
      },
      {
        ...published,
        observations: [
          ...published.observations,
          {
            subject: 'city',
            indicator: 'gdp-growth',
            period: '2023',
            value: '8.8',
            unit: '%',
            source: { name: '公开报告（测试）', file: 'published.csv', row: 3, url: 'https://example.org/3' },
          },
        ],
      },
    ],
  });
});
afterAll(() => story?.close());

const register = async (query: Record<string, string> = {}, post = 'leader') =>
  (await (await story.as(post)).call(contract.readStandings, { query })).body;
const codes = async (query: Record<string, string>) => (await register(query)).rows.map(({ code }) => code);

describe('the register', () => {
  it('holds targets and tasks below their matters', async () => {
    const { rows, matters, total } = await register();
    expect(total).toBe(5);
    expect(
      rows.map(({ kind, matterId }) => [kind, matters.find(({ id }) => id === matterId)?.number]),
    ).toEqual([
      ['target', '1'],
      ['target', '1'],
      ['target', '1'],
      ['task', '1'],
      ['target', '2'],
    ]);
    expect(matters[0]).toMatchObject({ leads: ['甲子局'], leader: '分管副市长（工业）' });
  });

  it('filters by everything that its choices offer; counts leave the status aside', async () => {
    const { choices, counts } = await register();
    for (const [name, offered] of Object.entries(choices)) {
      for (const { value, count } of offered) {
        expect([name, value, (await register({ [name]: value })).rows.length]).toEqual([name, value, count]);
      }
    }
    const short = await register({ status: 'short' });
    expect(short.counts).toEqual(counts);
    expect(short.rows.every(({ status }) => status === 'behind' || status === 'far_behind')).toBe(true);
    expect(await codes({ text: ' 编制 ' })).toEqual(['k1']);
    expect(await codes({ kind: 'task' })).toEqual(['k1']);
    expect(await codes({ objective: 'none' })).toEqual([]);
  });

  it('refuses a status that is none, and selected rows that are no ids', async () => {
    const leader = await story.as('leader');
    const bad = await leader.call(contract.readStandings, { query: { status: 'fine' as 'done' } });
    expect(bad.status).toBe(400);
    expect((await leader.call(contract.downloadStandings, { query: { ids: 'x' } })).status).toBe(400);
  });

  it('downloads the filtered rows, or of them the selected ones', async () => {
    const leader = await story.as('leader');
    const { rows } = await register({ status: 'short' });
    const sheetOf = async (query: object) => {
      const file = await leader.call(contract.downloadStandings, { query });
      const [sheet] = await readExcel(file.bytes);
      return sheet?.data ?? [];
    };
    const all = await sheetOf({ status: 'short', language: 'en' });
    expect(String(all[1]?.[0])).toContain('fictional');
    expect(all.slice(3).map((row) => row[10])).toEqual(rows.map(({ subject }) => subject));
    const one = await sheetOf({ status: 'short', ids: rows[1]?.id });
    expect(one.slice(3).map((row) => row[10])).toEqual([rows[1]?.subject]);
  });

  it('answers nobody and no stranger', async () => {
    expect((await (await story.as(null)).call(contract.readStandings)).status).toBe(401);
    expect((await (await story.as('published-office')).call(contract.readStandings)).status).toBe(404);
  });
});

describe('the comparison with the year before', () => {
  const of = { tenant: 'small-published' };

  it('lists for the office what lies below the published figure, without a verdict', async () => {
    const office = await story.as('published-office');
    const { body } = await office.call(contract.compareWithYearBefore, { params: of });
    expect(body.rows).toHaveLength(1);
    const [row] = body.rows;
    expect(row).toMatchObject({ yearBefore: { value: '8.8', period: '2023', url: 'https://example.org/3' } });
    expect(row?.differenceUnit).toBe('个百分点');
    expect(Number(row?.target) - 8.8).toBeCloseTo(Number(row?.difference), 6);
    expect(JSON.stringify(body.rows)).not.toMatch(/status|light|滞后|下滑|不合理/);
    const file = await office.call(contract.downloadYearBefore, { params: of });
    const [sheet] = await readExcel(file.bytes);
    expect(sheet?.data.at(-1)?.[8]).toBe(8.8);
  });

  it('is refused to every other post, and does not exist for a stranger', async () => {
    for (const stated of [contract.compareWithYearBefore, contract.downloadYearBefore]) {
      expect((await (await story.as('published-reader')).call(stated, { params: of })).status).toBe(403);
      for (const post of ['leader', 'clerk-a', 'auditor', 'reviewer']) {
        expect((await (await story.as(post)).call(stated)).status).toBe(403);
      }
      expect((await (await story.as('office')).call(stated, { params: of })).status).toBe(404);
      expect((await (await story.as(null)).call(stated)).status).toBe(401);
    }
  });
});

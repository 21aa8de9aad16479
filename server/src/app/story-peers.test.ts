import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

let story: Story;

/** Three peers in an order that is neither that of their figures nor that of their names. */
beforeAll(async () => {
  const city = smallPublishedCity();
  const figure = (subject: string, period: string, value: string | null, row: number, more = {}) => ({
    subject,
    indicator: 'gdp',
    period,
    value,
    unit: '亿元',
    source: { name: `来源${row}`, file: 'peers.csv', row, url: `https://example.org/${row}` },
    ...more,
  });
  story = await openStory({
    cities: [
      {
        ...city,
        units: [
          ...city.units,
          { code: 'peer-b', name: '乙市', kind: 'city', sort: 1 },
          { code: 'peer-a', name: '甲市', kind: 'city', sort: 2 },
        ],
        peerSets: [{ code: 'peers', name: '三市', members: ['peer-b', 'city', 'peer-a'] }],
        indicators: [
          ...city.indicators,
          {
            code: 'gdp',
            name: '地区生产总值',
            unit: '亿元',
            direction: 'higher',
            measure: 'level',
            aggregation: 'cumulative',
          },
          {
            code: 'gdp-place',
            name: '地区生产总值 位次',
            unit: '位',
            direction: 'lower',
            measure: 'rank',
            aggregation: 'latest',
          },
        ],
        observations: [
          ...city.observations,
          figure('peer-a', '2023', '900', 2),
          figure('peer-a', '2023', '905.5', 3, { op: '>=', note: '全省第1' }),
          figure('peer-b', '2023', '100', 4),
          { ...figure('peer-b', '2023', '2', 8), indicator: 'gdp-place', unit: '位' },
          figure('peer-b', '2024', '120', 5),
          figure('peer-b', '2024-01..09', '90', 6),
          figure('peer-b', '2024-H1', '60', 7),
        ],
      },
    ],
  });
});
afterAll(() => story?.close());

const peers = async (query: Record<string, string> = {}) =>
  (await (await story.as('published-reader')).call(contract.readPeers, { query })).body;

describe('the table of peers', () => {
  it('opens with the indicator and period that most cities published, by the published figure; places are nobody’s', async () => {
    const page = await peers();
    expect({ set: page.set, indicator: page.indicator, period: page.period }).toEqual({
      set: 'peers',
      indicator: 'gdp',
      period: '2023',
    });
    expect(page.rows.map(({ unit, figures }) => [unit.name, figures.map(({ value }) => value)])).toEqual([
      ['甲市', ['900', '905.5']],
      ['乙市', ['100']],
      ['公开数据测试市', []],
    ]);
    expect(page.ranks).toEqual([]);
    expect(JSON.stringify(page)).not.toContain('"place"');
    const inOrder = (await peers({ order: 'set' })).rows.map(({ unit }) => unit.name);
    expect(inOrder).toEqual(['乙市', '公开数据测试市', '甲市']);
  });

  it('shows a rank only where its source printed it', async () => {
    const page = await peers();
    expect(page.rows.map(({ printedRank }) => printedRank.map(({ value }) => value))).toEqual([
      [],
      ['2'],
      [],
    ]);
  });

  it('keeps what is printed beside a figure and how it is stated', async () => {
    const [first] = (await peers()).rows;
    expect(first?.figures[1]).toMatchObject({
      op: '>=',
      note: '全省第1',
      source: { name: '来源3', url: 'https://example.org/3' },
    });
  });

  it('offers periods latest first, with how many cities published each', async () => {
    const [indicator] = (await peers()).indicators;
    expect(indicator).toEqual({
      code: 'gdp',
      name: '地区生产总值',
      unit: '亿元',
      periods: ['2024', '2024-01..09', '2024-H1', '2023'],
      cities: [1, 1, 1, 2],
    });
  });

  it('answers the indicator and period asked for; what it does not know falls back to the fullest', async () => {
    const asked = await peers({ indicator: 'gdp', period: '2024-H1' });
    expect(asked.rows.find(({ unit }) => unit.name === '乙市')?.figures.map(({ value }) => value)).toEqual([
      '60',
    ]);
    const unknown = await peers({ indicator: 'nothing', period: '1999' });
    expect([unknown.indicator, unknown.period]).toEqual(['gdp', '2023']);
  });

  it('downloads as Excel: every figure a row, and a city without one keeps its row with a word', async () => {
    const reader = await story.as('published-reader');
    const file = await reader.call(contract.downloadPeers, { query: { period: '2023', language: 'en' } });
    const [sheet] = await readExcel(file.bytes);
    const rows = sheet?.data ?? [];
    expect(rows[0]?.[0]).toBe('三市 · 地区生产总值 · 2023');
    expect(rows.slice(4).map((row) => row.slice(0, 5))).toEqual([
      ['甲市', 900, '亿元', null, null],
      ['甲市', 905.5, '亿元', null, '全省第1'],
      ['乙市', 100, '亿元', '2', null],
      ['公开数据测试市', 'not found published', null, null, null],
    ]);
  });

  it('a city without peer sets answers empty, not an error', async () => {
    const bare = await openStory({ cities: [smallPublishedCity()] });
    const answer = await (await bare.as('published-reader')).call(contract.readPeers);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ sets: [], set: null, indicator: null, period: null, rows: [] });
    await bare.close();
  });
});

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
        ],
        observations: [
          ...city.observations,
          figure('peer-a', '2023', '900', 2),
          figure('peer-a', '2023', '905.5', 3, { op: '>=', note: '全省第1' }),
          figure('peer-b', '2023', '100', 4),
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
  it('opens with the indicator and period that most cities published, in the set’s own order', async () => {
    const page = await peers();
    expect({ set: page.set, indicator: page.indicator, period: page.period }).toEqual({
      set: 'peers',
      indicator: 'gdp',
      period: '2023',
    });
    expect(page.rows.map(({ unit, figures }) => [unit.name, figures.map(({ value }) => value)])).toEqual([
      ['乙市', ['100']],
      ['公开数据测试市', []],
      ['甲市', ['900', '905.5']],
    ]);
  });

  it('keeps what is printed beside a figure and how it is stated', async () => {
    const [, , last] = (await peers()).rows;
    expect(last?.figures[1]).toMatchObject({
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
    expect(asked.rows[0]?.figures.map(({ value }) => value)).toEqual(['60']);
    const unknown = await peers({ indicator: 'nothing', period: '1999' });
    expect([unknown.indicator, unknown.period]).toEqual(['gdp', '2023']);
  });

  it('downloads as Excel: every figure a row, and a city without one keeps its row with a word', async () => {
    const reader = await story.as('published-reader');
    const file = await reader.call(contract.downloadPeers, { query: { period: '2023', language: 'en' } });
    const [sheet] = await readExcel(file.bytes);
    const rows = sheet?.data ?? [];
    expect(rows[0]?.[0]).toBe('三市 · 地区生产总值 · 2023');
    expect(rows.slice(4).map((row) => row.slice(0, 4))).toEqual([
      ['乙市', 100, '亿元', null],
      ['公开数据测试市', 'not found published', null, null],
      ['甲市', 900, '亿元', null],
      ['甲市', 905.5, '亿元', '全省第1'],
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

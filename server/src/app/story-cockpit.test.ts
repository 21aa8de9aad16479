import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { practice } from '../../testing/practices.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { countyA, requestOf, walkFigure } from '../../testing/walk-figure.ts';
import * as actuals from '../actuals/contract.ts';
import { judgeTargets } from '../gaps/index.ts';
import { readTargets } from '../plans/index.ts';
import { findTenant } from '../platform/tenants.ts';
import * as contract from './contract.ts';

let story: Story;

const embargoed = '77.7';

beforeAll(async () => {
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  const city = smallCity();
  story = await openStory({
    cities: [
      {
        ...city,
        practices: { rules },
        observations: [
          ...city.observations,
          // Held under embargo until 20 July: nothing here may show or hint at it on the 7th.
          {
            subject: 'county-a',
            indicator: 'growth',
            period: '2026-06',
            value: embargoed,
            unit: '%',
            source: { name: '乙丑局', file: 'small-city', row: 900 },
            status: 'preliminary',
            recordedOn: '2026-07-05',
          },
        ],
      },
      smallPublishedCity(),
    ],
  });
});
afterAll(() => story?.close());

const cockpit = async (post = 'leader', query: { since?: string } = {}) =>
  (await (await story.as(post)).call(contract.readCockpit, { query })).body;

describe('the cockpit', () => {
  it('counts what the list of targets counts, by objective and status', async () => {
    const { total, counts, objectives, keys } = await cockpit();
    const { targets } = (await (await story.as('leader')).call(contract.listTargets)).body;
    expect(total).toBe(targets.length);
    for (const { status, count } of counts) {
      expect(count).toBe(targets.filter((line) => line.standing.status === status).length);
    }
    for (const { objective, total: of, counts: cells } of objectives) {
      const own = targets.filter((line) => line.matter.objectives.includes(objective ?? ''));
      expect(of).toBe(own.length);
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(own.length);
    }
    const behind = targets.filter((line) => line.standing.status === 'behind').length;
    expect(keys.find(({ code }) => code === 'behind')).toMatchObject({ value: behind, of: targets.length });
    expect(keys.length).toBeLessThanOrEqual(4);
  });

  it('leads with every count to a register that holds as many rows', async () => {
    const leader = await story.as('leader');
    const { counts, objectives, keys } = await cockpit();
    const rows = async (query: object) =>
      (await leader.call(contract.readStandings, { query: { kind: 'target', ...query } })).body.rows.length;
    for (const { status, count } of counts) expect(await rows({ status })).toBe(count);
    for (const { objective, total } of objectives) {
      expect(await rows({ objective: objective ?? 'none' })).toBe(total);
    }
    expect(await rows({ status: 'short' })).toBe(keys.find(({ code }) => code === 'behind')?.value);
    expect(await rows({ status: 'met' })).toBe(keys.find(({ code }) => code === 'met')?.value);
  });

  it('goes out as a workbook that says the same', async () => {
    const leader = await story.as('leader');
    const state = await cockpit();
    const file = await leader.call(contract.downloadCockpit, { query: { language: 'zh' } });
    const sheets = new Map((await readExcel(file.bytes)).map(({ sheet, data }) => [sheet, data]));
    expect([...sheets.keys()]).toEqual([
      '目标体系',
      '差距最大',
      '有什么变化',
      '接下来到期',
      '预计完不成',
      '24个月趋势',
    ]);
    const rowsOf = (name: string) => sheets.get(name)?.slice(3) ?? [];
    expect(String(sheets.get('目标体系')?.[1]?.[0])).toContain('模拟');
    expect(rowsOf('目标体系').at(-1)).toEqual([
      '全部目标',
      ...state.counts.map(({ count }) => count),
      state.total,
    ]);
    expect(rowsOf('差距最大').map((row) => row[1])).toEqual(
      state.worst.rows.map(({ line }) => line.indicator),
    );
    expect(rowsOf('接下来到期').map((row) => row[1])).toEqual(state.due.items.map(({ title }) => title.zh));
    expect(rowsOf('24个月趋势').map((row) => row[0])).toEqual(state.trend?.map(({ monthEnd }) => monthEnd));
    expect([...sheets.values()].flat(2).map(String).join()).not.toContain(embargoed);
    expect((await (await story.as(null)).call(contract.downloadCockpit)).status).toBe(401);
  });

  it('judges each month end with what was known then, and only that', async () => {
    const { trend } = await cockpit();
    expect(trend).toHaveLength(24);
    expect([trend?.[0]?.monthEnd, trend?.at(-1)?.monthEnd]).toEqual(['2024-07-31', '2026-06-30']);
    const tenant = await findTenant(story.db, 'small-city');
    if (tenant === undefined) throw new Error('no city');
    for (const { monthEnd, counts } of trend ?? []) {
      if (monthEnd < '2026-01-01') {
        expect(counts).toEqual([]);
        continue;
      }
      const targets = await readTargets(story.db, tenant.id, monthEnd);
      const judged = [...(await judgeTargets(story.db, tenant, monthEnd, targets)).values()];
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(targets.length);
      for (const { status, count } of counts) {
        expect(count).toBe(judged.filter((one) => one.status === status).length);
      }
    }
  });

  it('sorts the worst by the printed rule and says the share that is missing', async () => {
    const { worst } = await cockpit();
    expect(worst.rule.zh).toContain('约束性目标在前');
    expect(worst.total).toBe(3);
    const shares = worst.rows.map(({ shortfall }) => Number(shortfall));
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(worst.rows[0]).toMatchObject({ shortfall: '0.0600', orders: 0 });
  });

  it('foresees only what has a sound basis, and counts the others by reason', async () => {
    const { forecasts, total } = await cockpit();
    expect(forecasts?.sound).toBe(3);
    const without = forecasts?.none.reduce((sum, { count }) => sum + count, 0) ?? 0;
    expect((forecasts?.sound ?? 0) + without).toBe(total);
    expect(forecasts?.none).toEqual([
      { code: 'no_forecast_unpaced', text: expect.objectContaining({ zh: '非累计指标不作预测' }), count: 1 },
    ]);
  });

  it('tells what is due next as the calendar does', async () => {
    const { due, keys } = await cockpit();
    const leader = await story.as('leader');
    const calendar = (
      await leader.call(actuals.readCalendar, { query: { from: '2026-07-07', to: '2026-08-06' } })
    ).body.items;
    // No order is open: what is due is what the calendar holds, line by line.
    expect(keys.find(({ code }) => code === 'due')?.value).toBe(calendar.length);
    expect(due.until).toBe('2026-08-06');
    expect(due.items.map(({ day, kind }) => [day, kind])).toContainEqual(['2026-07-20', 'release']);
    expect([...due.items].sort((a, b) => (a.day < b.day ? -1 : 1))).toEqual(due.items);
  });

  it('hints at nothing under embargo, to no post', async () => {
    for (const post of ['leader', 'office', 'reviewer', 'auditor', 'clerk-a']) {
      const actor = await story.as(post);
      for (const stated of [contract.readCockpit, contract.readStandings, contract.readTodo]) {
        expect((await actor.call(stated)).bytes.includes(embargoed)).toBe(false);
      }
    }
    const day = '2026-07-07';
    const growth = async () => {
      const { rows } = (await (await story.as('leader')).call(contract.readStandings)).body;
      return rows.find(({ code }) => code === 'growth-county-a-2026');
    };
    expect((await growth())?.figurePeriod).not.toBe('2026-06');
    expect((await cockpit()).asOf).toBe(day);
  });

  it('does not show a draft, and shows the change once the figure is locked', async () => {
    const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    const draft = {
      value: '38.4711',
      progress: '按计划推进',
      problems: '',
      nextSteps: '',
      explanation: '',
      missingReason: '',
    };
    await walkFigure(story, request, draft, 'entered');
    const leader = await story.as('leader');
    expect((await leader.call(contract.readCockpit)).bytes.includes('38.4711')).toBe(false);
    const page = (
      await (await story.as('clerk-a')).call(actuals.readRequest, { params: { request: request.id } })
    ).body;
    expect(page.entries[0]?.value).toBe('38.4711');
    const { version } = page;
    let at = version;
    for (const [post, act] of [
      [countyA.signer, actuals.signOff],
      [countyA.signer, actuals.submit],
      [countyA.reviewer, actuals.pass],
      [countyA.office, actuals.lock],
    ] as const) {
      const answer = await (await story.as(post)).call(act, { params: { request: request.id }, ifMatch: at });
      expect(answer.status).toBe(200);
      at = answer.body.version;
    }
    await story.settle();
    const { changes } = await cockpit('leader', { since: '2026-07-07' });
    expect(changes).toMatchObject({ worse: 1, better: 0 });
    expect(changes?.rows[0]).toMatchObject({ cause: 'figure', before: 'behind', after: 'far_behind' });
    expect((await cockpit('leader', { since: '2026-07-08' })).changes?.rows).toEqual([]);
  });
});

describe('who reads what of it', () => {
  it('shows changes of the whole city only to those who oversee it', async () => {
    expect((await cockpit('clerk-a')).changes).toBeNull();
    expect((await cockpit('clerk-a')).keys.map(({ code }) => code)).not.toContain('worse');
    expect((await cockpit('office')).changes).not.toBeNull();
  });

  it('refuses nobody, strangers and a day that is none', async () => {
    expect((await (await story.as(null)).call(contract.readCockpit)).status).toBe(401);
    expect((await (await story.as('published-office')).call(contract.readCockpit)).status).toBe(404);
    const leader = await story.as('leader');
    expect((await leader.call(contract.readCockpit, { query: { since: 'yesterday' } })).status).toBe(400);
  });

  it('has in a city of published figures no trend, forecast, order, light or sorted list of ours', async () => {
    const reader = await story.as('published-reader');
    const { status, body } = await reader.call(contract.readCockpit, {
      params: { tenant: 'small-published' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ trend: null, forecasts: null, changes: null });
    expect(body.worst.rule.zh).toContain('不作排序');
    expect(body.worst.rows.every(({ shortfall, orders }) => shortfall === null && orders === 0)).toBe(true);
    expect(body.published.map(({ code }) => code)).toEqual(['r1']);
  });
});

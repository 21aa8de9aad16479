import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

const ledger = [
  {
    code: 'z-streak',
    kind: 'streak',
    title: '平安考核连冠',
    level: '省',
    state: 'expected' as const,
    period: '2026',
    printed: '有望实现五连冠',
    source: '工作报告（模拟）',
    document: 'plan-2026',
  },
  {
    code: 'z-pilot',
    kind: '试点',
    title: '数字改革试点',
    level: '国务院',
    unit: 'bureau-a',
    matter: 'm1',
    state: 'achieved' as const,
    period: '2025',
    source: '试点公告（模拟）',
  },
];
const noSuch = '01900000-0000-7000-8000-000000000000';

let story: Story;
const actor = (post: string | null) => story.as(post);

beforeAll(async () => {
  story = await openStory({ cities: [{ ...smallCity(), ledger }] });
});
afterAll(() => story?.close());

describe('the ledger 对上争先', () => {
  const entries = async (query: object = {}) =>
    (await (await actor('clerk-a')).call(contract.listLedger, { query })).body;

  it('is read by everyone, filtered, with a streak only in its printed words', async () => {
    const all = await entries();
    expect(all.entries.map(({ code }) => code)).toEqual(['z-streak', 'z-pilot']);
    expect(all.entries[0]).toMatchObject({
      state: 'expected',
      printed: '有望实现五连冠',
      level: 'provincial',
    });
    expect(all.entries[0]?.document).toBe('测试市2026年工作报告（模拟）');
    expect(all.entries[1]).toMatchObject({ level: 'national', levelPrinted: '国务院', kind: 'pilot' });
    expect(all.counts).toContainEqual({ state: 'achieved', count: 1 });
    const achieved = await entries({ state: 'achieved' });
    expect(achieved.entries).toHaveLength(1);
    expect(achieved.counts).toContainEqual({ state: 'expected', count: 1 });
    expect((await entries({ text: '五连冠' })).entries).toHaveLength(1);
    expect((await entries({ kind: 'award' })).entries).toEqual([]);
  });

  it('downloads with the same filters', async () => {
    const office = await actor('office');
    const file = await office.call(contract.downloadLedger, { query: { kind: 'streak' } });
    const [sheet] = await readExcel(file.bytes);
    const rows = (sheet?.data ?? []).map((row) => row.filter((cell) => cell !== null));
    expect(String(rows[0]?.[0])).toContain('模拟数据');
    expect(rows.at(-1)?.slice(0, 5)).toEqual(['2026', '连冠', '省', '平安考核连冠', '有望']);
  });

  it('is kept by the office; what is decided names its source', async () => {
    const office = await actor('office');
    const body = {
      kind: 'award',
      title: '省级督查激励',
      level: 'provincial',
      state: 'expected',
      period: '2026',
    } as const;
    const added = await office.call(contract.addLedgerEntry, { body });
    expect(added.status).toBe(200);
    const params = { id: added.body.id };
    const edit = (more: object, ifMatch?: number) =>
      office.call(contract.editLedgerEntry, {
        params,
        body: { ...body, reason: '省里已公布', ...more },
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
    expect((await edit({})).status).toBe(428);
    expect((await edit({}, 5)).status).toBe(412);
    const unsourced = await edit({ state: 'achieved' }, 1);
    expect(unsourced.body.error?.code).toBe('plans.ledger_unfounded');
    expect((await edit({ kind: 'streak' }, 1)).status).toBe(422);
    expect((await edit({ period: '今年' }, 1)).body.error?.fields?.[0]?.path).toBe('body.period');
    expect((await edit({ unitId: noSuch }, 1)).status).toBe(422);
    const achieved = await edit({ state: 'achieved', source: '激励通报（模拟）' }, 1);
    expect(achieved.body).toMatchObject({ state: 'achieved', version: 2 });
    const clerk = await (await actor('clerk-a')).call(contract.addLedgerEntry, { body });
    expect(clerk.status).toBe(403);
    const withdraw = (ifMatch: number) =>
      office.call(contract.withdrawLedgerEntry, { params, body: { reason: '重复登记' }, ifMatch });
    expect((await withdraw(2)).status).toBe(200);
    expect((await withdraw(3)).status).toBe(409);
    expect((await entries()).entries).toHaveLength(2);
  });
});

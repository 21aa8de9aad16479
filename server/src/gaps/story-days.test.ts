import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { practice } from '../../testing/practices.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { until } from '../../testing/until.ts';
import * as actuals from '../actuals/contract.ts';
import * as plans from '../plans/contract.ts';
import { passDays } from '../platform/days.ts';
import * as contract from './contract.ts';
import { gaps, sweptDay } from './index.ts';
import { monthEndsUpTo } from './month-ends.ts';

let story: Story;

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
          // Under embargo until 20 July, and below the promise: the day itself makes the target fall behind.
          {
            subject: 'county-a',
            indicator: 'growth',
            period: '2026-06',
            value: '5.1',
            unit: '%',
            source: { name: 'bureau-b', file: 'small-city', row: 901 },
            status: 'final',
            recordedOn: '2026-07-06',
          },
          {
            subject: 'county-a',
            indicator: 'growth',
            period: '2026-07',
            value: '9.4',
            unit: '%',
            source: { name: 'bureau-b', file: 'small-city', row: 902 },
            status: 'final',
            recordedOn: '2026-08-01',
          },
        ],
        releases: [...city.releases, { indicator: 'growth', period: '2026-07', on: '2026-08-20' }],
      },
    ],
  });
});
afterAll(() => story?.close());

const moveTo = (day: string) =>
  sql`update platform.tenant set pinned_day = ${day}::date where tenant_id = 'small-city'`.execute(story.db);
const changes = async () => (await (await story.as('office')).call(contract.listChanges)).body.changes;
const catchUp = (processes = 1) =>
  Promise.all(Array.from({ length: processes }, () => passDays(story.db, [gaps], new Date())));

/** Several at once may leave the work to one that has not ended yet: until the day is kept. */
const sweptTo = (day: string) =>
  until(`the standings have come to ${day}`, async () => {
    if ((await sweptDay(story.db, 'small-city')) === day) return true;
    // The server's own round may be at it, and then nobody else waits for it.
    await catchUp();
    return false;
  });

describe('as days pass', () => {
  it('nothing changes while the day stays, however often it is asked', async () => {
    await catchUp(3);
    expect(await changes()).toEqual([]);
  });

  it('a release day that comes changes the standing, once, whoever sweeps', async () => {
    await moveTo('2026-07-19');
    await catchUp(4);
    await sweptTo('2026-07-19');
    expect((await changes()).filter(({ target }) => target.code.startsWith('growth'))).toEqual([]);
    await moveTo('2026-07-20');
    await catchUp(4);
    await sweptTo('2026-07-20');
    await catchUp(2);
    const growth = (await changes()).filter(({ target }) => target.code.startsWith('growth'));
    expect(growth).toHaveLength(1);
    expect(growth[0]).toMatchObject({
      cause: 'day',
      period: '2026-06',
      statusBefore: 'on_pace',
      statusAfter: 'behind',
      noticedOn: '2026-07-20',
    });
  });

  it('keeps the months that ended, and leaves what was kept as it was', async () => {
    const months = async () =>
      (
        await sql<{ month: string; count: number }>`
          select month_end as month, count(*) as count from gaps.month_standing
          where tenant_id = 'small-city' group by month_end order by month_end`.execute(story.db)
      ).rows;
    const before = await months();
    expect(before.at(-1)).toEqual({ month: '2026-06-30', count: 4 });
    await moveTo('2026-08-02');
    await sweptTo('2026-08-02');
    expect(await months()).toEqual([...before, { month: '2026-07-31', count: 4 }]);
  });

  it('a release day brought forward is noticed at once, not on the next day', async () => {
    const source = await story.as('signer-stat');
    const { releases } = (await source.call(actuals.listReleases)).body;
    const stated = releases.find(({ period }) => period === '2026-07');
    const moved = (releasedOn: string, ifMatch: number) =>
      source.call(actuals.setRelease, {
        params: { indicator: stated?.indicator.id ?? '', period: '2026-07' },
        ifMatch,
        body: { releasedOn, reason: '提前发布' },
      });
    const before = await changes();
    expect((await moved('2026-08-25', stated?.version ?? 0)).status).toBe(200);
    await story.settle();
    expect(await changes()).toEqual(before);
    expect((await moved('2026-08-02', (stated?.version ?? 0) + 1)).status).toBe(200);
    await story.settle();
    const [newest, ...others] = await changes();
    expect(others).toHaveLength(before.length);
    expect(newest).toMatchObject({
      cause: 'release',
      period: '2026-07',
      target: { code: 'growth-county-a-2026' },
      statusBefore: 'behind',
      noticedOn: '2026-08-02',
    });
  });

  it('a revised target is judged again, and the change says so', async () => {
    const office = await story.as('office');
    const matters = (await office.call(plans.listMatters)).body.matters;
    const matter = matters.find(({ number }) => number === '1');
    const page = (await office.call(plans.readMatter, { params: { matter: matter?.id ?? '' } })).body;
    const target = page.targets.find(({ code }) => code === 'investment-county-b-2026');
    const answer = await office.call(plans.reviseTarget, {
      params: { target: target?.id ?? '' },
      ifMatch: target?.version ?? 0,
      body: {
        op: '>=',
        period: '2026',
        nature: 'binding',
        state: 'set',
        due: null,
        note: '',
        tiers: [{ tier: 'floor', value: '50', value2: null }],
        reason: '年中计划调整',
        document: '',
      },
    });
    expect(answer.status).toBe(200);
    await story.settle();
    const [newest] = await changes();
    expect(newest).toMatchObject({
      cause: 'revision',
      period: null,
      target: { code: 'investment-county-b-2026' },
    });
    expect(newest?.statusAfter).not.toBe(newest?.statusBefore);
    // What was judged at the ends of past months is what was promised then.
    const kept = await sql<{ status: string }>`
      select status from gaps.month_standing
      where month_end = '2026-06-30' and target_id = ${target?.id}`.execute(story.db);
    expect(kept.rows).toEqual([{ status: 'behind' }]);
  });
});

describe('month ends', () => {
  it.each([
    ['2026-07-07', ['2026-05-31', '2026-06-30']],
    ['2026-06-30', ['2026-05-31', '2026-06-30']],
    ['2024-03-15', ['2024-01-31', '2024-02-29']],
    ['2026-01-01', ['2025-11-30', '2025-12-31']],
  ])('up to %s', (day, ends) => {
    expect(monthEndsUpTo(day, 2)).toEqual(ends);
  });
});

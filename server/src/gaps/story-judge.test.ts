import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { practice } from '../../testing/practices.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { readTargets } from '../plans/index.ts';
import { findTenant } from '../platform/tenants.ts';
import * as contract from './contract.ts';
import { judgeTargets } from './index.ts';

/** County C far behind, two sources that disagree for county A, and figures of another scope for county B. */
function city() {
  const own = smallCity();
  const row = (subject: string, value: string, source: string, more: object = {}) => ({
    subject,
    indicator: 'investment',
    period: '2026-05',
    value,
    unit: '亿元',
    source: { name: source, file: 'small-city', row: 99 },
    status: 'final' as const,
    recordedOn: '2026-06-09',
    ...more,
  });
  const observations = own.observations.filter(
    (one) => !(one.subject === 'county-c' && one.period >= '2026-02' && one.indicator === 'investment'),
  );
  return {
    ...own,
    practices: { rules: { file: practice('default-lights/rules.yaml'), origin: '测试' } },
    targets: own.targets.map((target) => ({
      ...target,
      nature:
        target.subject === 'county-b' || target.indicator === 'growth'
          ? ('expected' as const)
          : target.nature,
    })),
    observations: [
      ...observations,
      row('county-a', '44.0', 'bureau-a'),
      row('county-b', '10.0', 'elsewhere', { period: '2026-06', comparability: '口径不同：含外地' }),
      row('county-b', '20.0', 'county-b', { period: '2026-06', recordedOn: '2026-07-06' }),
      row('county-c', '10.0', 'county-c'),
    ],
  };
}

/** Real names: far behind by our own rule, and a promise whose time is over without a figure. */
function published() {
  const own = smallPublishedCity();
  const [target] = own.targets;
  if (target === undefined) throw new Error('The published city has a target.');
  const counted = {
    ...target,
    measure: 'increment' as const,
    op: '>=' as const,
    aggregation: 'cumulative' as const,
  };
  return {
    ...own,
    indicators: [...own.indicators, { ...own.indicators[0], code: 'jobs', name: '新增就业', unit: '人' }],
    targets: [
      target,
      {
        ...counted,
        code: 'r2',
        indicator: 'jobs',
        unit: '人',
        tiers: [{ tier: '' as const, value: '1000' }],
      },
      {
        ...counted,
        code: 'r3',
        indicator: 'jobs',
        unit: '人',
        period: '2023',
        tiers: [{ tier: '' as const, value: '1' }],
      },
    ],
    observations: [
      ...own.observations,
      {
        subject: 'city',
        indicator: 'jobs',
        period: '2024-06',
        value: '100',
        unit: '人',
        source: { name: '测试来源', file: 'published.csv', row: 3 },
        target: 'r2',
        comparability: 'same',
      },
    ],
  } as ReturnType<typeof smallPublishedCity>;
}

let story: Story;

beforeAll(async () => {
  story = await openStory({ cities: [city(), published()] });
});
afterAll(() => story?.close());

async function judgedAt(tenantId: string, day: string) {
  const tenant = await findTenant(story.db, tenantId);
  if (tenant === undefined) throw new Error(`no tenant ${tenantId}`);
  const targets = await readTargets(story.db, tenantId, day);
  const judged = await judgeTargets(story.db, tenant, day, targets);
  return new Map(targets.map((target) => [target.code, { target, judged: judged.get(target.id) }]));
}

describe('which figure a target is judged by', () => {
  it('takes the lead unit’s figure where sources disagree, and shows the other with why', async () => {
    const found = (await judgedAt('small-city', '2026-07-07')).get('investment-county-a-2026');
    expect(found?.judged).toMatchObject({
      value: '44.0',
      status: 'on_pace',
      light: 'green',
      period: '2026-05',
    });
    const clerk = await story.as('clerk-a');
    const { body } = await clerk.call(contract.explainTarget, { params: { id: found?.target.id ?? '' } });
    const may = body.figures.filter((one) => one.period === '2026-05');
    expect(may.map(({ value, counts, source }) => [Number(value), counts, source])).toEqual([
      [35.7, false, '甲县'],
      [44, true, '甲子局'],
    ]);
    expect(may[0]?.why.zh).toContain('以牵头单位的数为准');
    const trace = JSON.stringify(found?.judged?.trace);
    expect(trace).toContain('同期其他数');
    expect(trace).toContain('35.7');
  });

  it('never compares what was published as another scope', async () => {
    const found = (await judgedAt('small-city', '2026-07-07')).get('investment-county-b-2026');
    expect(found?.judged).toMatchObject({ value: '20.0', period: '2026-06', light: 'red' });
  });

  it('sees nothing that was recorded after the day', async () => {
    const found = (await judgedAt('small-city', '2026-07-05')).get('investment-county-b-2026');
    expect(found?.judged?.period).toBe('2026-05');
  });

  it('answers every target, whatever the engine cannot judge', async () => {
    const tenant = await findTenant(story.db, 'small-city');
    const [target] = await readTargets(story.db, 'small-city', '2026-07-07');
    if (tenant === undefined || target === undefined) throw new Error('nothing to judge');
    const odd = { ...target, unit: '公里' };
    const judged = (await judgeTargets(story.db, tenant, '2026-07-07', [odd])).get(odd.id);
    expect(judged).toMatchObject({ status: 'needs_person', value: null });
    expect(judged?.sentence.zh).toContain('公里');
  });
});

describe('first standings', () => {
  it('propose an order only on what is far behind now and binding', async () => {
    const office = await story.as('office');
    const { body } = await office.call(contract.listChanges, {});
    // County B is far behind as well, but its target is expected 预期性: a deviation, not an order.
    expect(body.changes.map((change) => change.target.subject.name)).toEqual(['丙区']);
    expect(body.changes[0]).toMatchObject({
      statusBefore: null,
      lightBefore: null,
      statusAfter: 'far_behind',
      proposal: 'proposed',
    });
  });

  it('say nothing of a city of published figures', async () => {
    const office = await story.as('published-office');
    const { body } = await office.call(contract.listChanges, { params: { tenant: 'small-published' } });
    expect(body.changes).toEqual([]);
  });
});

describe('a city of published figures', () => {
  it('has no light, says 滞后 for 严重滞后, and never 未报送', async () => {
    const found = await judgedAt('small-published', '2024-08-01');
    expect(found.get('r1')?.judged).toMatchObject({ light: null, value: '6.5' });
    expect(found.get('r2')?.judged).toMatchObject({ status: 'behind', light: null, gap: '-0.4000' });
    expect(found.get('r2')?.judged?.trace.value).toBe('滞后');
    expect(found.get('r3')?.judged).toMatchObject({ status: 'awaiting_release', light: null, value: null });
    const said = JSON.stringify([...found.values()].map(({ judged }) => judged));
    expect(said).not.toMatch(/严重滞后|未报送|not_reported|far_behind|"red"/);
  });
});

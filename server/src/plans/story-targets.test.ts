import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerCities } from '../../testing/register-cities.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import * as registry from '../registry/contract.ts';
import * as contract from './contract.ts';
import { readTargets } from './index.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory({ cities: registerCities() });
});
afterAll(() => story?.close());

async function matterOf(code: string, on?: string) {
  const { body } = await story.call('office', contract.listMatters, { query: { withdrawn: 'with' } });
  const id = body.matters.find((one) => one.code === code)?.id ?? '';
  return (await story.call('office', contract.readMatter, { params: { matter: id }, query: { on } })).body;
}
describe('targets', () => {
  it('are revised with a reason; the value before stays readable and the gap is judged anew', async () => {
    const matter = await matterOf('m1');
    const target = matter.targets[0];
    const params = { target: target?.id ?? '' };
    const { op = '>=', period = '', nature = null, due = null, note = '' } = target ?? {};
    const as = {
      op,
      period,
      nature,
      state: 'set' as const,
      due,
      note,
      reason: '省里调整',
      document: '市政府专题会议',
    };
    const tiers = [
      { tier: 'floor' as const, value: '101.50', value2: null },
      { tier: 'stretch' as const, value: '110', value2: null },
    ];
    const send = (body: object, more: object = { ifMatch: 1 }, post = 'office') =>
      story.call(post, contract.reviseTarget, { params, body: { ...as, tiers, ...body }, ...more });
    expect((await send({}, {})).status).toBe(428);
    expect((await send({}, { ifMatch: 1 }, 'clerk-a')).status).toBe(403);
    expect((await send({ reason: '' })).status).toBe(400);
    expect((await send({ tiers: [{ tier: 'floor', value: '1,5' }] })).status).toBe(400);
    expect((await send({ state: 'awaiting_target' })).body.error?.code).toBe('plans.awaiting_again');
    expect((await send({ tiers: [{ tier: 'floor', value: null }] })).body.error?.code).toBe(
      'plans.value_missing',
    );
    expect((await send({ tiers: [{ tier: 'floor', value: '1', value2: '2' }] })).body.error?.code).toBe(
      'plans.value2_wrong',
    );
    const revised = await send({});
    expect(revised.status).toBe(200);
    const now = revised.body.targets.find(({ id }) => id === params.target);
    expect(now).toMatchObject({ version: 2, tiers });
    expect(now?.revisions).toMatchObject([
      {
        no: 1,
        before: {
          tiers: [
            { tier: 'floor', value: '100' },
            { tier: 'stretch', value: '110' },
          ],
        },
        after: { tiers },
        reason: '省里调整',
        document: '市政府专题会议',
        by: { zh: '考核办专员' },
      },
    ]);
    expect(Object.keys(now?.revisions[0]?.before ?? {})).toEqual(['tiers']);
    expect((await send({})).status).toBe(412);
    expect((await send({}, { ifMatch: 2 })).body.error?.code).toBe('plans.nothing_revised');
    const woken = await sql<{ payload: { indicatorId: string } }>`select payload from platform.outbox
      where topic = 'plans.target_revised'`.execute(story.db);
    expect(woken.rows[0]?.payload.indicatorId).toBe(target?.indicator.id);
    const tolerance = await send(
      { op: '~', tiers: [{ tier: '', value: '100', value2: '0.5' }] },
      { ifMatch: 2 },
    );
    expect(tolerance.body.targets.find(({ id }) => id === params.target)?.tiers).toEqual([
      { tier: '', value: '100', value2: '0.5' },
    ]);
    expect(
      (
        await story.call('office', contract.reviseTarget, {
          params: { target: nowhere },
          body: { ...as, tiers },
          ifMatch: 1,
        })
      ).status,
    ).toBe(404);
  });

  it('are added, awaited from above, and set when the figure arrives', async () => {
    const matter = await matterOf('m2');
    const params = { matter: matter.id };
    const units = (await story.call('office', registry.listUnits)).body.units;
    const body = {
      op: '>=' as const,
      period: '2026',
      nature: 'expected' as const,
      state: 'awaiting_target' as const,
      due: null,
      tiers: [{ tier: '' as const, value: null }],
      indicator: {
        name: '新增规上企业',
        unit: '家',
        direction: 'higher' as const,
        measure: 'increment' as const,
        aggregation: 'cumulative' as const,
      },
      subjectId: units[0]?.id ?? '',
    };
    expect((await story.call('office', contract.addTarget, { params, body })).status).toBe(428);
    const unknown = { ...body, subjectId: nowhere };
    expect(
      (await story.call('office', contract.addTarget, { params, body: unknown, ifMatch: matter.version }))
        .status,
    ).toBe(400);
    const set = { ...body, state: 'set' as const };
    const { indicator: _, subjectId: __, ...promised } = set;
    expect(
      (await story.call('office', contract.addTarget, { params, body: set, ifMatch: matter.version })).body
        .error?.code,
    ).toBe('plans.value_missing');
    const added = await story.call('office', contract.addTarget, { params, body, ifMatch: matter.version });
    expect(added.status).toBe(200);
    const target = added.body.targets.at(-1);
    expect(target).toMatchObject({ code: 'T0001', state: 'awaiting_target', unit: '家' });
    const arrived = await story.call('office', contract.reviseTarget, {
      params: { target: target?.id ?? '' },
      body: { ...promised, note: '', tiers: [{ tier: '', value: '12' }], reason: '省下达', document: '' },
      ifMatch: 1,
    });
    expect(arrived.body.targets.at(-1)?.revisions[0]?.before).toEqual({
      state: 'awaiting_target',
      tiers: [{ tier: '', value: null, value2: null }],
    });
  });

  it('of a withdrawn matter are judged no more, and stay readable by their address', async () => {
    const matter = await matterOf('m2');
    await story.call('office', contract.withdrawMatter, {
      params: { matter: matter.id },
      body: { reason: '试验' },
      ifMatch: matter.version,
    });
    const ids = matter.targets.map(({ id }) => id);
    const left = await readTargets(story.db, 'small-city', '2026-07-07');
    expect(left.some(({ id }) => ids.includes(id))).toBe(false);
    expect(await readTargets(story.db, 'small-city', '2026-07-07', { ids })).toHaveLength(ids.length);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import { countyA, requestOf, walkFigure } from '../../testing/walk-figure.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import * as contract from './contract.ts';

let story: Story;
beforeAll(async () => {
  const other = smallCity('other-city');
  const posts = other.posts.map((post) => ({ ...post, username: `other-${post.username}` }));
  const city = smallCity();
  city.posts = [
    ...city.posts,
    { username: 'deputy-a', name: { zh: '甲县副职', en: 'Deputy of A' }, role: 'signer', unit: 'county-a' },
    { username: 'both-a', name: { zh: '甲县综合岗', en: 'Both pens of A' }, role: 'clerk', unit: 'county-a' },
  ];
  story = await openStory({ cities: [city, { ...other, posts }, smallPublishedCity()] });
  // One of the county also reviews for the office; another holds both of the county's pens.
  await grantAlso('甲县副职', 'reviewer', null);
  await grantAlso('甲县综合岗', 'signer', 'county-a');
});
afterAll(() => story.close());

async function grantAlso(person: string, role: string, unit: string | null) {
  await sql`insert into registry.role_grant (tenant_id, id, person_id, role, unit_id, valid_from)
    select p.tenant_id, gen_random_uuid(), p.id, ${role}, u.id, '2020-01-01' from registry.person p
    left join registry.unit u on u.tenant_id = p.tenant_id and u.code = ${unit}
    where p.tenant_id = 'small-city' and p.name_zh = ${person}`.execute(story.db);
}

const june = (username: string) => requestOf(story, username, '2026-06', 'investment');
const entered = { value: '46.2' };
describe('what is refused, and how', () => {
  it('needs a sign-in, a version, and the current one', async () => {
    const { id, version } = await june('clerk-a');
    const params = { request: id };
    expect(await story.said(null, contract.enter, { params, body: entered, ifMatch: version })).toEqual([
      401,
      'platform.not_signed_in',
    ]);
    expect(await story.said('clerk-a', contract.enter, { params, body: entered })).toEqual([
      428,
      'platform.version_missing',
    ]);
    const clerk = await story.as('clerk-a');
    const stale = await clerk.call(contract.enter, { params, body: entered, ifMatch: version + 7 });
    expect(stale.status).toBe(412);
    expect(stale.body.error?.current).toMatchObject({ state: 'open', version });
    expect(Object.keys(stale.body.error?.current as object).sort()).toEqual(
      ['abilities', 'entryNo', 'id', 'state', 'version'].sort(),
    );
  });

  it('names every field that it cannot take', async () => {
    const { id, version } = await june('clerk-a');
    const clerk = await story.as('clerk-a');
    const answer = await clerk.call(contract.enter, {
      params: { request: id },
      body: { value: '12,5', progress: '长'.repeat(501) },
      ifMatch: version,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error?.fields?.map((field) => field.path)).toEqual(['body.value', 'body.progress']);
    for (const value of ['1e3', '', 'NaN', '１２', '1'.repeat(25)]) {
      expect(
        await story.said('clerk-a', contract.enter, {
          params: { request: id },
          body: { value },
          ifMatch: version,
        }),
      ).toEqual([400, 'platform.invalid']);
    }
    const both = { value: '1', missingReason: '无' };
    expect(
      await story.said('clerk-a', contract.enter, { params: { request: id }, body: both, ifMatch: version }),
    ).toEqual([422, 'actuals.value_and_reason']);
  });

  it('stops a classification mark before anything is stored', async () => {
    const { id, version } = await june('clerk-a');
    const clerk = await story.as('clerk-a');
    const params = { request: id };
    const answer = await clerk.call(contract.enter, {
      params,
      body: { value: '40', progress: '见附件（机密★三年）' },
      ifMatch: version,
    });
    expect([answer.status, answer.body.error?.fields?.[0]?.path]).toEqual([422, 'body.progress']);
    const page = await clerk.call(contract.readRequest, { params });
    expect(page.body.entries).toEqual([]);
  });

  it('hands nothing over that says nothing', async () => {
    const { id, version } = await june('clerk-a');
    const params = { request: id };
    const empty = await story.said('clerk-a', contract.handOver, { params, ifMatch: version });
    expect(empty).toEqual([409, 'actuals.nothing_entered']);
    const clerk = await story.as('clerk-a');
    const draft = await clerk.call(contract.enter, {
      params,
      body: { value: null, progress: '待核' },
      ifMatch: version,
    });
    expect(draft.body.warnings).toMatchObject([{ code: 'missing' }]);
    const wordless = await story.said('clerk-a', contract.handOver, { params, ifMatch: draft.body.version });
    expect(wordless).toEqual([409, 'actuals.nothing_entered']);
  });

  it('answers 404 for what is not the caller’s, in this city and in another', async () => {
    const mine = await june('clerk-a');
    const theirs = await requestOf(story, 'clerk-b', '2026-06');
    const sent = { params: { request: theirs.id }, body: entered, ifMatch: theirs.version };
    const unknown = { params: { request: nowhere }, body: entered, ifMatch: 1 };
    const stranger = await (await story.as('clerk-a')).call(contract.enter, sent);
    const absent = await (await story.as('clerk-a')).call(contract.enter, unknown);
    expect(stranger.status).toBe(404);
    expect(stranger.body).toEqual(absent.body);
    const params = { tenant: 'other-city', request: mine.id };
    expect(await story.said('clerk-a', contract.readRequest, { params })).toEqual([
      404,
      'platform.not_found',
    ]);
    expect(await story.said('other-office', contract.readRequest, { params })).toEqual([
      404,
      'platform.not_found',
    ]);
    const list = await (await story.as('clerk-a')).call(contract.listRequests, {});
    expect(new Set(list.body.requests.map((one) => one.unit.name))).toEqual(new Set(['甲县']));
    // The town below the county sees nothing of the county's.
    const town = await (await story.as('clerk-town')).call(contract.listRequests, {});
    expect(town.body).toMatchObject({ total: 0, counts: [], periods: [], requests: [] });
  });

  it('lets nobody do another’s part', async () => {
    const start = await june('clerk-a');
    const params = { request: start.id };
    const refused: [string, Endpoint, object?][] = [
      ['signer-a', contract.enter, entered],
      ['office', contract.enter, entered],
      ['leader', contract.enter, entered],
      ['auditor', contract.submit],
      ['leader', contract.pass],
      ['clerk-a', contract.pass],
      ['signer-a', contract.lock],
      ['reviewer', contract.lock],
      ['deputy-a', contract.pass],
    ];
    for (const [username, endpoint, body] of refused) {
      const answer = await story.said(username, endpoint, { params, body, ifMatch: start.version });
      expect([username, endpoint.path, ...answer]).toEqual([
        username,
        endpoint.path,
        403,
        'platform.not_allowed',
      ]);
    }
  });

  it('lets nobody sign off what they typed, nor review their own unit', async () => {
    const start = await june('clerk-a');
    const params = { request: start.id };
    const walkers = { ...countyA, clerk: 'both-a' };
    const { version } = await walkFigure(story, start, entered, 'entered', walkers);
    const own = await (await story.as('both-a')).call(contract.signOff, { params, ifMatch: version });
    expect([own.status, own.body.error?.why]).toEqual([403, '填报人不得审签本人填报的内容']);
    const waiting = await (await story.as('both-a')).call(contract.listRequests, {
      query: { awaiting: 'me' },
    });
    expect(waiting.body.requests.map((one) => one.id)).not.toContain(start.id);
    const deputy = await story.as('deputy-a');
    const signed = await deputy.call(contract.signOff, { params, ifMatch: version });
    const submitted = await deputy.call(contract.submit, { params, ifMatch: signed.body.version });
    const review = await deputy.call(contract.pass, { params, ifMatch: submitted.body.version });
    expect([review.status, review.body.error?.why]).toEqual([403, '审核、锁定须由填报单位以外的人员办理']);
    expect(submitted.body.abilities.pass).toMatchObject({ may: false });
    const others = await deputy.call(contract.listRequests, { query: { awaiting: 'me' } });
    expect(others.body.requests).toEqual([]);
    const words = '退回重来';
    await (await story.as('reviewer')).call(contract.returnRequest, {
      params,
      body: { words },
      ifMatch: submitted.body.version,
    });
  });

  it('keeps to the order of the way', async () => {
    const start = await june('clerk-a');
    const params = { request: start.id };
    const early: [string, Endpoint, object?][] = [
      ['signer-a', contract.signOff],
      ['signer-a', contract.submit],
      ['reviewer', contract.pass],
      ['reviewer', contract.returnRequest, { words: '请补充' }],
      ['office', contract.lock],
      ['clerk-a', contract.correct, { reason: '有误' }],
      ['clerk-a', contract.withdraw],
    ];
    for (const [username, endpoint, body] of early) {
      const answer = await story.said(username, endpoint, { params, body, ifMatch: start.version });
      expect([endpoint.path, ...answer]).toEqual([endpoint.path, 409, 'actuals.wrong_state']);
    }
    const { version } = await walkFigure(story, start, entered, 'signed');
    expect(await story.said('clerk-a', contract.enter, { params, body: entered, ifMatch: version })).toEqual([
      409,
      'actuals.wrong_state',
    ]);
    // The signer gives it back with words; outside nothing of it shows.
    const signer = await story.as('signer-a');
    const back = await signer.call(contract.sendBack, {
      params,
      body: { words: '单位有误' },
      ifMatch: version,
    });
    expect(back.body.state).toBe('returned');
    const outside = await (await story.as('office')).call(contract.readRequest, { params });
    expect(outside.body.state).toBe('returned');
    expect(outside.body.steps.at(-1)).toMatchObject({ act: 'return' });
    const inside = await (await story.as('clerk-a')).call(contract.readRequest, { params });
    expect(inside.body.steps.at(-1)).toMatchObject({ act: 'send_back', words: '单位有误' });
  });

  it('locks all of a list or none, naming the fault', async () => {
    const walkers = { clerk: 'clerk-b', signer: 'signer-b', reviewer: 'reviewer', office: 'office' };
    const b = await requestOf(story, 'clerk-b', '2026-06');
    const a = await june('clerk-a');
    const reviewedB = await walkFigure(story, b, { value: '36.9' }, 'reviewed', walkers);
    const office = await story.as('office');
    const list = (versionA: number) => ({
      requests: [
        { id: b.id, version: reviewedB.version },
        { id: a.id, version: versionA },
      ],
    });
    const refused = await office.call(contract.lockMany, { body: list(a.version) });
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'actuals.bulk_fault']);
    expect(refused.body.error?.fields).toEqual([{ path: 'body.requests.1', message: 'actuals.wrong_state' }]);
    expect((await requestOf(story, 'clerk-b', '2026-06')).state).toBe('reviewed');
    const reviewedA = await walkFigure(story, a, entered, 'reviewed');
    const locked = await office.call(contract.lockMany, { body: list(reviewedA.version) });
    expect(locked.body.locked.map((one) => one.id)).toEqual([b.id, a.id]);
    expect((await requestOf(story, 'clerk-b', '2026-06')).state).toBe('locked');
    expect(await story.said('reviewer', contract.lockMany, { body: list(1) })).toEqual([
      403,
      'platform.not_allowed',
    ]);
  });

  it('asks for a figure once, of units that are there, and never in a city of published figures', async () => {
    const { indicator, unit, subject } = await june('clerk-a');
    const body = {
      indicatorId: indicator.id,
      period: '2026-07',
      dueOn: '2026-08-10',
      asked: [{ unitId: unit.id, subjectId: subject.id }],
    };
    const office = await story.as('office');
    const first = await office.call(contract.askRequests, { body });
    expect([first.status, first.body.requests?.length]).toEqual([200, 1]);
    expect((await requestOf(story, 'clerk-a', '2026-07')).lastValue).toMatchObject({
      period: '2026-06',
      value: '46.2',
    });
    expect(await story.said('office', contract.askRequests, { body })).toEqual([
      409,
      'actuals.asked_already',
    ]);
    expect(
      await story.said('office', contract.askRequests, { body: { ...body, period: '2026-13' } }),
    ).toEqual([422, 'actuals.unknown_period']);
    expect(
      await story.said('office', contract.askRequests, {
        body: { ...body, asked: [{ unitId: nowhere, subjectId: subject.id }] },
      }),
    ).toEqual([404, 'platform.not_found']);
    expect(await story.said('reviewer', contract.askRequests, { body })).toEqual([
      403,
      'platform.not_allowed',
    ]);
    const published = { params: { tenant: 'small-published' }, body };
    expect(await story.said('published-office', contract.askRequests, published)).toEqual([
      409,
      'actuals.published_only',
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import * as contract from './contract.ts';

/** A city whose day moves: it has no pinned day, so the clock rules. */
const clock = { day: '2026-07-18', now: () => new Date(`${clock.day}T09:00:00+08:00`) };
const stat = { clerk: 'clerk-stat', signer: 'signer-stat', reviewer: 'reviewer', office: 'office' };
const others = ['office', 'office-2', 'reviewer', 'leader', 'auditor', 'clerk-a', 'signer-a', 'clerk-b'];

let story: Story;
beforeAll(async () => {
  const city = smallCity();
  city.tenant = { ...city.tenant, today: undefined };
  // An official figure that was loaded before its day, and a county that was wrongly asked for one.
  city.observations = [
    ...city.observations,
    {
      subject: 'county-b',
      indicator: 'growth',
      period: '2026-06',
      value: '9.9',
      unit: '%',
      source: { name: '乙丑局', file: 'small-city', row: 91 },
    },
  ];
  city.requests = [
    ...city.requests,
    { indicator: 'growth', unit: 'county-c', subject: 'county-c', period: '2026-06', dueOn: '2026-07-20' },
    { indicator: 'growth', unit: 'bureau-b', subject: 'county-a', period: '2026-07', dueOn: '2026-08-20' },
  ];
  city.posts = [
    ...city.posts,
    { username: 'clerk-c', name: { zh: '丙区填报人', en: 'Clerk of C' }, role: 'clerk', unit: 'county-c' },
  ];
  story = await openStory({ cities: [city], clock });
});
afterAll(() => story.close());

/** Everything that this room answers a post about the indicator. */
async function everything(
  username: string,
  ids: { request: string; indicator: string; subjects: string[]; matter: string; source: string },
) {
  const actor = await story.as(username);
  const list = await actor.call(contract.listRequests, { query: { indicator: ids.indicator, size: 200 } });
  const whole = await actor.call(contract.listRequests, { query: { size: 200 } });
  const page = await actor.call(contract.readRequest, { params: { request: ids.request } });
  const histories = await Promise.all(
    ids.subjects.map((subject) =>
      actor.call(contract.listObservations, { query: { indicator: ids.indicator, subject } }),
    ),
  );
  const asking = { period: '2026-06', scope: {}, figures: true, words: true, coUnits: true };
  const days = { from: '2026-06-01', to: '2026-08-31' };
  const others = await Promise.all([
    actor.call(contract.listReports, {}),
    actor.call(contract.planAsks, { body: asking }),
    actor.call(contract.listReleases, {}),
    actor.call(contract.readCalendar, { query: days }),
    actor.call(contract.readReport, {
      params: { matter: ids.matter, unit: ids.source, period: '2026-06' },
    }),
  ]);
  const sheets = await Promise.all([
    actor.call(contract.downloadRequests, { query: { indicator: ids.indicator } }),
    actor.call(contract.downloadAskPlan, { query: { period: '2026-06' } }),
    actor.call(contract.downloadReleases, {}),
    actor.call(contract.downloadCalendar, { query: days }),
    actor.call(contract.downloadIcs, { query: days }),
    actor.call(contract.downloadFillIn, {}),
    actor.call(contract.downloadReport, {
      params: { matter: ids.matter, unit: ids.source, period: '2026-06' },
    }),
  ]);
  return { list, whole, page, histories, others, sheets };
}

describe('an official figure before and on its day', () => {
  it('is entered by its source only', async () => {
    const wrongly = await requestOf(story, 'clerk-c', '2026-06', 'growth');
    expect(wrongly.abilities.enter).toMatchObject({ may: false });
    const answer = await (await story.as('clerk-c')).call(contract.enter, {
      params: { request: wrongly.id },
      body: { value: '9.1' },
      ifMatch: wrongly.version,
    });
    expect(answer.status).toBe(403);
    expect(answer.body.error?.why).toContain('来源单位');
    const office = await story.as('office');
    const asked = await office.call(contract.askRequests, {
      body: {
        indicatorId: wrongly.indicator.id,
        period: '2026-08',
        dueOn: '2026-09-20',
        asked: [{ unitId: wrongly.unit.id, subjectId: wrongly.unit.id }],
      },
    });
    expect([asked.status, asked.body.error?.code]).toEqual([422, 'actuals.not_the_source']);
  });

  it('cannot be seen or guessed by any route before the day, whatever its source has done', async () => {
    const mine = await requestOf(story, 'clerk-stat', '2026-06', 'growth');
    const countyB = await requestOf(story, 'clerk-b', '2026-06', 'investment');
    const ids = {
      request: mine.id,
      indicator: mine.indicator.id,
      subjects: [mine.subject.id, countyB.subject.id],
      matter:
        (await (await story.as('clerk-stat')).call(contract.listReports, {})).body.reports[0]?.matter.id ??
        '',
      source: mine.unit.id,
    };
    const before = await Promise.all(others.map((one) => everything(one, ids)));
    const { version } = await walkFigure(
      story,
      mine,
      { value: '8.7', progress: '稳中有进' },
      'submitted',
      stat,
    );
    const after = await Promise.all(others.map((one) => everything(one, ids)));
    // Not one byte of any answer tells that something was entered, signed or submitted meanwhile.
    expect(after.map(plainly)).toEqual(before.map(plainly));
    for (const [index, seen] of after.entries()) {
      expect([others[index], seen.page.status]).toEqual([others[index], 404]);
      expect(seen.list.body).toMatchObject({ total: 0, counts: [], requests: [] });
      const [, , , , report] = seen.others;
      expect([others[index], report?.status]).toEqual([others[index], 404]);
      expect(
        JSON.stringify([
          seen.whole.body,
          seen.histories.map((one) => one.body),
          seen.others.map((one) => one.body),
        ]),
      ).not.toMatch(/8\.7|9\.9/);
    }
    for (const [username, endpoint] of [
      ['reviewer', contract.pass],
      ['office', contract.lock],
    ] as const) {
      const act = await (await story.as(username)).call(endpoint, {
        params: { request: mine.id },
        ifMatch: version,
      });
      expect(act.status).toBe(404);
    }
    expect((await requestOf(story, 'clerk-stat', '2026-06', 'growth')).state).toBe('submitted');
  });

  it('holds back until the due day where no release day is stated', async () => {
    const july = await requestOf(story, 'clerk-stat', '2026-07', 'growth');
    expect(july.releasedOn).toBe('2026-08-20');
    const page = await (await story.as('office')).call(contract.readRequest, {
      params: { request: july.id },
    });
    expect(page.status).toBe(404);
  });

  it('is there on the day', async () => {
    clock.day = '2026-07-20';
    const mine = await requestOf(story, 'office', '2026-06', 'growth');
    expect(mine).toMatchObject({ state: 'submitted', entered: { value: '8.7' }, releasedOn: '2026-07-20' });
    const [reviewer, office] = [await story.as('reviewer'), await story.as('office')];
    const params = { request: mine.id };
    const passed = await reviewer.call(contract.pass, { params, ifMatch: mine.version });
    const locked = await office.call(contract.lock, { params, ifMatch: passed.body.version });
    expect(locked.status).toBe(200);
    const clerk = await story.as('clerk-a');
    const { body } = await clerk.call(contract.listObservations, {
      query: { indicator: mine.indicator.id, subject: mine.subject.id },
    });
    expect(body.figures.at(-1)).toMatchObject({ period: '2026-06', value: '8.7', source: '乙丑局' });
  });
});

/** Answers without what the clock changes by itself. */
function plainly({ list, whole, page, histories, others, sheets }: Awaited<ReturnType<typeof everything>>) {
  return [list, whole, page, ...histories, ...others]
    .map((answer) => [answer.status, JSON.stringify(answer.body)])
    .concat(sheets.map((sheet) => [sheet.status, String(sheet.bytes.length)]));
}

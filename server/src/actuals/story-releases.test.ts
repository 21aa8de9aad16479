import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import * as contract from './contract.ts';

const clock = { day: '2026-07-07', now: () => new Date(`${clock.day}T09:00:00+08:00`) };
const stat = { clerk: 'clerk-stat', signer: 'signer-stat', reviewer: 'reviewer', office: 'office' };

let story: Story;
let growth: string;
let investment: string;
beforeAll(async () => {
  const city = smallCity();
  const tasks = [
    {
      code: 'task-1',
      matter: 'm1',
      title: '建成标准厂房',
      unit: 'county-a',
      due: '2026-07-31',
      milestones: [{ name: '主体封顶', due: '2026-07-15' }],
    },
  ];
  story = await openStory({
    cities: [{ ...city, tenant: { ...city.tenant, today: undefined }, tasks }, smallPublishedCity()],
    clock,
  });
  growth = (await requestOf(story, 'clerk-stat', '2026-06', 'growth')).indicator.id;
  investment = (await requestOf(story, 'clerk-a', '2026-06')).indicator.id;
});
afterAll(() => story.close());

const put = (
  username: string | null,
  releasedOn: string,
  ifMatch: number | undefined,
  period = '2026-06',
  indicator = growth,
) =>
  story.said(username, contract.setRelease, {
    params: { indicator, period },
    body: { releasedOn },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });

describe('the calendar of releases', () => {
  it('lists stated days and who may move them', async () => {
    const { body } = await (await story.as('clerk-a')).call(contract.listReleases, {});
    expect(body.releases).toMatchObject([
      {
        indicator: { code: 'growth' },
        source: { name: '乙丑局' },
        period: '2026-06',
        releasedOn: '2026-07-20',
        past: false,
        version: 1,
        abilities: { setRelease: { may: false }, bringForward: { may: false } },
      },
    ]);
    const source = await (await story.as('signer-stat')).call(contract.listReleases, {});
    expect(source.body.releases[0]?.abilities).toMatchObject({
      setRelease: { may: true },
      bringForward: { may: true },
    });
  });

  it('is kept by the source and the office, day by day, and never backwards', async () => {
    expect(await put('office', '2026-07-22', undefined)).toEqual([428, 'platform.version_missing']);
    expect(await put('office', '2026-07-22', 4)).toEqual([412, 'platform.stale']);
    expect(await put('office', '2026-07-18', 1)).toEqual([403, 'platform.not_allowed']);
    for (const username of ['clerk-stat', 'signer-a', 'reviewer', 'leader'])
      expect([username, ...(await put(username, '2026-07-22', 1))]).toEqual([
        username,
        403,
        'platform.not_allowed',
      ]);
    expect(await put('office', '2026-07-22', 1)).toEqual([200, undefined]);
    expect(await put('signer-stat', '2026-07-21', 2)).toEqual([200, undefined]);
    expect(await put('signer-stat', '2026-07-06', 3)).toEqual([422, 'actuals.release_past']);
    expect(await put('signer-stat', '不是日期', 3)).toEqual([400, 'platform.invalid']);
    expect(await put('office', '2026-08-20', 0, '2026-13')).toEqual([422, 'actuals.unknown_period']);
    expect(await put('office', '2026-08-20', 0, '2026-07')).toEqual([200, undefined]);
    expect(await put('office', '2026-07-20', 0, '2026-06', investment)).toEqual([
      422,
      'actuals.not_official',
    ]);
    expect(await put('office', '2026-07-20', 0, '2026-06', '01890000-0000-7000-8000-000000000000')).toEqual([
      404,
      'platform.not_found',
    ]);
    expect(await put(null, '2026-07-20', 0)).toEqual([401, 'platform.not_signed_in']);
    expect(
      await story.said('published-office', contract.setRelease, {
        params: { tenant: 'small-published', indicator: growth, period: '2026-06' },
        body: { releasedOn: '2026-08-01' },
        ifMatch: 0,
      }),
    ).toEqual([409, 'actuals.published_only']);
    // What was seen without a stated day cannot be hidden by stating one.
    expect(await put('office', '2026-08-01', 0, '2026-05')).toEqual([409, 'actuals.released_already']);
    expect(
      (
        await story.said('office', contract.setRelease, {
          params: { indicator: growth, period: '2026-06' },
          body: { releasedOn: '2026-07-25', reason: '机密★三年' },
          ifMatch: 3,
        })
      )[0],
    ).toBe(422);
  });

  it('shows what was entered on the new day, not on the old one, and then stays', async () => {
    const mine = await requestOf(story, 'clerk-stat', '2026-06', 'growth');
    await walkFigure(story, mine, { value: '8.7' }, 'submitted', stat);
    clock.day = '2026-07-20';
    const office = await story.as('office');
    expect((await office.call(contract.readRequest, { params: { request: mine.id } })).status).toBe(404);
    clock.day = '2026-07-21';
    const page = await office.call(contract.readRequest, { params: { request: mine.id } });
    expect(page.body).toMatchObject({
      state: 'submitted',
      entered: { value: '8.7' },
      releasedOn: '2026-07-21',
    });
    expect(await put('signer-stat', '2026-08-01', 3)).toEqual([409, 'actuals.released_already']);
  });
});

describe('the calendar of deadlines', () => {
  const days = { from: '2026-07-01', to: '2026-08-31' };
  it('says what is due when, and leads there', async () => {
    const { body } = await (await story.as('office')).call(contract.readCalendar, { query: days });
    expect(body.items.map(({ day, kind, title, left }) => [day, kind, title.zh, left])).toEqual([
      ['2026-07-10', 'request', '2026年6月报送截止', 3],
      ['2026-07-15', 'milestone', '主体封顶 · 建成标准厂房', null],
      ['2026-07-20', 'request', '2026年6月报送截止', 0],
      ['2026-07-21', 'release', '规上工业增加值增速 2026年6月', null],
      ['2026-07-31', 'task', '建成标准厂房', null],
      ['2026-08-20', 'release', '规上工业增加值增速 2026年7月', null],
    ]);
    const own = await (await story.as('clerk-b')).call(contract.readCalendar, {
      query: { ...days, kind: 'request' },
    });
    expect(own.body.items.map(({ note }) => note.zh)).toEqual(['1 个单位，1 项']);
  });

  it('goes out as a workbook and as iCalendar', async () => {
    const office = await story.as('office');
    const sheet = await office.call(contract.downloadCalendar, { query: days });
    expect(sheet.status).toBe(200);
    const file = await office.call(contract.downloadIcs, { query: { ...days, language: 'zh' } });
    const text = file.bytes.toString('utf8');
    expect(file.headers.get('content-type')).toContain('text/calendar');
    expect(text.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(6);
    expect(text.replace(/\r\n /g, '')).toContain('SUMMARY:数据发布：规上工业增加值增速 2026年6月');
    expect(text).toContain('DTSTART;VALUE=DATE:20260721\r\nDTEND;VALUE=DATE:20260722');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('is asked for in bounds', async () => {
    expect(
      await story.said('office', contract.readCalendar, { query: { from: '2026-01-01', to: '2027-12-31' } }),
    ).toEqual([422, 'actuals.calendar_span']);
    expect(await story.said('office', contract.readCalendar, { query: { from: '2026-01-01' } })).toEqual([
      400,
      'platform.invalid',
    ]);
    expect(await story.said(null, contract.readCalendar, { query: days })).toEqual([
      401,
      'platform.not_signed_in',
    ]);
    expect(
      await story.said('office', contract.readCalendar, { params: { tenant: 'nowhere' }, query: days }),
    ).toEqual([404, 'platform.not_found']);
  });
});

describe('a figure without a stated day', () => {
  it('is held back until it is due, and only its source says an earlier one', async () => {
    const { unit, subject } = await requestOf(story, 'clerk-stat', '2026-06', 'growth');
    const asked = [{ unitId: unit.id, subjectId: subject.id }];
    const office = await story.as('office');
    const body = { indicatorId: growth, period: '2026-08', dueOn: '2026-09-20', asked };
    const made = await office.call(contract.askRequests, { body });
    const request = made.body.requests[0] ?? '';
    await walkFigure(story, { id: request, version: 1 }, { value: '8.9' }, 'submitted', stat);
    const seen = async () => (await office.call(contract.readRequest, { params: { request } })).status;
    expect(await put('office', clock.day, 0, '2026-08')).toEqual([403, 'platform.not_allowed']);
    expect(await put('office', '2026-09-19', 0, '2026-08')).toEqual([403, 'platform.not_allowed']);
    expect(await seen()).toBe(404);
    expect(await put('office', '2026-09-22', 0, '2026-08')).toEqual([200, undefined]);
    expect(await put('signer-stat', clock.day, 1, '2026-08')).toEqual([200, undefined]);
    expect(await seen()).toBe(200);
  });
});

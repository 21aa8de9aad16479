import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { chainOf } from '../../testing/tampering.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import * as actuals from '../actuals/contract.ts';
import { sealAll } from '../platform/sealer.ts';
import * as contract from './contract.ts';

/** A city whose day moves: the official figure of June is released on the twentieth of July. */
const clock = { day: '2026-07-18', now: () => new Date(`${clock.day}T09:00:00+08:00`) };
const countyB = { clerk: 'clerk-b', signer: 'signer-b', reviewer: 'reviewer', office: 'office' };
const stat = { clerk: 'clerk-stat', signer: 'signer-stat', reviewer: 'reviewer', office: 'office' };

let story: Story;
const requests = { a: '', b: '', growth: '' };
let units: Record<string, string> = {};
beforeAll(async () => {
  const city = smallCity();
  city.tenant = { ...city.tenant, today: undefined };
  city.posts = [
    ...city.posts,
    {
      username: 'auditor-a',
      name: { zh: '甲县审计', en: 'Auditor of A' },
      role: 'auditor',
    },
  ];
  story = await openStory({ cities: [city, smallPublishedCity()], clock });
  const [a, b, growth] = await Promise.all([
    requestOf(story, 'clerk-a', '2026-06', 'investment'),
    requestOf(story, 'clerk-b', '2026-06', 'investment'),
    requestOf(story, 'clerk-stat', '2026-06', 'growth'),
  ]);
  Object.assign(requests, { a: a.id, b: b.id, growth: growth.id });
  units = { a: a.unit.id, b: b.unit.id };
  await sql`update registry.role_grant g set unit_id = ${a.unit.id} from registry.person p
    where p.tenant_id = g.tenant_id and p.id = g.person_id and g.tenant_id = ${story.tenant}
      and p.name_zh = '甲县审计'`.execute(story.db);
  // 甲县: returned once with words that a spreadsheet would run, then locked.
  const first = await walkFigure(story, a, { value: '51.5', progress: '有序推进' }, 'submitted');
  const reviewer = await story.as('reviewer');
  const back = await reviewer.call(actuals.returnRequest, {
    params: { request: a.id },
    body: { words: '=HYPERLINK("x")，请核对口径' },
    ifMatch: first.version,
  });
  await walkFigure(
    story,
    { id: a.id, version: back.body.version },
    { value: '52.5', progress: '已核对' },
    'locked',
  );
  // 乙县: still inside the unit, with words of its own.
  const draft = await walkFigure(story, b, { value: '40', progress: '初稿' }, 'entered', countyB);
  await (await story.as('signer-b')).call(actuals.sendBack, {
    params: { request: b.id },
    body: { words: '县内再核一遍' },
    ifMatch: draft.version,
  });
  await walkFigure(story, growth, { value: '8.7', progress: '稳中有进' }, 'submitted', stat);
  await sealAll(story.db, [story.tenant], clock.now());
});
afterAll(() => story?.close());

type Filters = Record<string, string>;
async function rowsFor(username: string, query: Filters = {}) {
  const { status, body } = await (await story.as(username)).call(contract.readAudit, {
    query: { limit: 200, ...query } as never,
  });
  expect(status).toBe(200);
  return body.rows;
}

describe('the trail in words', () => {
  it('says who did what for whom, what changed, why, and by which link it is sealed', async () => {
    const [returned] = await rowsFor('auditor', { act: 'actuals.return' });
    expect(returned).toMatchObject({
      who: { post: { zh: '考核办审核岗', en: 'Reviewer' } },
      unit: { id: units.a, name: '甲县' },
      act: { words: { zh: '退回', en: 'returned' } },
      thing: {
        kindWords: { zh: '填报任务', en: 'request' },
        name: '工业投资 · 甲县 · 2026-06',
        link: `requests/${requests.a}`,
      },
      changes: [
        {
          field: { zh: '状态', en: 'state' },
          old: { zh: '已报送', en: 'submitted' },
          new: { zh: '已退回', en: 'returned' },
        },
      ],
      reason: '=HYPERLINK("x")，请核对口径',
      masked: null,
    });
    expect(returned?.seal?.chainHash).toMatch(/^[0-9a-f]{64}$/);
    const [observed] = await rowsFor('auditor', { act: 'actuals.observe' });
    expect(observed?.thing.link).toMatch(/^figures\//);
    expect(observed?.changes).toContainEqual({
      field: { zh: '数值', en: 'value' },
      old: { zh: '', en: '' },
      new: { zh: '52.5', en: '52.5' },
    });
    expect(observed?.changes.map(({ new: now }) => now.zh)).toContain('工业投资');
  });

  it('is filtered by day, person, unit, room, act, thing, words of the reason and seal', async () => {
    const all = await rowsFor('auditor');
    const person = all.find(({ act }) => act.code === 'actuals.return')?.who.id ?? '';
    const count = async (query: Filters) => (await rowsFor('auditor', query)).length;
    expect(await count({ from: '2026-07-18', to: '2026-07-18' })).toBe(all.length - 1);
    expect(await count({ from: '2026-07-19', to: '2026-07-20' })).toBe(0);
    for (const row of await rowsFor('auditor', { person })) expect(row.who.id).toBe(person);
    for (const row of await rowsFor('auditor', { unit: units.b ?? '' })) expect(row.unit?.name).toBe('乙县');
    expect((await rowsFor('auditor', { room: 'app' })).map(({ act }) => act.code)).toEqual(['app.import']);
    expect(await count({ kind: 'request', thing: requests.a })).toBeGreaterThan(8);
    expect(await count({ text: '核对口径' })).toBe(1);
    expect(await count({ text: '%' })).toBe(0);
    const sealed = await rowsFor('auditor', { sealed: 'yes' });
    expect(sealed.length).toBeGreaterThan(20);
    for (const row of sealed) expect(row.seal).not.toBeNull();
    for (const row of await rowsFor('auditor', { sealed: 'no' })) expect(row.seal).toBeNull();
  });

  it('is paged by key, newest first, every row once', async () => {
    const auditor = await story.as('auditor');
    const whole = (await rowsFor('auditor')).map(({ id }) => id);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const { body } = await auditor.call(contract.readAudit, { query: { limit: 3, after } });
      expect(body.choices === null).toBe(after !== undefined);
      paged.push(...body.rows.map(({ id }) => id));
      after = body.next ?? undefined;
    } while (after !== undefined);
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
  });
});

describe('who reads how much of it', () => {
  it('refuses nobody, those who act in the business, other cities, and what makes no sense', async () => {
    const [nobody, auditor] = await Promise.all([story.as(null), story.as('auditor')]);
    for (const one of [
      contract.readAudit,
      contract.exportAuditCsv,
      contract.exportAuditExcel,
      contract.readChain,
    ]) {
      expect((await nobody.call(one)).status).toBe(401);
      for (const username of ['office', 'reviewer', 'clerk-a', 'signer-a', 'leader'])
        expect([username, (await (await story.as(username)).call(one)).status]).toEqual([username, 403]);
      const elsewhere = await auditor.call(one, { params: { tenant: 'small-published' } });
      expect(elsewhere.status).toBe(404);
    }
    for (const query of [
      { limit: 0 },
      { limit: 201 },
      { after: 'x' },
      { from: '2026-13-01' },
      { room: 'cellar' },
      { unit: 'a' },
      { text: 'x'.repeat(81) },
    ]) {
      const answer = await auditor.call(contract.readAudit, { query: query as never });
      expect([JSON.stringify(query), answer.status]).toEqual([JSON.stringify(query), 400]);
    }
  });

  it('shows an auditor of one county its rows alone', async () => {
    const rows = await rowsFor('auditor-a');
    expect(rows.length).toBeGreaterThan(8);
    expect(new Set(rows.map(({ unit }) => unit?.name))).toEqual(new Set(['甲县']));
    expect(await rowsFor('auditor-a', { unit: units.b ?? '' })).toEqual([]);
    expect(await rowsFor('auditor-a', { thing: requests.b })).toEqual([]);
    expect((await (await story.as('auditor-a')).call(contract.readChain)).status).toBe(403);
    // Nor are posts offered that only acted elsewhere.
    const { choices } = (await (await story.as('auditor-a')).call(contract.readAudit)).body;
    const posts = choices?.persons.map(({ label }) => label.zh) ?? [];
    expect(posts).toContain('甲县填报人');
    expect(posts.filter((post) => /乙县|管理员/.test(post))).toEqual([]);
  });

  it('says that steps inside a unit were done, not what was said in them', async () => {
    const [sent] = await rowsFor('auditor', { act: 'actuals.send_back' });
    expect(sent).toMatchObject({ unit: { name: '乙县' }, reason: null, changes: [] });
    expect(sent?.masked?.zh).toContain('只有本单位可见');
    expect(await rowsFor('auditor', { text: '县内再核' })).toEqual([]);
    expect(JSON.stringify(await rowsFor('auditor'))).not.toContain('县内再核');
  });

  it('shows nothing of an official figure before its day, by no filter and in no export', async () => {
    const auditor = await story.as('auditor');
    const seen = async () => ({
      rows: (await rowsFor('auditor')).filter(({ thing }) => thing.id === requests.growth).length,
      asked: (await rowsFor('auditor', { thing: requests.growth })).length,
      officer: (await rowsFor('audit-officer', { thing: requests.growth })).length,
      csv: (await auditor.call(contract.exportAuditCsv)).bytes.toString().includes(requests.growth),
    });
    expect(await seen()).toEqual({ rows: 0, asked: 0, officer: 0, csv: false });
    clock.day = '2026-07-20';
    try {
      const out = await seen();
      expect(out.rows).toBeGreaterThan(2);
      expect(out).toMatchObject({ asked: out.rows, officer: out.rows, csv: true });
    } finally {
      clock.day = '2026-07-18';
    }
  });

  it('shows the audit officer who did what and when, and of the business nothing else', async () => {
    await (await story.as('auditor')).call(contract.exportAuditCsv, { query: { unit: units.a ?? '' } });
    const rows = await rowsFor('audit-officer');
    const locked = rows.find(({ act }) => act.code === 'actuals.lock');
    expect(locked).toMatchObject({
      who: { post: { zh: '考核办专员' } },
      thing: { id: requests.a, name: null, link: null },
      changes: [],
      reason: null,
    });
    expect(locked?.masked?.en).toContain('not what it was about');
    for (const row of rows)
      expect([row.act.code, row.masked === null]).toEqual([
        row.act.code,
        /^(platform|identity)\./.test(row.act.code),
      ]);
    expect(rows.find(({ act }) => act.code === 'platform.export_audit')?.changes.length).toBeGreaterThan(1);
    expect(await rowsFor('audit-officer', { text: '核对口径' })).toEqual([]);
    expect(JSON.stringify(rows)).not.toMatch(/52\.5|核对口径|县内再核|工业投资/);
  });
});

describe('an export', () => {
  it('holds what the page shows, runs nothing in a spreadsheet, and is on record', async () => {
    const auditor = await story.as('auditor');
    const query = { unit: units.a ?? '', act: 'actuals.return' };
    const csv = await auditor.call(contract.exportAuditCsv, { query });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const text = csv.bytes.toString();
    expect(text.startsWith('\ufeff时间,')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain(`"'=HYPERLINK(""x"")，请核对口径"`);
    const excel = await auditor.call(contract.exportAuditExcel, { query: { ...query, language: 'en' } });
    expect(excel.bytes.subarray(0, 2).toString()).toBe('PK');
    const [second, first] = await rowsFor('auditor', { act: 'platform.export_audit' });
    expect([second?.thing.id, first?.thing.id].sort()).toEqual(['csv', 'xlsx']);
    expect(first?.changes.map(({ field }) => field.en)).toEqual(
      expect.arrayContaining(['rows', 'filters · act']),
    );
  });

  it('is bounded for Excel, and streamed as CSV', async () => {
    await chainOf(story.db, story.tenant, 10_001);
    const auditor = await story.as('auditor');
    const excel = await auditor.call(contract.exportAuditExcel);
    expect([excel.status, excel.body.error?.code]).toEqual([422, 'audit.too_many_rows']);
    const csv = await auditor.call(contract.exportAuditCsv, { query: { person: 'post' } });
    expect(csv.bytes.toString().trim().split('\r\n')).toHaveLength(10_002);
  });
});

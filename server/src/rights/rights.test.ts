import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from '../../testing/story.ts';
import { everyEndpoint } from '../endpoints.ts';
import { listUnits, whoAmI } from '../registry/contract.ts';
import { downloadRights, type Right, readRights, readRightsOf } from './contract.ts';
import { explainRight } from './explain-right.ts';
import { rightsMarkdown, rightsTable } from './table.ts';

let story: Story;
let unit: Record<string, string>;
const noSuch = '01900000-0000-7000-8000-000000000000';

beforeAll(async () => {
  story = await openStory();
  const { units } = (await (await story.as('office')).call(listUnits)).body;
  unit = Object.fromEntries(units.map(({ code, id }) => [code, id]));
});
afterAll(() => story?.close());

const rightsOf = async (post: string, of?: string) =>
  (await story.as(post)).call(readRights, { query: of === undefined ? {} : { unit: unit[of] ?? '' } });
const said = (rights: readonly { rights: readonly Right[] }[], words: string) =>
  rights.flatMap((room) => room.rights).find(({ says }) => says.zh.includes(words));

describe('why may I', () => {
  it('names the sentence and the grant that fulfils it, since when', async () => {
    const { status, body } = await rightsOf('signer-a');
    expect(status).toBe(200);
    expect(body.grants).toMatchObject([{ role: 'signer', unit: { name: '甲县' }, from: '2000-01-01' }]);
    const sign = said(body.rooms, '审签由本单位审签人办理');
    expect(sign).toMatchObject({ may: true, depends: true });
    expect(sign?.why.zh).toBe('依据 审签人（甲县，自 2000-01-01）');
    expect(sign?.why.en).toBe('By signer (甲县, since 2000-01-01)');
  });

  it('names what is lacking: the post, the whole city, or the unit', async () => {
    const { body } = await rightsOf('signer-a', 'county-b');
    expect(said(body.rooms, '审签由本单位审签人办理')?.why.zh).toBe(
      '授权不含“乙县”；现有 审签人（甲县，自 2000-01-01）',
    );
    expect(said(body.rooms, '下达填报任务')?.why.en).toBe('It needs one of these posts: performance office');
    const held = {
      role: 'office' as const,
      unit: { id: 'a', name: '甲' },
      from: '2026-01-01',
      reach: new Set(['a']),
    };
    const city = { says: { zh: '', en: '' }, roles: ['office' as const], over: 'tenant' as const };
    expect(explainRight([held], city, null)).toMatchObject({
      may: false,
      why: { zh: '须为全市授权；现有 考核办（甲，自 2026-01-01）' },
    });
    // What is below one's own unit is reached.
    expect(said((await rightsOf('signer-a', 'town-a')).body.rooms, '审签由本单位审签人办理')?.may).toBe(true);
  });

  it('says every sentence of every room once, officers’ among them', async () => {
    const { body } = await rightsOf('leader');
    for (const { rights } of body.rooms) {
      const sentences = rights.map(({ says }) => says.zh);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
    const routes = new Set(everyEndpoint().flatMap(({ decides }) => decides?.says.zh ?? []));
    const all = new Set(body.rooms.flatMap(({ rights }) => rights.map(({ says }) => says.zh)));
    expect(all).toEqual(routes);
  });
});

describe('another post', () => {
  it('is read by the office, by name, and by no unit', async () => {
    const clerk = await story.as('clerk-a');
    const id = (await clerk.call(whoAmI)).body.person.id;
    const office = await story.as('office');
    const { body } = await office.call(readRightsOf, { params: { person: id } });
    expect(body).toMatchObject({ own: false, person: { id, name: { zh: '甲县填报人' } } });
    expect(said(body.rooms, '填报由本单位填报人办理')?.may).toBe(true);
    expect(body.people.map(({ id: one }) => one)).toContain(id);
    expect((await rightsOf('clerk-a')).body.people).toEqual([]);
    const officeId = (await office.call(whoAmI)).body.person.id;
    expect((await clerk.call(readRightsOf, { params: { person: officeId } })).status).toBe(403);
    expect((await clerk.call(downloadRights, { query: { person: officeId } })).status).toBe(403);
    expect((await office.call(readRightsOf, { params: { person: noSuch } })).status).toBe(404);
    expect((await office.call(readRights, { query: { unit: noSuch } })).status).toBe(404);
    expect((await office.call(readRights, { query: { unit: 'x' } })).status).toBe(400);
  });

  it('is not told to another city', async () => {
    const id = (await (await story.as('clerk-a')).call(whoAmI)).body.person.id;
    const stranger = await story.as('published-office');
    expect(
      (await stranger.call(readRightsOf, { params: { tenant: 'small-published', person: id } })).status,
    ).toBe(404);
  });
});

it('goes out as a workbook', async () => {
  const { status, bytes } = await (await story.as('clerk-a')).call(downloadRights, {});
  expect(status).toBe(200);
  const [sheet] = await readExcel(bytes);
  const rows = (sheet?.data ?? []).map((row) => row.join(' '));
  expect(rows.some((row) => row.includes('填报由本单位填报人办理') && row.includes(' 可 '))).toBe(true);
});

it('docs/rights.md is what the routes say (meritloop rights --markdown > docs/rights.md)', () => {
  const file = readFileSync(join(import.meta.dirname, '../../../docs/rights.md'), 'utf8');
  expect(file).toBe(rightsMarkdown(rightsTable(everyEndpoint())));
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../testing/client.ts';
import { merged } from '../../testing/hostile-workbooks.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { readWorkbook } from '../platform/read-workbook.ts';
import { workbook } from '../platform/workbook.ts';
import {
  downloadUnitsWorkbook,
  importUnits,
  listUnits,
  previewUnitImport,
  readNames,
  readOrganisation,
} from './contract.ts';

let story: Story;
let office: Actor;
beforeAll(async () => {
  story = await openStory();
  office = await story.as('office');
});
afterAll(() => story?.close());

const headings = ['代码', '单位名称 *', '英文名称', '类别 *', '上级单位', '顺序'];

async function xlsx(rows: (string | null)[][]): Promise<string> {
  const columns = headings.map((title) => ({ title, width: 10 }));
  const { bytes } = await workbook('units.xlsx', [{ name: '单位', notes: ['说明'], columns, rows }]);
  return bytes.toString('base64');
}
const csv = (text: string) => Buffer.from(text).toString('base64');

const because = { document: '测委发〔2026〕2号', reason: '首次建立名录' };
const sent = (content: string, fileName = 'units.xlsx') => ({ fileName, content, effectiveOn: '2026-01-01' });

it('previews and then adds units of a workbook as one act: parents of the file or the register, order, English names', async () => {
  const content = await xlsx([
    ['test-city-x', '新市', null, '市', null, '900'],
    ['bureau-x', '测试局', 'Test Bureau', '部门', 'test-city-x', '902'],
    [null, '测试中心', null, 'Public body', '测试局', '901'],
    ['county-a', '甲县', null, '区县', null, null],
  ]);
  const { body: seen } = await office.call(previewUnitImport, { body: sent(content) });
  expect(seen.faults).toEqual([]);
  expect(seen.rows).toMatchObject([
    { row: 3, code: 'test-city-x', parent: null, state: 'new' },
    { row: 4, name: '测试局', kind: 'department', parent: '新市', state: 'new' },
    { row: 5, code: null, kind: 'public_body', parent: '测试局', state: 'new' },
    { row: 6, name: '甲县', state: 'there' },
  ]);
  expect((await office.call(readOrganisation)).body.version).toBe(seen.version);
  const body = { ...sent(content), ...because };
  expect((await office.call(importUnits, { body })).status).toBe(428);
  expect((await office.call(importUnits, { body, ifMatch: seen.version + 1 })).status).toBe(412);
  const key = 'import-units-once';
  const done = await office.call(importUnits, { body, ifMatch: seen.version, key });
  expect(done).toMatchObject({ status: 200, body: { added: 3, version: seen.version + 1 } });
  expect((await office.call(importUnits, { body, ifMatch: seen.version, key })).body).toEqual(done.body);
  const { units } = (await office.call(listUnits, { query: { on: '2026-01-01' } })).body;
  const added = units.filter(({ validFrom }) => validFrom === '2026-01-01');
  expect(added).toMatchObject([
    { code: 'test-city-x', basis: because.document, memberships: [] },
    { name: '测试中心', code: expect.stringMatching(/^unit-\d+$/), memberships: [{ parentName: '测试局' }] },
    { code: 'bureau-x', memberships: [{ parentName: '新市', kind: 'administrative' }] },
  ]);
  expect((await office.call(readNames)).body.names.测试局).toBe('Test Bureau');
  const { acts } = (await office.call(readOrganisation)).body;
  expect(acts[0]).toMatchObject({ kind: 'add_units', document: because.document });
  expect(acts[0]?.said[0]?.zh).toContain('设立 3 个单位');
  const again = await office.call(importUnits, { body, ifMatch: seen.version + 1 });
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'registry.nothing_to_add' } } });
});

it('names every cell that stands in the way, and adds nothing while there is one', async () => {
  const content = await xlsx([
    ['Bad Code', '一局', null, '部门', null, null],
    ['two', '', null, '部门', null, null],
    ['three', '三局', '三', '科室', '不存在局', 'first'],
    ['four', '三局', null, '部门', 'four', null],
    ['five', '五局', null, '部门', '六局', null],
    ['six', '六局', null, '部门', 'five', null],
    ['county-a', '甲区', null, '部门', null, null],
  ]);
  const { body: seen } = await office.call(previewUnitImport, { body: sent(content) });
  expect(seen.faults.map(({ cell }) => cell)).toEqual([
    'A3',
    'B4',
    'C5',
    'D5',
    'F5',
    'E5',
    'B6',
    'E6',
    'E7',
    'E8',
    'B9',
    'D9',
  ]);
  const body = { ...sent(content), ...because };
  const refused = await office.call(importUnits, { body, ifMatch: seen.version });
  expect(refused).toMatchObject({ status: 422, body: { error: { code: 'registry.units_faulty' } } });
  expect(refused.body.error?.why).toContain('12 处错误');
  expect((await office.call(readOrganisation)).body.version).toBe(seen.version);
});

it('reads CSV in UTF-8 and GB 18030, and says what else a file is', async () => {
  const utf8 = csv('\ufeff名称,类别\r\n"丁,局",部门\r\n');
  const rows = async (content: string, name = 'a.csv') =>
    (await office.call(previewUnitImport, { body: sent(content, name) })).body;
  expect((await rows(utf8)).rows).toMatchObject([{ row: 2, name: '丁,局', kind: 'department' }]);
  // 名称,类别 and 戊局,部门 as a Chinese spreadsheet saves them.
  const gb = Buffer.from('c3fbb3c62cc0e0b1f00d0aceecbed62cb2bfc3c50d0a', 'hex').toString('base64');
  expect((await rows(gb)).rows).toMatchObject([{ name: '戊局' }]);
  expect((await rows(csv('a,b\r\n1,2\r\n'))).error?.code).toBe('registry.no_unit_headings');
  expect((await rows(csv('名称,类别\r\n"甲,部门\r\n'))).error?.code).toBe('registry.csv_unreadable');
  expect((await rows(csv('名称,类别\r\n机密★局,部门\r\n'))).error?.code).toBe('platform.classified');
  expect((await rows(csv('x'), 'a.xlsx')).error?.code).toBe('platform.not_a_workbook');
  const many = `名称,类别\r\n${Array.from({ length: 2001 }, (_, at) => `局${at},部门`).join('\r\n')}`;
  expect((await rows(csv(many))).error?.code).toBe('registry.too_many_units');
});

it('hands out a workbook that comes back without a fault and adds nothing', async () => {
  const { status, bytes } = await office.call(downloadUnitsWorkbook, { query: { language: 'zh' } });
  expect(status).toBe(200);
  const [units, guide] = await readWorkbook(bytes);
  expect(units?.rows.find((row) => row.includes('county-a'))).toBeDefined();
  expect(guide?.name).toBe('填写说明');
  const body = { ...sent(bytes.toString('base64')), effectiveOn: '2026-07-07' };
  const seen = (await office.call(previewUnitImport, { body })).body;
  expect(seen.faults).toEqual([]);
  expect(new Set(seen.rows.map(({ state }) => state))).toEqual(new Set(['there']));
  // A parent that stands once for several rows would read as none for all but the first.
  const last = (units?.rows.length ?? 0) + 1;
  const joined = merged(bytes, 1, `C${last - 1}:C${last}`);
  const refused = await office.call(previewUnitImport, { body: sent(joined.toString('base64')) });
  expect([refused.status, refused.body.error?.code]).toEqual([422, 'platform.merged_cells']);
});

it('is for the office alone, and never for a city of published facts', async () => {
  const body = { ...sent(csv('名称,类别\r\n己局,部门\r\n'), 'a.csv'), ...because };
  const refused = async (who: string | null) =>
    (await (await story.as(who)).call(importUnits, { body, ifMatch: 1 })).status;
  const elsewhere = await (await story.as('published-office')).call(importUnits, {
    body,
    ifMatch: 1,
    params: { tenant: 'small-published' },
  });
  expect(elsewhere).toMatchObject({ status: 409, body: { error: { code: 'registry.published_only' } } });
  expect([await refused('clerk-a'), await refused('leader'), await refused(null)]).toEqual([403, 403, 401]);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { merged } from '../../testing/hostile-workbooks.ts';
import { RegisterBook } from '../../testing/register-book.ts';
import { citiesWithTask, registerDesk } from '../../testing/register-desk.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import { readWorkbook } from '../platform/read-workbook.ts';
import { listOwnerGroups, readNames } from '../registry/contract.ts';
import * as contract from './contract.ts';
import { tasksOf } from './index.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory({ cities: citiesWithTask() });
});
afterAll(() => story?.close());

const { exported, upload, apply } = registerDesk(() => story);
const states = (preview: contract.RegisterPreview) =>
  preview.sheets
    .filter(({ sheet }) => sheet !== 'names')
    .map((one) => [one.sheet, one.new, one.changed, one.unchanged, one.missing]);

describe('the register as a workbook', () => {
  it('says what it says: exported and uploaded again, nothing changes', async () => {
    const book = await exported();
    expect([...book.sheets.keys()]).toEqual([
      '填写说明',
      '事项',
      '责任',
      '目标',
      '任务',
      '节点',
      '文件',
      '工程与专项行动',
      '英文名称',
    ]);
    const preview = await upload(await book.bytes());
    expect(preview.status).toBe(200);
    expect(states(preview.body)).toEqual([
      ['matters', 0, 0, 2, 0],
      ['duties', 0, 0, 3, 0],
      ['targets', 0, 0, 4, 0],
      ['tasks', 0, 0, 1, 0],
      ['milestones', 0, 0, 1, 0],
      ['documents', 0, 0, 1, 0],
      ['campaigns', 0, 0, 0, 0],
    ]);
    expect(preview.body.sheets.at(-1)).toMatchObject({ sheet: 'names', new: 0, changed: 0, missing: 0 });
    expect([preview.body.faults, preview.body.notices, preview.body.creates]).toEqual([[], [], []]);
    const applied = await apply(preview.body.id, { hash: preview.body.hash });
    expect([applied.status, applied.body.error?.code]).toEqual([409, 'plans.import_empty']);
  });

  it('previews what changes, applies exactly that, and says so again when exported', async () => {
    const book = (await exported())
      .set('事项', 2, '事项', '=扩大工业有效投资')
      .set('事项', 2, '标签', '重点；民生')
      .set('目标', 2, '保', '100.50')
      .set('节点', 2, '节点日期', '2026年4月30日')
      .add('事项', {
        序号: '3',
        事项: '办好民生实事',
        原文: '“十件实事”全部完成。',
        文件: '民生实事清单（模拟）',
        工程与专项行动: '实事工程',
      })
      .add('责任', { 事项编码: '3', 角色: '牵头', 责任主体: '甲子局' })
      .add('责任', { 事项编码: '3', 角色: '配合', 责任主体: '各区县（含开发区）' })
      .add('目标', {
        事项编码: '3',
        指标: '实事完成率',
        对象: 'city',
        期间: '2026',
        要求: '≥',
        目标值: '100',
        计量单位: '%',
        计量: '占比',
        累计方式: '期末',
        方向: '越高越好',
      })
      .add('任务', { 事项编码: '3', 任务: '公布清单', 责任单位: '甲子局' })
      .add('节点', { 任务编码: '公布清单', 节点: '征集', 节点日期: '2026-02-28' });
    book.rows('责任').splice(1, 1);
    book.add('英文名称', { 中文名称: '甲县', 英文名称: 'Jia County' });
    const preview = await upload(await book.bytes());
    expect(preview.body.faults).toEqual([]);
    expect(preview.body.sheets.at(-1)).toMatchObject({ sheet: 'names', new: 1, changed: 0, missing: 0 });
    expect(states(preview.body)).toEqual([
      ['matters', 1, 1, 1, 0],
      ['duties', 2, 0, 2, 1],
      ['targets', 1, 1, 3, 0],
      ['tasks', 1, 0, 1, 0],
      ['milestones', 1, 1, 0, 0],
      ['documents', 0, 0, 1, 0],
      ['campaigns', 0, 0, 0, 0],
    ]);
    expect(preview.body.creates.map(({ kind, name }) => [kind, name])).toEqual([
      ['document', '民生实事清单（模拟）'],
      ['campaign', '实事工程'],
      ['owner_group', '各区县（含开发区）'],
      ['indicator', '实事完成率'],
    ]);
    const changed = preview.body.rows.find(({ sheet, state }) => sheet === 'targets' && state === 'changed');
    expect(changed?.changes).toEqual([
      { field: 'floor', label: { zh: '保', en: 'Floor' }, old: '100', new: '100.50' },
    ]);
    expect((await exported()).rows('事项')).toHaveLength(3); // nothing is changed by looking
    const { id, hash } = preview.body;
    const gone = preview.body.rows.find(({ state }) => state === 'missing');
    const units = (await (await story.as('office')).call(contract.registerChoices)).body.units;
    const counties = units.filter(({ name }) => /[县区]$/.test(name)).map((unit) => unit.id);
    const choice = {
      hash,
      createGroups: [{ name: '各区县（含开发区）', unitIds: counties }],
      removeDuties: [gone?.id ?? ''],
    };
    expect((await apply(id, choice)).body.error?.code).toBe('plans.reason_missing');
    const reason = '年中调整';
    expect((await apply(id, { ...choice, reason, removeDuties: [nowhere] })).status).toBe(400);
    const applied = await apply(id, { ...choice, reason });
    expect([applied.status, applied.body.applied]).toEqual([
      200,
      { new: 7, changed: 3, removed: 1, created: 4 },
    ]);
    expect((await apply(id, { ...choice, reason })).body.error?.code).toBe('plans.import_applied');

    const now = await exported();
    expect(now.rows('事项').map((row) => row[now.column('事项', '事项')])).toEqual([
      '事项',
      '=扩大工业有效投资',
      '工业经济稳定增长',
      '办好民生实事',
    ]);
    expect(now.rows('目标')[1]?.[now.column('目标', '保')]).toBe('100.50');
    const again = await upload(await now.bytes());
    expect(states(again.body).map(([, fresh, changed]) => [fresh, changed])).toEqual(Array(7).fill([0, 0]));
    const office = await story.as('office');
    expect((await office.call(readNames)).body.names).toMatchObject({ 甲县: 'Jia County' });
    const { matters } = (await office.call(contract.listMatters, { query: { text: '民生实事' } })).body;
    expect(matters[0]?.duties.map(({ role, members }) => [role, members.length])).toEqual([
      ['lead', 1],
      ['co', counties.length],
    ]);
    expect((await office.call(listOwnerGroups)).body.groups).toHaveLength(1);
    const tasks = await tasksOf(story.db, 'small-city', { matterIds: [matters[0]?.id ?? ''] });
    expect(tasks.map(({ title, milestones }) => [title, milestones.length])).toEqual([['公布清单', 1]]);
    const first = (await office.call(contract.listMatters)).body.matters[0];
    const page = await office.call(contract.readMatter, { params: { matter: first?.id ?? '' } });
    expect(page.body.targets[0]?.revisions[0]).toMatchObject({
      reason,
      before: { tiers: [{ value: '100' }, {}] },
    });
    const audit = await sql<{ act: string; count: number }>`select act, count(*) as count from platform.audit
      where tenant_id = 'small-city' group by act order by act collate "C"`.execute(story.db);
    expect(Object.fromEntries(audit.rows.map(({ act, count }) => [act, count]))).toMatchObject({
      'plans.create_matter': 1,
      'plans.edit_matter': 1,
      'plans.edit_duties': 2,
      'plans.add_target': 1,
      'plans.revise_target': 1,
      'plans.import_register': 1,
      'registry.create_owner_group': 1,
    });
  });

  it('names each fault by sheet, row and column, and changes nothing while there is one', async () => {
    const book = (await exported())
      .set('事项', 3, '事项', '')
      .add('责任', { 事项编码: 'm1', 角色: '督办', 责任主体: '甲子局' })
      .add('责任', { 事项编码: 'm1', 角色: '牵头', 责任主体: '甲子' })
      .add('责任', { 事项编码: '没有', 角色: '牵头', 责任主体: '甲子局' })
      .set('目标', 2, '保', '约100')
      .set('目标', 3, '期间', '2026-06-01')
      .add('目标', { 事项编码: 'm1', 指标: '新指标', 对象: '甲县', 期间: '2026', 目标值: '1' })
      .set('任务', 2, '事项编码', 'm2');
    const preview = await upload(await book.bytes());
    expect(preview.status).toBe(200);
    const places = preview.body.faults.map(({ sheet, column, what, suggestions }) => [
      sheet,
      column,
      what.zh,
      suggestions[0],
    ]);
    expect(places).toEqual([
      ['matters', '事项', '缺少“事项”。', undefined],
      ['duties', '事项编码', '没有叫“没有”的事项。', undefined],
      ['duties', '角色', '这一格读不懂。', undefined],
      ['duties', '责任主体', '没有叫“甲子”的责任单位。', '甲子局'],
      ['targets', '保', '这一格读不懂。', undefined],
      ['targets', '期间', '这一格读不懂。', undefined],
      ['targets', '指标', '“新指标”是新指标，资料不全。', undefined],
      ['tasks', '事项编码', '这一格读不懂。', undefined],
    ]);
    const office = await story.as('office');
    const sheet = await office.call(contract.downloadPreview, { params: { import: preview.body.id } });
    const told = (await readWorkbook(sheet.bytes)).map(({ name, rows }) => [name, rows.slice(3)] as const);
    expect(told.map(([name]) => name)).toEqual(['错误', '提醒', '逐行变化']);
    expect(told[0]?.[1].map((row) => row[3])).toEqual(preview.body.faults.map(({ what }) => what.zh));
    expect(told[0]?.[1][3]?.[6]).toContain('甲子局');
    expect(told[2]?.[1].length).toBeGreaterThanOrEqual(preview.body.rows.length);
    const clerk = await story.as('clerk-a');
    const params = { import: preview.body.id };
    expect((await clerk.call(contract.downloadPreview, { params })).status).toBe(403);
    expect((await office.call(contract.downloadPreview, { params: { import: nowhere } })).status).toBe(404);
    const before = (await exported()).rows('责任');
    const refused = await apply(preview.body.id, { hash: preview.body.hash, reason: '试' });
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'plans.import_faults']);
    expect((await exported()).rows('责任')).toEqual(before);
  });

  it('is refused with cells merged below its headings, whose rows would read as emptied', async () => {
    const bytes = await (await exported()).bytes();
    const refused = await upload(merged(bytes, 3, 'C2:C3'));
    expect([refused.status, refused.body.error?.code]).toEqual([422, 'platform.merged_cells']);
    expect(refused.body.error?.why).toContain('责任!C2:C3');
    expect((await upload(merged(bytes, 3, 'A1:B1'))).status).toBe(200);
  });

  it('is not applied over a register that moved on; the new preview comes with the refusal', async () => {
    const book = (await exported()).set('事项', 3, '板块', '工业强市');
    const preview = (await upload(await book.bytes())).body;
    const office = await story.as('office');
    const matter = (await office.call(contract.listMatters)).body.matters[1];
    const params = { matter: matter?.id ?? '' };
    await office.call(contract.withdrawMatter, {
      params,
      body: { reason: '合并' },
      ifMatch: matter?.version ?? 0,
    });
    const refused = await apply(preview.id, { hash: preview.hash });
    expect([refused.status, refused.body.error?.code]).toEqual([412, 'plans.import_moved']);
    const current = refused.body.error?.current as contract.RegisterPreview;
    expect(current.hash).not.toBe(preview.hash);
    // The file still says that the matter stands: applied now, it would be restored, and the preview says so.
    expect(current.rows.find(({ state }) => state === 'changed')?.changes.map(({ field }) => field)).toEqual([
      'section',
      'withdrawnOn',
      'withdrawnReason',
    ]);
    const seen = await office.call(contract.readImport, { params: { import: preview.id } });
    expect(seen.body.hash).toBe(current.hash);
    expect((await apply(preview.id, { hash: current.hash })).status).toBe(200);
  });

  it('is left alone by what a file leaves out', async () => {
    const office = await exported();
    const title = office.column('事项', '事项');
    const code = office.column('事项', '事项编码');
    const book = new RegisterBook([
      {
        name: '事项',
        rows: [
          ['2026年重点工作'],
          ['title', 'code', '领导批注'],
          [`${office.rows('事项')[1]?.[title]}（改）`, office.rows('事项')[1]?.[code] ?? '', '阅'],
        ],
      },
    ]);
    const { body } = await upload(await book.bytes());
    expect(states(body)[0]).toEqual(['matters', 0, 1, 0, 2]);
    expect(body.sheets.slice(1).every(({ present, missing }) => !present && missing === 0)).toBe(true);
    expect(body.rows.find(({ state }) => state === 'changed')).toMatchObject({
      row: 3,
      changes: [{ field: 'title' }],
    });
    expect(body.notices[0]?.what.zh).toContain('领导批注');
    expect((await apply(body.id, { hash: body.hash })).body.applied).toEqual({
      new: 0,
      changed: 1,
      removed: 0,
      created: 0,
    });
    expect((await exported()).rows('事项')).toHaveLength(4);
  });
});

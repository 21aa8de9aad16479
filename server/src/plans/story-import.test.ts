import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citiesWithTask, registerDesk } from '../../testing/register-desk.ts';
import { nowhere, openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory({ cities: citiesWithTask() });
});
afterAll(() => story?.close());

const { exported, upload, apply } = registerDesk(() => story);
describe('who may import, and what', () => {
  it('is the office, of a workbook that is one', async () => {
    const bytes = await (await exported()).bytes();
    expect((await upload(bytes, null)).status).toBe(401);
    expect((await upload(bytes, 'clerk-a')).status).toBe(403);
    expect((await upload(Buffer.from('no workbook'))).status).toBe(422);
    expect((await upload(Buffer.alloc(5_100_000, 7))).status).toBe(413);
    expect((await upload(Buffer.alloc(5_400_000, 7))).status).toBe(413);
    const marked = await upload(await (await exported()).set('事项', 2, '原文', '【内部】不得外传').bytes());
    expect([marked.status, marked.body.error?.code]).toEqual([422, 'platform.classified']);
    const kept = await sql<{ count: number }>`select count(*) as count from plans.register_import
      where content::text like '%不得外传%'`.execute(story.db);
    expect(kept.rows[0]?.count).toBe(0);
    const office = await story.as('office');
    const bad = await office.call(contract.previewImport, { body: { fileName: 'x', content: '***' } });
    expect(bad.status).toBe(400);
    expect((await apply(nowhere, { hash: '' })).status).toBe(404);
    expect((await office.call(contract.readImport, { params: { import: nowhere } })).status).toBe(404);
    const { body } = await upload(await (await exported()).set('事项', 2, '板块', '其他').bytes());
    expect((await apply(body.id, { hash: body.hash }, 'clerk-a')).status).toBe(403);
    expect((await apply(body.id, { hash: 'another' })).status).toBe(412);
    const clerk = await story.as('clerk-a');
    expect((await clerk.call(contract.readImport, { params: { import: body.id } })).status).toBe(403);
  });

  it('a city of published facts is exported, never imported', async () => {
    const book = await exported('published-office', 'small-published');
    expect(book.rows('事项')).toHaveLength(2);
    const refused = await upload(await book.bytes(), 'published-office', { tenant: 'small-published' });
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'plans.published_only']);
  });

  it('120 matters with their duties, targets and tasks', async () => {
    const book = await exported();
    for (let number = 101; number <= 220; number += 1) {
      const matter = { 事项编码: String(number) };
      book.add('事项', {
        序号: String(number),
        事项: `重点工作${number}`,
        原文: `完成第${number}项工作。`,
        板块: '综合',
      });
      book.add('责任', { ...matter, 角色: '牵头', 责任主体: '甲子局' });
      book.add('责任', { ...matter, 角色: '配合', 责任主体: '乙县' });
      book.add('目标', {
        ...matter,
        指标: '工业投资',
        对象: '甲县',
        期间: '2026',
        要求: '以上',
        目标值: `${number}.50`,
      });
      book.add('任务', { ...matter, 任务: `任务${number}` });
      book.add('节点', { 任务编码: `任务${number}`, 节点: '完成', 节点日期: '2026-11-30' });
    }
    const { body } = await upload(await book.bytes());
    expect([body.faults, body.sheets.map((one) => one.new)]).toEqual([
      [],
      [120, 240, 120, 120, 120, 0, 0, 0],
    ]);
    expect((await apply(body.id, { hash: body.hash })).body.applied.new).toBe(720);
    const again = await upload(await (await exported()).bytes());
    expect(again.body.rows.filter(({ state }) => state !== 'unchanged')).toEqual([]);
  });
});

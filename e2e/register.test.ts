import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloadRegister } from '../server/src/plans/contract.ts';
import { readWorkbook } from '../server/src/platform/read-workbook.ts';
import { smallCity } from '../server/testing/city.ts';
import { practice } from '../server/testing/practices.ts';
import { RegisterBook } from '../server/testing/register-book.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { phone } from './browser.ts';
import { choose } from './choose.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meritloop-register-'));
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  const tasks = [
    {
      code: 'k1',
      matter: 'm1',
      title: '建成二期',
      milestones: [{ name: '开工', due: '2026-03-31' }],
    },
  ];
  story = await openStory({
    cities: [{ ...smallCity(), tasks, practices: { rules } }],
    webRoot: builtWeb(),
  });
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The register as downloaded, edited and kept as a file to upload. */
async function edited(name: string, edit: (book: RegisterBook) => void): Promise<string> {
  const file = await (await story.as('office')).call(downloadRegister);
  const book = new RegisterBook(await readWorkbook(file.bytes));
  edit(book);
  const path = join(folder, name);
  await writeFile(path, await book.bytes());
  return path;
}

describe('the register in the browser', () => {
  it('comes in from Excel: faults named, corrected, seen and applied', async () => {
    const { page, faults } = await journey.as('office');
    await page.goto(journey.at('matters'));
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '从 Excel 导入' }).click();
    await page.waitForURL(/matters\/import/);
    const grow = (owner: string) => (book: RegisterBook) => {
      book
        .set('目标', 2, '保', '102')
        .add('事项', { 序号: '3', 事项: '办好民生实事', 原文: '“十件实事”全部完成。', 标签: '民生' })
        .add('责任', { 事项编码: '3', 角色: '牵头', 责任主体: owner })
        .add('责任', { 事项编码: '3', 角色: '配合', 责任主体: '各区县（含开发区）' });
    };
    await page.locator('input[type=file]').setInputFiles(await edited('坏.xlsx', grow('甲子')));
    await page.getByRole('heading', { name: '1 处错误' }).waitFor();
    await page.getByText('相近的有：甲子局').waitFor();
    await journey.look({ page, faults }, 'register-import-faults-desk');
    await page.getByRole('button', { name: '换一个文件' }).click();
    await page.locator('input[type=file]').setInputFiles(await edited('好.xlsx', grow('甲子局')));
    await page.getByRole('checkbox', { name: /建立责任主体组/ }).check();
    await choose(page, '今天起的成员单位', '甲县', '乙县', '丙区');
    await page.getByRole('textbox', { name: '调整原因' }).fill('年中调整');
    await journey.look({ page, faults }, 'register-import-preview-desk');
    await page.getByRole('button', { name: '导入 4 处变化' }).click();
    await page.getByText('已导入：新增 3，改动 1，移除 0，新建相关名目 1。').waitFor();
    await page.getByRole('link', { name: '查看事项' }).click();
    await page.getByRole('link', { name: '办好民生实事' }).click();
    await page.getByText('3 个单位：甲县、乙县、丙区').waitFor();
    await page.context().close();
  });

  it('is edited, revised and withdrawn by the office, on a phone as well', async () => {
    const { page, faults } = await journey.as('office', phone);
    await page.goto(journey.at('matters'));
    await page.getByRole('link', { name: '扩大工业有效投资' }).waitFor();
    await page.getByRole('link', { name: '扩大工业有效投资' }).click();
    await page.getByText('各区县工业投资保持两位数增长。').waitFor();
    await page.getByRole('region', { name: '任务' }).waitFor();
    await page.getByRole('link', { name: '修改', exact: true }).click();
    await page.getByLabel('事项', { exact: true }).fill('扩大有效投资');
    await journey.look({ page, faults }, 'register-form-phone');
    await page.getByRole('button', { name: '保存事项' }).click();
    await page.getByRole('heading', { name: /扩大有效投资/ }).waitFor();
    await page.getByRole('button', { name: '撤回事项' }).click();
    await page.getByLabel('原因').fill('并入第3项');
    await page.getByRole('dialog').getByRole('button', { name: '撤回事项' }).click();
    await page.getByText('本事项已于 2026-07-07 撤回：并入第3项').waitFor();
    await page.context().close();
  });

  it('is read by everyone, printed as one sheet, and its group owners say whom they mean', async () => {
    const { page, faults } = await journey.as('office');
    await page.goto(journey.at('matters?withdrawn=only'));
    await page.getByRole('link', { name: '扩大有效投资' }).click();
    await page.getByText('调整记录（1）').click();
    await page.getByText('年中调整').waitFor();
    await journey.look({ page, faults }, 'register-matter-desk');
    await page.getByRole('link', { name: '事项登记表' }).click();
    await page.getByText('送审稿').waitFor();
    await journey.look({ page, faults }, 'register-sheet-desk');
    await page.goto(journey.at('owner-groups'));
    await page.getByRole('button', { name: '修改成员' }).click();
    await journey.look({ page, faults }, 'register-groups-desk');
    await page.getByRole('button', { name: '删去这一行' }).last().click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('2 个单位').waitFor();
    await page.goto(journey.at('matters?panel=campaigns'));
    await page.getByText('还没有工程或专项行动。').waitFor();
    await page.context().close();

    const clerk = await journey.as('clerk-a', phone, 'en');
    await clerk.page.goto(journey.at('matters'));
    await clerk.page.getByRole('link', { name: '办好民生实事' }).click();
    await clerk.page.getByText(/2 units: 甲县.+乙县/).waitFor();
    expect(await clerk.page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0);
    await clerk.page.getByRole('region', { name: 'Tasks and milestones' }).waitFor();
    await journey.look(clerk, 'register-matter-en-phone');
    await clerk.page.context().close();
  });
});

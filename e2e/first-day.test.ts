import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../cli/src/main.ts';
import { readWorkbook } from '../server/src/platform/read-workbook.ts';
import { RegisterBook } from '../server/testing/register-book.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { totp } from '../server/testing/totp.ts';
import { desk, phone } from './browser.ts';
import { choose } from './choose.ts';
import { builtWeb, type Journey, openJourney, type Visit } from './journey.ts';

/** The first day of a city of one's own, from an empty database to the first locked figure, as its people live it. */
let story: Story;
let journey: Journey;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meritloop-first-day-'));
  story = await openStory({ cities: [], tenant: 'anzhou', webRoot: builtWeb() });
  vi.stubEnv('DATABASE_URL', story.databaseUrl);
  journey = await openJourney(story);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await journey?.close();
  await story?.close();
  await rm(folder, { recursive: true, force: true });
});

/** User name and first password of each account that is made, and the page of each person once it is signed in. */
const first = new Map<string, string>();
const visits = new Map<string, Visit>();
const visitOf = (username: string): Visit => visits.get(username) as Visit;

/** The month that has ended: what a first day asks for. */
const lastMonth = (() => {
  const [year = 0, month = 0] = new Date(Date.now() + 8 * 3_600_000).toISOString().split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
})();
const dueDay = () => new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
const [year, month] = lastMonth.split('-').map(Number);

async function enter(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(first.get(username) ?? '');
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Nothing in it may be a name that everybody knows: the server refuses user names, units and the city in a password. */
const ownPassword = (username: string) => `晨雾越岭七十二程，灯火渡江 ${[...first.keys()].indexOf(username)}`;

/** Signs in for the first time as people do: where the page says what is due, and leads on from there. */
async function begin(username: string, viewport: { width: number; height: number }, factor: boolean) {
  const visit = await journey.as(null, viewport);
  visits.set(username, visit);
  const { page } = visit;
  await page.goto(`${story.address}/`);
  await enter(page, username);
  await page.getByRole('link', { name: '安州市' }).click();
  await page.getByRole('alert').getByText('需要先修改密码。').waitFor();
  await page.getByRole('link', { name: '前往“我的账号”' }).click();
  await page.getByText('请在下面的“密码”中设定您自己的密码。').waitFor();
  const password = page.getByRole('region', { name: '密码' });
  await password.getByLabel('当前密码').fill(first.get(username) ?? '');
  await password.getByLabel('新密码', { exact: true }).fill(ownPassword(username));
  await password.getByLabel('再输入一次新密码').fill(ownPassword(username));
  await password.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('密码已修改').waitFor();
  if (factor) await bindFactor(page, username);
  await page.getByRole('link', { name: '进入安州市' }).click();
  return visit;
}

async function bindFactor(page: Page, username: string): Promise<void> {
  await page.getByText('请在下面的“二次验证”中绑定身份验证器。').waitFor();
  await page.getByRole('button', { name: '开启二次验证' }).click();
  const factor = page.getByRole('region', { name: '二次验证' });
  await factor.getByLabel('当前密码').fill(ownPassword(username));
  await factor.getByRole('button', { name: '开启二次验证' }).click();
  await page.getByRole('img', { name: '身份验证器二维码' }).waitFor();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await page.getByLabel('动态码').fill(totp(secret));
  await page.getByRole('button', { name: '确认开启' }).click();
  await page.getByRole('button', { name: '已妥善保管' }).click();
}

describe('the first day of a city of one’s own', () => {
  it('begins on the server: the city is founded while it runs, with three officers', async () => {
    const said: string[] = [];
    const words = ['--name', '安州市', '--name-en', 'Anzhou', '--reason', '首次建立'];
    const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    expect(await main(['found', 'anzhou', ...words, '--json'], io), said.join('')).toBe(0);
    for (const { username, password } of JSON.parse(said.join('')).signIns) first.set(username, password);
    expect([...first.keys()]).toEqual(['sys-anzhou', 'sec-anzhou', 'audit-anzhou']);
  });

  it('goes on with the officers: password, second factor, and then their own pages', async () => {
    await Promise.all([...first.keys()].map((username) => begin(username, desk, true)));
  });

  it('accounts are made by one officer and granted by another', async () => {
    await make('kaohe', '考核办专员', 'Office');
    await grant('考核办专员', '考核办');
    await make('shenhe', '考核办审核岗', 'Reviewer');
    await grant('考核办审核岗', '审核人');
    await make('tianbao', '甲局填报岗', 'Clerk of bureau A');
    await make('shenqian', '甲局审签岗', 'Signer of bureau A');
  });

  it('the office brings the units in: a template, a fault named by its cell, and then all of them', async () => {
    const visit = await begin('kaohe', desk, false);
    const { page } = visit;
    await page.getByRole('heading', { name: '从这里开始' }).waitFor();
    await journey.look(visit, 'first-day-home');
    await page.getByRole('link', { name: '单位', exact: true }).click();
    await page.getByText('名录中还没有别的单位。').waitFor();
    await page.getByRole('link', { name: '从 Excel 导入' }).first().click();
    const book = await opened(await download(page, '下载导入表（Excel，含填写说明）'));
    // Above the headings of the sheet stand two lines on how to fill it in.
    const rows = book.sheets.get('单位') ?? [];
    const unit = (...cells: string[]) => rows.push(cells);
    unit('bureau-a', '甲局', 'Bureau A', '部门', '安州市', '2');
    unit('county-a', '甲县', 'County A', '区县', '安州', '3');
    await upload(page, await asFile('units.xlsx', book, '单位', 2));
    await page.getByRole('heading', { name: '1 处错误' }).waitFor();
    await page.getByText('E4', { exact: true }).waitFor();
    await page.getByText('是否为： 安州市').waitFor();
    await journey.look(visit, 'first-day-units-faults');
    (rows.at(-1) ?? [])[4] = 'root';
    await upload(page, await asFile('units-2.xlsx', book, '单位', 2));
    await page.getByRole('heading', { name: '新增 2 个，已有 1 个' }).waitFor();
    await page.getByLabel('文件依据').fill('安委编〔2026〕1号');
    await page.getByLabel('原因').fill('建立名录');
    await page.getByRole('button', { name: '导入 2 个单位' }).click();
    await page.getByText('已导入 2 个单位。').waitFor();
    await page.getByRole('link', { name: '查看单位名录' }).click();
    await page.getByRole('link', { name: '甲县', exact: true }).waitFor();
    await grant('甲局填报岗', '填报人', '甲局');
    await grant('甲局审签岗', '审签人', '甲局');
  });

  it('the office brings the register in: an empty workbook, filled, previewed and applied', async () => {
    const { page } = visitOf('kaohe');
    await page.getByRole('link', { name: '事项', exact: true }).click();
    await page.getByText('这座城市还没有录入事项。').waitFor();
    await page.getByRole('link', { name: '从 Excel 导入' }).click();
    const book = await opened(await download(page, /空白/));
    book
      .add('事项', {
        序号: '1',
        事项: '扩大工业有效投资',
        原文: '工业投资增长10%以上。',
        文件: `${year}年政府工作报告`,
      })
      .add('责任', { 事项编码: '1', 角色: '牵头', 责任主体: '甲局' })
      .add('目标', {
        事项编码: '1',
        指标: '工业投资',
        对象: '甲局',
        期间: `${year}`,
        保: '100',
        计量单位: '亿元',
        计量: '总量',
        累计方式: '累计',
        方向: '越高越好',
        要求: '以上',
      });
    await upload(page, await asFile('register.xlsx', book));
    await page.getByRole('button', { name: /^导入 \d+ 处变化$/ }).click();
    await page.getByText(/^已导入：新增 3/).waitFor();
    await page.getByRole('link', { name: '查看事项' }).click();
    await page.getByRole('link', { name: '扩大工业有效投资' }).waitFor();
  });

  it('the office asks for the first figures; the unit enters and signs; the office reviews and locks', async () => {
    const { page: office } = visitOf('kaohe');
    await office.getByRole('link', { name: '填报与审核', exact: true }).click();
    await office.getByRole('link', { name: '下达填报' }).click();
    await office.getByLabel(/截止日/).fill(dueDay());
    await office.getByRole('button', { name: '向 1 个单位下达 2 项' }).click();
    await office.getByText('已下达 1 个数字、1 项文字').waitFor();

    const unitPosts = ['tianbao', 'shenqian'].map((username) => begin(username, phone, false));
    await Promise.all([...unitPosts, begin('shenhe', desk, false)]);
    const { page: clerk } = visitOf('tianbao');
    await clerk.goto(journey.at('reports'));
    await clerk.getByRole('link', { name: '1 扩大工业有效投资' }).click();
    await clerk.getByRole('textbox', { name: `工业投资（${year}年${month}月）` }).fill('88.5');
    await clerk.getByLabel('进展情况').first().fill('新开工项目 12 个。');
    await clerk.getByLabel('预计完成时间').fill(`${year}-12-31`);
    await clerk.getByRole('button', { name: '一并送审签（2 项）' }).click();
    await clerk.getByText('已办理 2 项').waitFor();

    for (const [username, act] of [
      ['shenqian', '一并审签并报送（2 项）'],
      ['shenhe', '一并审核通过（2 项）'],
      ['kaohe', '一并锁定（2 项）'],
    ] as const) {
      const { page } = visitOf(username);
      await page.goto(journey.at('reports?awaiting=me'));
      await page.getByRole('link', { name: '1 扩大工业有效投资' }).click();
      await page.getByRole('button', { name: act }).click();
      await page.getByText('已办理 2 项').waitFor();
    }
    await story.settle();
    await office.goto(journey.at('targets'));
    await office.getByText('88.5').first().waitFor();
    for (const { faults } of visits.values()) expect(faults).toEqual([]);
  });

  it('the operator backs it up, and the system officer sees when, where and how large', async () => {
    const io = { out: () => {}, err: () => {} };
    const system = visitOf('sys-anzhou');
    await system.page.getByRole('link', { name: '城市设置' }).click();
    await system.page.getByText('还没有备份记录。').waitFor();
    expect(await main(['backup', join(folder, 'first-day.backup'), '--quiet'], io)).toBe(0);
    await system.page.reload();
    await system.page.getByText('first-day.backup').waitFor();
    await system.page.getByText('未演练').waitFor();
    await system.page.setViewportSize(phone);
    await journey.look(system, 'first-day-backups-phone');
  });
});

/** The system officer makes an account; the first password is shown once. */
async function make(username: string, post: string, postEn: string): Promise<void> {
  const { page } = visitOf('sys-anzhou');
  await page.getByRole('link', { name: '账号与授权' }).click();
  await page.getByRole('button', { name: '开设账号' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('用户名').fill(username);
  await panel.getByLabel('岗位名称（中文）').fill(post);
  await panel.getByLabel('岗位名称（英文）').fill(postEn);
  await panel.getByLabel('事由').fill('首次开设');
  await panel.getByRole('button', { name: '开设账号' }).click();
  await panel.getByText('首次登录密码（只显示这一次）').waitFor();
  first.set(username, (await panel.locator('code').first().innerText()).trim());
  await panel.getByRole('button', { name: '已转交' }).click();
  await panel.getByRole('button', { name: '关闭' }).first().click();
}

/** The security officer grants a role, over a unit where it is one of a unit. */
async function grant(post: string, role: string, unit?: string): Promise<void> {
  const { page } = visitOf('sec-anzhou');
  // Loaded anew: the account was made on another's page.
  await page.goto(journey.at('accounts'));
  await page.getByRole('button', { name: post, exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: '授权', exact: true }).click();
  await choose(panel, '岗位', role);
  if (unit !== undefined) await choose(panel, '单位（填报人、审签人必选）', unit);
  await panel.getByLabel('事由').fill('核定岗位');
  await panel.getByRole('button', { name: '授权', exact: true }).click();
  await panel.getByText(new RegExp(`^${role} · .* 起`)).waitFor();
  await panel.getByRole('button', { name: '关闭' }).first().click();
}

async function download(page: Page, name: string | RegExp): Promise<Buffer> {
  const href = await page.getByRole('link', { name }).getAttribute('href');
  const answer = await page.request.get(`${story.address}${href}`);
  expect(answer.status()).toBe(200);
  return answer.body();
}

/** A workbook as Excel would open it: texts by sheet. */
const opened = async (bytes: Buffer): Promise<RegisterBook> => new RegisterBook(await readWorkbook(bytes));

async function upload(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
}

/** A workbook as it was filled in, as a file to choose. `above`: lines over the headings of a sheet, which go. */
async function asFile(name: string, book: RegisterBook, sheet?: string, above = 0): Promise<string> {
  if (sheet !== undefined) {
    const rows = book.sheets.get(sheet) ?? [];
    const copy = new RegisterBook([{ name: sheet, rows: rows.slice(above) }]);
    return keep(name, await copy.bytes());
  }
  return keep(name, await book.bytes());
}

async function keep(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

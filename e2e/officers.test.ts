import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../server/testing/city.ts';
import { csvLines, workbookLines } from '../server/testing/file-lines.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { totp } from '../server/testing/totp.ts';
import { requestOf, walkFigure } from '../server/testing/walk-figure.ts';
import { desk, phone } from './browser.ts';
import { choose } from './choose.ts';
import { builtWeb, type Journey, openJourney, type Visit } from './journey.ts';
import { refusesBusiness, refusesToOther } from './refusals.ts';

let story: Story;
let journey: Journey;
let figures: string;
beforeAll(async () => {
  story = await openStory({ cities: [smallCity()], webRoot: builtWeb() });
  const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
  await walkFigure(story, request, { value: '51.5', progress: '有序推进' }, 'locked');
  figures = `figures/${request.indicator.id}/${request.subject.id}`;
  journey = await openJourney(story);
});
afterAll(async () => {
  await journey?.close();
  await story?.close();
});

/** The post that is made, granted and used from one step to the next. */
const made = { username: 'clerk-new', post: '甲县新填报人', first: '', own: '自己换过的密码-2026' };

async function opened(visit: Visit, path: string, heading: string): Promise<Page> {
  await visit.page.goto(journey.at(path));
  await visit.page.getByRole('heading', { name: heading, exact: true }).waitFor();
  return visit.page;
}

/** What the side navigation offers. */
async function offered(page: Page): Promise<string[]> {
  return page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts();
}

async function enter(page: Page, password: string, username = made.username): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

describe('three officers, each alone', () => {
  it('the system officer makes an account without any right', async () => {
    const visit = await journey.as('system-officer', desk);
    const page = await opened(visit, '', '账号与授权');
    expect(await offered(page)).toEqual(['账号与授权', '城市设置']);
    await page.getByRole('button', { name: '开设账号' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('用户名').fill('Clerk_New');
    await panel.getByLabel('岗位名称（中文）').fill(made.post);
    await panel.getByLabel('岗位名称（英文）').fill('New clerk of county A');
    await panel.getByLabel('事由').fill('新增填报岗位');
    await panel.getByRole('button', { name: '开设账号' }).click();
    await panel.getByText('有 1 处需要修改').waitFor();
    await journey.look(visit, 'officers-create-refused-desk');
    await panel.getByLabel('用户名').fill(made.username);
    await panel.getByRole('button', { name: '开设账号' }).click();
    await panel.getByText('首次登录密码（只显示这一次）').waitFor();
    made.first = (await panel.locator('code').first().innerText()).trim();
    expect(made.first.length).toBeGreaterThanOrEqual(12);
    await panel.getByText('未定（首次授权时确定）').waitFor();
    await panel.getByText('尚未授权').waitFor();
    expect(await panel.getByRole('button', { name: '授权', exact: true }).count()).toBe(0);
    await journey.look(visit, 'officers-made-desk');
    await panel.getByRole('button', { name: '已转交' }).click();
    await panel.locator('code').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('dialog').getByText('尚未授权').waitFor();
    expect(await page.getByText(made.first).count()).toBe(0);
    await refusesToOther(journey, visit, 'sign-in-policy');
    await refusesToOther(journey, visit, 'audit');
    await refusesBusiness(journey, visit, figures);
    await journey.look(visit, 'officers-apart-desk');
    await page.context().close();
  });

  it('the security officer grants, rules sign-in and ends sessions, on a phone', async () => {
    await story.as('clerk-b');
    const clerk = await journey.as('clerk-b', desk);
    await opened(clerk, 'units', '单位');
    const visit = await journey.as('security-officer', phone);
    const page = await opened(visit, `accounts?text=${made.username}`, '账号与授权');
    await journey.look(visit, 'officers-accounts-phone');
    await page.getByRole('button', { name: made.post }).click();
    const panel = page.getByRole('dialog');
    expect(await panel.getByRole('button', { name: '停用账号' }).count()).toBe(0);
    await panel.getByRole('button', { name: '授权', exact: true }).click();
    await choose(panel, '岗位', '填报人');
    await panel.getByLabel('事由').fill('核定编制');
    await panel.getByRole('button', { name: '授权', exact: true }).click();
    await panel.getByText('填报人、审签人须指定单位；三员和领导、审计的授权范围为全市。').waitFor();
    await choose(panel, '单位（填报人、审签人必选）', '甲县');
    await panel.getByRole('button', { name: '授权', exact: true }).click();
    await panel.getByText('填报人 · 甲县 · 2026-07-07 起').waitFor();
    await journey.look(visit, 'officers-granted-phone');

    const [kept, left] = [await journey.as('signer-b', desk), await journey.as(null, desk)];
    await opened(kept, 'units', '单位');
    await left.page.goto(journey.at('units'));
    const password = story.signIns.find((one) => one.username === 'signer-b')?.password ?? '';
    await enter(left.page, password, 'signer-b');
    await left.page.getByRole('heading', { name: '单位', exact: true }).waitFor();
    await opened(visit, 'accounts?text=signer-b', '账号与授权');
    await page.getByRole('button', { name: '乙县审签人' }).click();
    const held = panel.getByRole('button', { name: /^结束登录：/ });
    await expect.poll(() => held.count()).toBe(2);
    await panel.getByRole('button', { name: /^结束登录：.*Chrom/ }).click();
    await panel.getByLabel('事由').fill('离岗未退出');
    await journey.look(visit, 'officers-session-phone');
    await panel.getByRole('button', { name: '结束此登录', exact: true }).click();
    await expect.poll(() => held.count()).toBe(1);
    await Promise.all([kept, left].map((one) => one.page.reload()));
    await left.page.getByRole('heading', { name: '登录', exact: true }).waitFor();
    await kept.page.getByRole('heading', { name: '单位', exact: true }).waitFor();
    await Promise.all([kept, left].map((one) => one.page.context().close()));

    await opened(visit, 'accounts?text=clerk-b', '账号与授权');
    await page.getByRole('button', { name: '乙县填报人' }).click();
    await panel.getByRole('button', { name: '结束全部登录' }).click();
    await panel.getByLabel('事由').fill('设备遗失');
    await panel.getByRole('button', { name: '结束全部登录' }).click();
    await panel.getByRole('button', { name: '结束全部登录' }).waitFor({ state: 'hidden' });
    await clerk.page.reload();
    await clerk.page.getByRole('heading', { name: '登录', exact: true }).waitFor();

    await opened(visit, 'sign-in-policy', '登录规定');
    await page.getByLabel('填报人').check();
    await page.getByLabel('事由').fill('填报岗位须双重验证');
    await page.getByRole('button', { name: '保存登录规定' }).click();
    await page.getByText('登录规定已保存。').waitFor();
    await journey.look(visit, 'officers-policy-phone');
    await refusesToOther(journey, visit, 'settings');
    await journey.look(visit, 'officers-refused-phone');
    await refusesToOther(journey, visit, 'audit');
    await refusesBusiness(journey, visit, figures);
    await page.context().close();
    await clerk.page.context().close();
  });
});

describe('the new post', () => {
  let own: Visit;

  it('signs in once with the first password, changes it, and binds a second factor', async () => {
    own = await journey.as(null, phone);
    const { page } = own;
    await page.goto(journey.at(''));
    await enter(page, made.first);
    await page.getByRole('alert').getByText('需要先修改密码。').waitFor();
    await journey.look(own, 'officers-password-due-phone');
    await page.getByRole('link', { name: '前往“我的账号”' }).click();
    const password = page.getByRole('region', { name: '密码' });
    await password.getByLabel('当前密码').fill(made.first);
    await password.getByLabel('新密码', { exact: true }).fill(made.own);
    await password.getByLabel('再输入一次新密码').fill(made.own);
    await password.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('密码已修改，其他 0 个登录已退出。').waitFor();

    await page.goto(journey.at(''));
    await page.getByRole('alert').getByText('需要先开启二次验证。').waitFor();
    await page.getByRole('link', { name: '前往“我的账号”' }).click();
    await page.getByRole('button', { name: '开启二次验证' }).click();
    const factor = page.getByRole('region', { name: '二次验证' });
    await factor.getByLabel('当前密码').fill(made.own);
    await factor.getByRole('button', { name: '开启二次验证' }).click();
    await page.getByRole('img', { name: '身份验证器二维码' }).waitFor();
    const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
    await page.getByLabel('动态码').fill(totp(secret));
    await page.getByRole('button', { name: '确认开启' }).click();
    await page.getByRole('button', { name: '已妥善保管' }).click();
    const sessions = page.getByRole('region', { name: '登录', exact: true });
    await sessions.getByText('本次登录').waitFor();
    expect(await sessions.getByRole('listitem').count()).toBe(1);
  });

  it('reads what it may, what not, and the sentence that decides', async () => {
    const { page } = own;
    await opened(own, 'rights', '我的权限');
    await page.getByText('填报人 · 甲县 · 自 2026-07-07').waitFor();
    await journey.look(own, 'officers-rights-phone');
    await page.setViewportSize(desk);
    const said = async (rule: string) =>
      (await page.getByRole('row').filter({ hasText: rule }).getByRole('cell').allInnerTexts())
        .slice(1)
        .map((text) => text.split('\n')[0]?.trim());
    const entering = '填报由本单位填报人办理';
    const held = '填报人（甲县，自 2026-07-07）';
    await choose(page, '事项所属单位', '甲县');
    await choose(page, '可否', '可以');
    await expect.poll(() => said(entering)).toEqual(['可以', `依据 ${held}`]);
    await choose(page, '可否', '不可以');
    await expect.poll(() => said('授权由安全管理员授予')).toEqual(['不可以', '需要岗位：安全管理员']);
    expect(await said(entering)).toEqual([]);
    await journey.look(own, 'officers-rights-desk');
    await choose(page, '事项所属单位', '乙县');
    await expect.poll(() => said(entering)).toEqual(['不可以', `授权不含“乙县”；现有 ${held}`]);
  });

  it('makes a token, uses it within its scope, and revokes it', async () => {
    const { page } = own;
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await page.goto(`${story.address}/auth/account`);
    const tokens = page.getByRole('region', { name: /^访问令牌/ });
    await tokens.getByRole('button', { name: '新建令牌' }).click();
    await tokens.getByLabel('名称').fill('县报表程序');
    await choose(tokens, '范围', /^read:actuals/);
    await tokens.getByLabel('到期日').fill(inAMonth);
    await tokens.getByRole('button', { name: '新建令牌' }).click();
    await tokens.getByRole('heading', { name: '令牌只显示这一次' }).waitFor();
    const secret = await tokens.locator('code').first().innerText();
    await journey.look(own, 'officers-token-desk');
    await tokens.getByRole('button', { name: '已妥善保管' }).click();
    await page.getByText(secret).waitFor({ state: 'detached' });

    const call = async (path: string) => {
      const answer = await fetch(`${story.address}/api/${story.tenant}/${path}`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code];
    };
    expect(await call('requests')).toEqual([200, undefined]);
    expect(await call('units')).toEqual([403, 'token.out_of_scope']);
    expect(await call('tokens')).toEqual([403, 'token.session_only']);

    await tokens.getByRole('button', { name: '撤销令牌：县报表程序' }).click();
    await tokens.getByLabel('事由').fill('程序停用');
    await tokens.getByRole('button', { name: '撤销', exact: true }).click();
    await tokens.getByText('已撤销').waitFor();
    expect(await call('requests')).toEqual([401, 'token.not_good']);
    await page.context().close();
  });
});

describe('the trail', () => {
  /** Rows of the page, of the CSV and of the workbook: who, what, why. */
  it('is filtered by the audit officer and taken along as CSV and Excel', async () => {
    const visit = await journey.as('audit-officer', desk);
    const page = await opened(visit, '', '账号与授权');
    expect(await page.getByRole('button', { name: '开设账号' }).count()).toBe(0);
    expect(await offered(page)).toEqual(['审计', '账号与授权', '登录规定', '城市设置']);
    await opened(visit, 'sign-in-policy', '登录规定');
    expect(await page.getByRole('checkbox').count()).toBe(0);
    const ruled = await page.locator('dl > div').allInnerTexts();
    expect(ruled.map((line) => line.split(/\s+/)).filter(([, how]) => how === '须使用')).toEqual([
      ['填报人', '须使用'],
    ]);
    await refusesBusiness(journey, visit, figures);

    await page.getByRole('link', { name: '审计' }).click();
    await choose(page, '办理人', '安全管理员');
    await page.getByLabel('原因中的文字').fill('设备');
    await page.getByText('设备遗失').waitFor();
    await expect.poll(() => page.locator('tbody tr.ant-table-row').count()).toBe(1);
    await page.getByRole('button', { name: '结束他人登录' }).click();
    await page.getByRole('dialog').getByText('乙县填报人').first().waitFor();
    await journey.look(visit, 'officers-trail-desk');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await page.getByLabel('原因中的文字').fill('');
    await expect.poll(() => page.locator('tbody tr.ant-table-row').count()).toBeGreaterThan(3);

    const shown = (await page.locator('tbody tr.ant-table-row').all()).map(async (row) => {
      const cells = await row.locator('th, td').allInnerTexts();
      return [cells[2], cells[0], cells[6] ?? ''];
    });
    const rows = await Promise.all(shown);
    const file = async (name: string) => {
      const href = await page.getByRole('link', { name }).getAttribute('href');
      const answer = await page.request.get(`${story.address}${href}`);
      expect(answer.status()).toBe(200);
      return answer.body();
    };
    const csv = csvLines(await file('导出 CSV'));
    expect(csv.slice(1).map((line) => [line[1], line[3], line[8]])).toEqual(rows);
    const lines = await workbookLines(await file('下载 Excel'));
    expect(lines[2]).toEqual(csv[0]);
    expect(lines.slice(3)).toEqual(csv.slice(1));
    await page.context().close();
  });

  it('of a figure is opened beside the figure by whoever may read it', async () => {
    const visit = await journey.as('auditor', phone);
    await visit.page.goto(journey.at(figures));
    await visit.page.getByRole('button', { name: '查看历史：工业投资 2026-06' }).first().click();
    const panel = visit.page.getByRole('dialog');
    for (const who of ['甲县填报人', '甲县审签人', '考核办审核岗'])
      await panel.getByText(who).first().waitFor();
    await journey.look(visit, 'officers-history-phone');
    await visit.page.context().close();
  });
});

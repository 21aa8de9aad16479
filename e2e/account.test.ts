import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStory, type Story } from '../server/testing/story.ts';
import { totp } from '../server/testing/totp.ts';
import { phone } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;
beforeAll(async () => {
  story = await openStory({ webRoot: builtWeb() });
  journey = await openJourney(story);
});
afterAll(async () => {
  await journey?.close();
  await story?.close();
});

const passwordOf = (username: string) =>
  story.signIns.find((one) => one.username === username)?.password ?? '';

async function enter(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

it('binds an authenticator, signs in with it, and sees and ends other sessions, on a phone', async () => {
  const visit = await journey.as(null, phone);
  const { page } = visit;
  await page.goto(`${story.address}/auth/account`);
  await enter(page, 'clerk-a', 'not the password');
  await page.getByRole('alert').getByText('用户名或密码不正确。').waitFor();
  await journey.look(visit, 'account-refused-phone');
  await enter(page, 'clerk-a', passwordOf('clerk-a'));
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
  await page.getByText('本次登录').waitFor();

  await page.getByRole('button', { name: '开启二次验证' }).click();
  await page.getByRole('region', { name: '二次验证' }).getByLabel('当前密码').fill(passwordOf('clerk-a'));
  await page.getByRole('button', { name: '开启二次验证' }).click();
  await page.getByRole('img', { name: '身份验证器二维码' }).waitFor();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  await journey.look(visit, 'account-qr-phone');
  await page.getByLabel('动态码').fill(totp(secret));
  await page.getByRole('button', { name: '确认开启' }).click();
  await page.getByRole('heading', { name: '恢复码只显示这一次' }).waitFor();
  expect(await page.getByRole('list', { name: '恢复码只显示这一次' }).getByRole('listitem').count()).toBe(10);
  await journey.look(visit, 'account-codes-phone');
  await page.getByRole('button', { name: '已妥善保管' }).click();

  await page.getByRole('button', { name: '退出登录' }).click();
  await enter(page, 'clerk-a', passwordOf('clerk-a'));
  await page.getByLabel('动态码').fill(totp(secret, 1));
  await journey.look(visit, 'account-code-phone');
  await page.getByRole('button', { name: '验证并登录' }).click();
  await page.getByRole('heading', { name: '选择城市' }).waitFor();
  await page.getByRole('link', { name: '我的账号' }).click();
  await page.getByText('已开启。还有 10 个恢复码可用。').waitFor();
});

it('lists sessions and ends the others, in English on a desk', async () => {
  await story.as('signer-a');
  const visit = await journey.as('signer-a', undefined, 'en');
  const { page } = visit;
  const body = JSON.stringify({ username: 'signer-a', password: passwordOf('signer-a') });
  const headers = {
    'content-type': 'application/json',
    'x-meritloop': '1',
    'user-agent':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  };
  await fetch(`${story.address}/api/auth/sign-in/username`, { method: 'POST', headers, body });
  await page.goto(`${story.address}/${story.tenant}`);
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('link', { name: 'My account' }).click();
  await page.getByText('Safari 18 · iOS · phone').waitFor();
  await journey.look(visit, 'account-desk');
  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByText('Sessions ended: 1.').waitFor();
  await page.getByText('Safari 18').waitFor({ state: 'detached' });
});

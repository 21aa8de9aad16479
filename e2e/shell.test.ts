import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assertCjkRenders,
  checkAccessible,
  desk,
  type OpenBrowser,
  openBrowser,
  phone,
  shot,
} from './browser.ts';
import { buildWithGallery, serveFiles, type WebBuild } from './web-files.ts';

let build: WebBuild;
let files: Awaited<ReturnType<typeof serveFiles>>;
let chrome: OpenBrowser;

beforeAll(async () => {
  build = await buildWithGallery();
  [files, chrome] = await Promise.all([serveFiles(build.folder), openBrowser()]);
});

afterAll(async () => {
  await chrome?.close();
  await files?.close();
  await build?.remove();
});

const inView = (x: number) => x >= 0 && x < desk.width;

describe('the shell in a browser', () => {
  it('loads little before the first page', () => {
    const kilobytes = Number(/initial JavaScript ([\d.]+) kB gzip/.exec(build.output)?.[1]);
    expect(kilobytes).toBeGreaterThan(50);
    expect(kilobytes).toBeLessThanOrEqual(400);
  });

  for (const language of ['zh-CN', 'en'] as const) {
    for (const [size, viewport] of Object.entries({ desk, phone })) {
      it(`shows sign-in and the pieces, ${language}, ${size}`, async () => {
        const { page, faults } = await chrome.page({ viewport, locale: language });
        await page.goto(`${files.address}/huzhou-2024/targets`);
        const title = language === 'en' ? 'Sign in' : '登录';
        await page.getByRole('heading', { name: title }).waitFor();
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await page.getByText(language === 'en' ? 'Non-classified use only' : '仅限非密使用').waitFor();
        await checkAccessible(page);
        await shot(page, `sign-in-${language}-${size}`);

        await page.goto(`${files.address}/_gallery`);
        await page.getByRole('heading', { name: '目标与差距' }).waitFor();
        await page.locator('figure svg').first().waitFor();
        await assertCjkRenders(page);
        await checkAccessible(page);
        await shot(page, `gallery-${language}-${size}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        expect(faults).toEqual([]);
        await page.context().close();
      });
    }
  }

  it('knows when Chinese would be boxes', async () => {
    const { page } = await chrome.page();
    await page.setContent('<p>湖州</p>');
    await expect(assertCjkRenders(page, 'sans-serif')).rejects.toThrow(/does not render/);
    await page.context().close();
  });

  it('knows a page that cannot be read with a screen reader, or hardly with the eyes', async () => {
    const { page } = await chrome.page();
    await page.setContent(
      '<html lang="zh-CN"><title>湖州</title><main><h1>湖州</h1><img src="x.png"><p style="color:#bbb">pale text</p></main>',
    );
    const refused = expect(checkAccessible(page)).rejects;
    await refused.toThrow(/image-alt: [\s\S]*color-contrast: |color-contrast: [\s\S]*image-alt: /);
    await page.context().close();
  });

  it('opens lists where they can be reached for readers who ask for less motion', async () => {
    const { page } = await chrome.page({ reducedMotion: 'reduce' });
    await page.goto(`${files.address}/_gallery`, { waitUntil: 'commit' });
    await page.getByRole('combobox', { name: '责任单位' }).click();
    const option = page.locator('.ant-select-item-option').filter({ hasText: '甲县' });
    await option.waitFor();
    await expect.poll(async () => (await option.boundingBox())?.x ?? -1).toSatisfy(inView);
    await option.click();
    await expect.poll(() => page.url()).toMatch(/unit=/);
    await page.context().close();
  });

  it('keeps what was typed when the server refuses and when the page is loaded again', async () => {
    const { page } = await chrome.page();
    await page.goto(`${files.address}/_gallery`);
    const figure = page.getByLabel('1–6月累计新开工重大项目');
    await figure.fill('５８');
    await page.getByLabel('进展情况').fill('六月新开工两个项目。');
    await page.getByRole('button', { name: '报送给市发改委审核' }).click();
    const alert = page.getByRole('alert').filter({ hasText: '请求未被接受' });
    await alert.waitFor();
    await page.getByText('有 1 处需要修改').waitFor();
    await checkAccessible(page);
    await shot(page, 'form-refused', 'view');
    await alert.getByRole('button').click();
    await expect.poll(() => figure.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await figure.inputValue()).toBe('58');
    await page.reload();
    await page.getByText(/已恢复 \d+:\d\d 保存的草稿/).waitFor();
    expect(await figure.inputValue()).toBe('58');
    expect(await page.getByLabel('进展情况').inputValue()).toBe('六月新开工两个项目。');
    await page.getByRole('button', { name: '放弃草稿' }).click();
    await expect.poll(() => figure.inputValue()).toBe('');
    await page.context().close();
  });

  it('shows a scored item with its method, on a phone', async () => {
    const { page } = await chrome.page({ viewport: phone });
    await page.goto(`${files.address}/_gallery`);
    await page.getByRole('button', { name: '8.4' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('功效系数法').waitFor();
    await checkAccessible(page);
    await shot(page, 'scored-phone', 'view');
    await page.context().close();
  });

  it('explains a number beside it, by keyboard alone', async () => {
    const { page } = await chrome.page();
    await page.goto(`${files.address}/_gallery`);
    const number = page.getByRole('button', { name: '0.4500' });
    await number.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByText('81 ÷ 180 = 0.4500').waitFor();
    await panel.getByText('actuals.csv:12').waitFor();
    await checkAccessible(page);
    await shot(page, 'explained-desk', 'view');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await expect.poll(() => number.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.context().close();
  });
});

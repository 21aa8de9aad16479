import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallPublishedCity } from '../server/testing/published-city.ts';
import { scoredCity } from '../server/testing/scheme.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { requestOf, walkFigure } from '../server/testing/walk-figure.ts';
import { desk, phone, shot } from './browser.ts';
import { choose } from './choose.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;

beforeAll(async () => {
  story = await openStory({ cities: [scoredCity(), smallPublishedCity()], webRoot: builtWeb() });
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

const as: Journey['as'] = (...who) => journey.as(...who);
const at = (path: string) => journey.at(path);

/** Starts a run of a period by hand, from the list of runs. */
async function startRun(page: Page, period: string): Promise<void> {
  await page.goto(at('runs'));
  await page.getByRole('button', { name: '发起测算' }).click();
  await choose(page.getByRole('dialog'), '期间', period);
  await page.getByRole('button', { name: '冻结数据并测算' }).click();
  await page.getByRole('heading', { name: '区县组：名次与得分' }).waitFor();
}

/** Place, unit and score as the ranking shows them, line by line. */
async function placesOn(page: Page): Promise<string[]> {
  const rows = await page.getByRole('region', { name: '区县组', exact: true }).getByRole('row').all();
  const lines = await Promise.all(rows.slice(1).map((row) => row.innerText()));
  return lines.map((line) => /^.*?\d\.\d\d/.exec(line.replace(/\s+/g, ' '))?.[0] ?? line);
}

async function lockFigure(county: 'a' | 'b', value: string): Promise<void> {
  const request = await requestOf(story, `clerk-${county}`, '2026-06', 'investment');
  const walkers = {
    clerk: `clerk-${county}`,
    signer: `signer-${county}`,
    reviewer: 'reviewer',
    office: 'office',
  };
  await walkFigure(story, request, { value, progress: '按计划推进' }, 'locked', walkers);
  await story.settle();
}

describe('a board in the browser', () => {
  let run = '';
  let board = '';

  it('begins with a scheme in words and a run started by the office', async () => {
    const { page, faults } = await as('office');
    await page.goto(at('runs'));
    await page.getByText('还没有测算。').waitFor();
    await page.getByText('示例、可编辑').waitFor();
    await page.getByText('其后名次空出（1、2、2、4）').waitFor();
    await page.getByRole('button', { name: '发起测算' }).click();
    await page.getByText('不公布给任何单位').waitFor();
    await journey.look({ page, faults }, 'runs-start-desk');
    await startRun(page, '2026年5月');
    run = page.url();
    expect(await placesOn(page)).toEqual(['1 并列 甲县 97.60', '1 并列 乙县 97.60', '3 丙区 72.00']);
    await page.getByText('没有缺数，也没有其他说明。').waitFor();
    await journey.look({ page, faults }, 'run-desk');
    const excel = await page.getByRole('link', { name: '下载 Excel' }).getAttribute('href');
    const file = await page.request.get(new URL(excel ?? '', page.url()).href);
    expect((await file.body()).subarray(0, 2).toString()).toBe('PK');
    await page.context().close();
  });

  it('explains a score: its items as waterfall and table, each down to the figure and its source', async () => {
    const { page, faults } = await as('office');
    await page.goto(run);
    await page.getByRole('button', { name: '丙区的得分是怎么算的' }).click();
    const panel = page.getByRole('dialog');
    await panel
      .getByRole('img', { name: '丙区总分 72.00：工业投资进度 48.00、工业投资增速 24.00。' })
      .waitFor();
    await panel.locator('svg text').filter({ hasText: '48.00' }).waitFor();
    await journey.look({ page, faults }, 'run-explained-desk');
    await panel.getByRole('button', { name: '看表格' }).click();
    await panel.getByRole('row', { name: '工业投资进度 48.00 60' }).waitFor();
    await panel.getByText(/60 × 0\.8/).waitFor();
    // Unfolded step by step, as a reader would, until nothing is folded.
    const folded = panel.locator('details:not([open]) > summary:visible');
    while ((await folded.count()) > 0) await folded.first().click();
    await panel
      .getByText(/丙区 · 工业投资 · 2026-05/)
      .first()
      .waitFor();
    // The look is in the address: it can be linked to.
    expect(page.url()).toContain('unit=county-c');
    await page.context().close();
  });

  it('is released after the office saw what goes to whom', async () => {
    const { page, faults } = await as('office');
    await page.goto(run);
    await page.getByRole('link', { name: '公布榜单' }).click();
    await page.getByText('将把 3 个单位的名次、得分和计算过程公布给：系统内全部用户。').waitFor();
    await page.getByRole('radio', { name: /^参评单位/ }).check();
    await page.getByText('公布给：参评单位。').waitFor();
    await journey.look({ page, faults }, 'release-desk');
    await page.getByRole('radio', { name: /^系统内全部用户/ }).check();
    await page.getByRole('button', { name: '公布榜单' }).click();
    await page.getByText('核验通过。').waitFor();
    board = page.url();
    expect(await placesOn(page)).toEqual(['1 并列 甲县 97.60', '1 并列 乙县 97.60', '3 丙区 72.00']);
    await journey.look({ page, faults }, 'board-desk');
    await page.context().close();
  });

  it('is read by a unit on a phone: its own place first, its own row in words, its explanation', async () => {
    const { page, faults } = await as('clerk-a', phone);
    await page.goto(at('boards'));
    await page.getByRole('link', { name: /区县晾晒办法（测试） 2026年5月/ }).waitFor();
    await journey.look({ page, faults }, 'boards-phone');
    await page.getByRole('link', { name: /区县晾晒办法（测试） 2026年5月/ }).click();
    await page.getByText('甲县：区县组 3 个单位中并列第 1 名，得分 97.60（满分 100）。').waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: '本单位' }).innerText()).toContain('甲县');
    expect(await page.getByText('本单位', { exact: true }).count()).toBe(1);
    await page.getByText('用冻结的输入重新计算，得分和名次与榜单完全一致').waitFor();
    await journey.look({ page, faults }, 'board-phone');
    await page.getByRole('button', { name: '甲县的得分是怎么算的' }).click();
    await page.getByRole('dialog').locator('svg text').filter({ hasText: '97.60' }).waitFor();
    await shot(page, 'board-explained-phone', 'view');
    expect(faults).toEqual([]);
    // Before a board is released, runs are no business of units.
    await page.goto(at('boards'));
    await page.getByRole('button', { name: '打开导航' }).click();
    await page.getByRole('link', { name: '榜单晾晒' }).waitFor();
    expect(await page.getByRole('link', { name: '考核测算' }).count()).toBe(0);
    await page.context().close();
  });

  it('goes on paper marked as simulated, without letterhead, number or seal', async () => {
    const { page, faults } = await as('clerk-a');
    await page.goto(board);
    await page.getByRole('link', { name: '打印稿' }).click();
    const sheet = page.getByRole('article');
    await sheet.getByText('模拟数据', { exact: true }).waitFor();
    await sheet.getByText('1（并列）').first().waitFor();
    await sheet.getByText('不带发文机关标志、发文字号、密级和印章').waitFor();
    await journey.look({ page, faults }, 'board-sheet-desk');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1016 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await shot(page, 'board-sheet-paper');
    await page.context().close();
  });

  it('says since when figures differ, offers to run again, and supersedes with a reason', async () => {
    await lockFigure('a', '60');
    const { page, faults } = await as('office');
    await startRun(page, '2026年6月');
    await page.getByText('暂无名次').first().waitFor();
    await page.getByText('“工业投资进度”没有报送完成值，按办法暂不给出总分').first().waitFor();
    await journey.look({ page, faults }, 'run-missing-desk');
    const first = page.url();
    await page.getByRole('link', { name: '公布榜单' }).click();
    await page.getByRole('button', { name: '公布榜单' }).click();
    await page.getByText('核验通过。').waitFor();
    await lockFigure('b', '40');
    await page.reload();
    await page.getByText('榜单仍是公布时的内容').waitFor();
    await page.goto(first);
    await page.getByText(/起数据有更新，本次结果与现有数据不一致/).waitFor();
    await journey.look({ page, faults }, 'run-outdated-desk');
    await page.getByRole('button', { name: '用最新数据重新测算' }).click();
    await page.getByText('第 2 次测算').first().waitFor();
    await page.getByRole('link', { name: '公布榜单' }).click();
    await page.getByRole('button', { name: '公布榜单' }).click();
    await page.getByText('有 1 处需要修改').waitFor();
    await page.getByLabel('替代原因').fill('乙县补报6月数据。');
    await page.getByRole('button', { name: '公布榜单' }).click();
    await page.getByText('本榜单替代了以前的榜单，原因：乙县补报6月数据。').waitFor();
    await page.getByRole('link', { name: '查看原榜单' }).click();
    await page.getByText('本榜单已被替代，请以新榜单为准。').waitFor();
    await page.goto(at('boards'));
    await page.getByText('已被第 3 号替代').waitFor();
    await journey.look({ page, faults }, 'boards-desk');
    await page.goto(first);
    await page.getByRole('link', { name: '查看第 2 次测算' }).waitFor();
    await page.context().close();
  });

  it('reads in English too, at both widths', async () => {
    for (const [name, viewport] of [
      ['desk', desk],
      ['phone', phone],
    ] as const) {
      const { page, faults } = await as('leader', viewport, 'en');
      await page.goto(at('runs'));
      await page.getByRole('heading', { name: 'Schemes' }).waitFor();
      await journey.look({ page, faults }, `runs-en-${name}`);
      await page.goto(run);
      await page.getByRole('heading', { name: 'Missing figures and remarks' }).waitFor();
      await journey.look({ page, faults }, `run-en-${name}`);
      await page.goto(board);
      await page.getByText('Verified.', { exact: true }).waitFor();
      await journey.look({ page, faults }, `board-en-${name}`);
      await page.context().close();
    }
  });

  it('does not exist for real names, and the pages say why', async () => {
    const { page, faults } = await as('published-office');
    const city = `${story.address}/small-published`;
    await page.goto(city);
    await page.getByRole('link', { name: '登记册', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /考核测算|榜单晾晒/ }).count()).toBe(0);
    await page.goto(`${city}/runs`);
    await page.getByText('本系统不对真实单位评分、排名').waitFor();
    await journey.look({ page, faults }, 'runs-published-desk');
    await page.goto(`${city}/boards`);
    await page.getByText('没有本系统的评分和排名，也就没有榜单').waitFor();
    await page.goto(`${city}/boards/release?run=01900000-0000-7000-8000-000000000000`);
    await page.getByText('没有本系统的评分和排名，也就没有榜单').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCity } from '../cli/src/cities.ts';
import { checkChain } from '../server/src/platform/chain-check.ts';
import { sealAll } from '../server/src/platform/sealer.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { desk, phone } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

/** The figure that walks: June's started projects of 甲县, of which three turned out not to count. */
const indicator = '亿元以上制造业项目开工数';
const figure = `${indicator}（2026年6月）`;

let story: Story;
let journey: Journey;
/** Where the figure's request, its target, the order and the board answer. */
const places = { request: '', target: '', order: '', run: '', board: '' };

beforeAll(async () => {
  story = await openStory({ cities: [await loadCity('simulated-city')], webRoot: builtWeb() });
  journey = await openJourney(story);
});
afterAll(async () => {
  await journey?.close();
  await story?.close();
});

/** Does something as a post on a page, and closes the page. */
async function by(
  who: string,
  viewport: { width: number; height: number },
  place: string,
  work: (page: Page, look: (name: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const visit = await journey.as(who, viewport);
  await visit.page.goto(place.startsWith('http') ? place : journey.at(place));
  await work(visit.page, (name) => journey.look(visit, name));
  await visit.page.context().close();
}

describe('one figure walks the house', () => {
  it('is promised: the target stands in the list and on its page, ahead of pace', async () => {
    await by('leader', desk, `targets?text=${encodeURIComponent('甲县')}`, async (page, look) => {
      const row = page.getByRole('row', { name: new RegExp(indicator) });
      await row.getByText('超序时').first().waitFor();
      await look('walk-1-promise');
      await row.getByRole('link', { name: indicator }).click();
      await page.getByRole('heading', { name: new RegExp(indicator) }).waitFor();
      places.target = page.url();
      await page.getByText('21个以上').first().waitFor();
      await look('walk-2-target');
    });
  });

  it('is entered on a phone, with a check in words and an explanation', async () => {
    await by('jia-xian-clerk', phone, '', async (page, look) => {
      await page.getByRole('link', { name: new RegExp(`填报：${indicator}`) }).waitFor();
      await look('walk-3-todo');
      await page.getByRole('link', { name: new RegExp(`填报：${indicator}`) }).click();
      await page.getByLabel(figure).fill('8');
      await page.getByText(/核对提示：累计值比上期/).waitFor();
      await page.getByLabel(/情况说明/).fill('3个项目复核后未达到开工标准，已核减。');
      await page.getByText(/草稿已保存/).waitFor();
      places.request = page.url();
      // No form says what the figure would do to a light.
      expect(await page.getByText(/红灯|黄灯|绿灯/).count()).toBe(0);
      await look('walk-4-enter');
      await page.getByRole('button', { name: '送甲县审签人审签' }).click();
      await page.getByText('待审签').first().waitFor();
    });
  });

  it('is signed off and submitted by another person of the unit', async () => {
    await by('jia-xian-signer', phone, places.request, async (page, look) => {
      await page.getByRole('button', { name: /审签并报送/ }).waitFor();
      await look('walk-5-sign-off');
      await page.getByRole('button', { name: /审签并报送/ }).click();
      await page.getByText('下一步：由考核办审核').waitFor();
    });
  });

  it('is reviewed, and locked by another person of the office', async () => {
    await by('reviewer', desk, places.request, async (page, look) => {
      await page.getByRole('button', { name: '审核通过' }).waitFor();
      await look('walk-6-review');
      await page.getByRole('button', { name: '审核通过' }).click();
      await page.getByText('下一步：由考核办锁定').waitFor();
    });
    await by('office', desk, places.request, async (page) => {
      await page.getByRole('button', { name: /锁定/ }).click();
      await page.getByText('已成为正式数据').waitFor();
    });
    await story.settle();
  });

  it('changes a light, which proposes; a person opens the order', async () => {
    await by('leader', desk, places.target, async (page, look) => {
      await page.getByText('严重滞后').first().waitFor();
      await page.getByText('红灯').first().waitFor();
      await look('walk-7-light');
    });
    await by('office', desk, '', async (page, look) => {
      await page.getByRole('link', { name: new RegExp(`决定是否立项：甲县.*${indicator}`) }).waitFor();
      await look('walk-8-proposal');
      await page.getByRole('link', { name: new RegExp(`决定是否立项：甲县.*${indicator}`) }).click();
      await page.getByText('亮灯只提示；是否立项由考核办决定。').first().waitFor();
      await look('walk-9-change');
      await page.getByRole('link', { name: '立项督办' }).click();
      await page.getByLabel('立项理由').fill('6月开工数复核后低于序时，红灯。');
      await page.getByLabel('督办要求').fill('逐个项目列明开工时间，提出追赶措施。');
      await page.getByRole('button', { name: '立项并送另一人审批' }).click();
      await page.getByRole('heading', { name: /2026-0001/ }).waitFor();
      places.order = page.url();
    });
  });

  it('is supervised: approved, assigned, accepted, answered, returned once, answered again', async () => {
    await step('reviewer', desk, '审批', {}, '待交办');
    await step('office', desk, '交办', {}, '待签收');
    await step('jia-xian-clerk', phone, '签收', {}, '办理中');
    const answer = {
      进展情况: '已逐个核实项目。',
      下步举措: '7月再开工4个。',
      佐证: '投资项目在线监管平台项目代码清单',
    };
    await step('jia-xian-signer', phone, '反馈', answer, '待审核', 'walk-10-feedback');
    await by('reviewer', desk, places.order, async (page) => {
      await page.getByText('退回', { exact: true }).click();
      await page.getByLabel('退回理由').fill('未列明每个项目的开工时间。');
      await page.getByRole('button', { name: /^退回（/ }).click();
      await page.getByText('案件转为“办理中”').waitFor();
    });
    const fuller = { ...answer, 进展情况: '4个项目分别于7月10日、15日、20日、28日开工。' };
    await step('jia-xian-signer', phone, '反馈', fuller, '待审核');
  });

  it('is checked and closed out by someone independent', async () => {
    await step('office', desk, '审核通过', {}, '待办结');
    await step('office', desk, '办结', { 督查结论: '措施已落实，缺口可在三季度补齐。' }, '已办结待销号');
    const check = { 核验情况: '抽查2个项目，均已开工。', 核验依据: '监管平台开工登记记录' };
    await step('reviewer', desk, '销号', check, '已销号', 'walk-11-closed');
  });

  it('is scored and ranked, and the score unfolds to the figure', async () => {
    await by('office', desk, 'runs', async (page, look) => {
      await page.getByRole('button', { name: '发起测算' }).click();
      await page.getByRole('button', { name: '冻结数据并测算' }).click();
      await page.waitForURL(/runs\/[0-9a-f-]{36}/);
      await page.getByText('名次规则').first().waitFor();
      await page.getByText('甲县').first().waitFor();
      await look('walk-12-run');
      await unfold(page);
      await page.getByText('亿元以上制造业项目开工').first().waitFor();
      await look('walk-13-score');
      places.run = page.url().replace(/\?.*$/, '');
    });
  });

  it('is published as a board with its tie rule, which the unit reads on its phone', async () => {
    await by('office', desk, places.run, async (page, look) => {
      await page.getByRole('link', { name: '公布榜单' }).click();
      await page.getByRole('button', { name: '公布榜单' }).waitFor();
      await look('walk-14-release');
      await page.getByRole('button', { name: '公布榜单' }).click();
      await page.waitForURL(/boards\/[0-9a-f-]{36}/);
      await page.getByText('内容哈希').first().waitFor();
      places.board = page.url();
    });
    await by('jia-xian-clerk', phone, places.board, async (page, look) => {
      await page.getByText('名次规则').first().waitFor();
      await page.getByText(/^甲县：.*得分/).waitFor();
      await look('walk-15-board');
      await unfold(page);
      await page.getByText('亿元以上制造业项目开工').first().waitFor();
    });
    const report = await chained();
    expect(report.faults).toEqual([]);
    expect(report.sealed).toBeGreaterThan(20);
  });
});

/** The county's score, clicked: its explanation opens beside it. */
async function unfold(page: Page): Promise<void> {
  const row = page.locator('tr, li').filter({ hasText: '甲县' }).first();
  await row.getByRole('button').first().click();
}

/** Every act of the walk, sealed and walked. */
async function chained() {
  await sealAll(story.db, [story.tenant], new Date());
  return checkChain(story.db, story.tenant);
}

/** One step of the order: the form's fields by their labels, then the button of the act. */
async function step(
  who: string,
  viewport: { width: number; height: number },
  act: string,
  fields: Record<string, string>,
  state: string,
  picture?: string,
): Promise<void> {
  await by(who, viewport, places.order, async (page, look) => {
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
    await page.getByRole('button', { name: `${act}（转为“${state}”）` }).click();
    // The button names the state as well: only this sentence says that the act was taken.
    await page.getByRole('status').getByText(`已办理“${act}”，案件转为“${state}”。`).waitFor();
    if (picture !== undefined) await look(picture);
  });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsCity } from '../server/testing/documents-city.ts';
import { smallPublishedCity } from '../server/testing/published-city.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { requestOf, walkFigure } from '../server/testing/walk-figure.ts';
import { askWords } from '../server/testing/words-request.ts';
import { desk, phone } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;

beforeAll(async () => {
  story = await openStory({ cities: [documentsCity(), smallPublishedCity()], webRoot: builtWeb() });
  const request = await askWords(story, { matter: 'm1', unit: 'county-a', period: '2026-06' });
  await askWords(story, { matter: 'm1', unit: 'county-b', period: '2026-06' });
  const words = { progress: '3 个项目开工', problems: '用地待批', nextSteps: '7月底前再开工 2 个' };
  await walkFigure(story, request, words, 'locked');
  await story.settle();
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

describe('a special report in the browser', () => {
  let path = '';

  it('is previewed by the office, every number unfolding, and kept', async () => {
    const visit = await journey.as('office');
    const { page } = visit;
    await page.goto(journey.at('documents'));
    await page.getByText('还没有文稿。').waitFor();
    await journey.look(visit, 'documents-empty');
    await page.getByRole('link', { name: '生成文稿' }).click();
    await page.getByRole('heading', { name: '一、总体进展' }).waitFor();
    // However long the document, the page is not: the preview has the height of the window.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeLessThanOrEqual(1.4 * desk.height);
    await page
      .getByRole('article')
      .getByRole('button', { name: /^50\.0%/ })
      .first()
      .click();
    const explained = page.getByRole('dialog');
    await explained.getByText('占比＝该状态项数 ÷ 合计项数').waitFor();
    await explained.getByText('3 ÷ 6 × 100').waitFor();
    await explained.getByText('甲县工业投资').first().waitFor();
    await journey.look(visit, 'documents-preview');
    await explained.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '生成并存档' }).click();
    await page.waitForURL(/documents\/[0-9a-f-]{36}/);
    await page.getByText('与现有数据一致').waitFor();
    path = new URL(page.url()).pathname.split('/').slice(2).join('/');
    const article = page.getByRole('article');
    for (const words of ['送审稿', '模拟数据', '未报送', '滞后清单', '附件2']) {
      await article.getByText(words).first().waitFor();
    }
    const word = await page.getByRole('link', { name: '下载 Word' }).getAttribute('href');
    const file = await page.request.get(`${story.address}${word}`);
    expect([file.status(), (await file.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    await journey.look(visit, 'document');
  });

  it('is read by a unit on a phone, says where it no longer holds, and is plain in English', async () => {
    const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    await walkFigure(story, request, { value: '60.0', progress: '按计划推进' }, 'locked');
    await story.settle();
    const visit = await journey.as('clerk-b', phone);
    const { page } = visit;
    await page.goto(journey.at(path));
    await page.getByText(/生成后已有 \d+ 处变化/).waitFor();
    await page.getByRole('button', { name: '看变化' }).click();
    await page.getByText('60.0 亿元（2026年6月）').first().waitFor();
    await journey.look(visit, 'document-phone');
    expect(await page.getByRole('link', { name: '按现有数据另行生成' }).count()).toBe(0);
    const english = await journey.as('leader', desk, 'en');
    await english.page.goto(journey.at('documents'));
    await english.page.getByRole('link', { name: /督查专报/ }).waitFor();
    await journey.look(english, 'documents-english');
  });

  it('keeps its wording where the office writes it; a typed number is refused at its place', async () => {
    const visit = await journey.as('office', desk);
    const { page } = visit;
    await page.goto(journey.at('documents/wording?kind=summary'));
    const wording = page.getByLabel('模板内容（YAML）');
    const yaml = await wording.inputValue();
    await wording.fill(yaml.replace('事项{matters.total}项', '事项120项'));
    await page.getByLabel('修改原因').fill('改用本市说法');
    await page.getByRole('button', { name: '保存为新的一版' }).click();
    await page.getByText('正文不写数字').first().waitFor();
    await wording.fill(yaml.replace('截至{as_of}，', '到{as_of}为止，'));
    await page.getByRole('button', { name: '保存为新的一版' }).click();
    await page.getByText('第 2 版').waitFor();
    await journey.look(visit, 'documents-wording');
  });
});

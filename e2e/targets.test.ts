import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHuzhou2024 } from '../examples/huzhou-2024/read.ts';
import { smallCity } from '../server/testing/city.ts';
import { practice } from '../server/testing/practices.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { desk, phone } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;

beforeAll(async () => {
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  story = await openStory({
    cities: [{ ...smallCity(), practices: { rules } }, loadHuzhou2024().bundle],
    webRoot: builtWeb(),
  });
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

const published = (path: string) => `${story.address}/huzhou-2024/${path}`;

describe('targets in the browser', () => {
  it('a clerk begins with what waits, and a leader with how the targets stand', async () => {
    const clerk = await journey.as('clerk-a');
    await clerk.page.goto(journey.at(''));
    await clerk.page.getByRole('link', { name: '填报：工业投资（2026年6月）' }).waitFor();
    await journey.look(clerk, 'home-clerk-desk');
    await clerk.page.context().close();

    const leader = await journey.as('leader', phone);
    await leader.page.goto(journey.at(''));
    const table = leader.page.getByRole('region', { name: '目标体系与状态' }).first();
    await table.waitFor();
    await journey.look(leader, 'home-leader-phone');
    await table.getByRole('link', { name: '3', exact: true }).first().click();
    await leader.page.waitForURL(/register\?.*status=behind$/);
    await leader.page.getByText('共 3 条').waitFor();
    await leader.page.context().close();
  });

  it('filters live in the address, and the workbook has the same ones', async () => {
    const { page, faults } = await journey.as('leader');
    await page.goto(journey.at('targets'));
    await page.getByText('共 4 条').waitFor();
    await page.getByRole('button', { name: /滞后 3/ }).click();
    await page.waitForURL(/status=behind/);
    await page.getByLabel('编号、指标、事项、对象').fill('乙县');
    await page.waitForURL(/text=/);
    await page.getByText('共 1 条').waitFor();
    const excel = await page.getByRole('link', { name: '下载 Excel' }).getAttribute('href');
    expect(Object.fromEntries(new URL(excel ?? '', page.url()).searchParams)).toEqual({
      status: 'behind',
      text: '乙县',
      language: 'zh',
    });
    await page.reload();
    await page.getByText('共 1 条').waitFor();
    await journey.look({ page, faults }, 'targets-filtered-desk');
    await page.context().close();
  });

  it('a standing explains itself down to the figures, beside the list and on the page', async () => {
    const { page, faults } = await journey.as('leader');
    await page.goto(journey.at('targets?text=investment-county-a'));
    await page.getByRole('button', { name: /滞后 怎么算的/ }).click();
    const panel = page.getByRole('dialog', { name: /怎么算的/ });
    await panel.getByText('35.7 ÷ 100').waitFor();
    await journey.look({ page, faults }, 'targets-explained-desk');
    await panel.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('link', { name: '工业投资' }).click();
    await page.getByRole('heading', { name: '工业投资' }).waitFor();
    await page.getByRole('img', { name: /2026-01至2026-05共 5 期/ }).waitFor();
    await page.getByText('90.0').first().waitFor();
    await page.getByRole('link', { name: '丙区' }).waitFor();
    await journey.look({ page, faults }, 'target-desk');
    await page.context().close();
  });

  it('a published city shows what is not published as its word, with no light and nothing to act upon', async () => {
    for (const viewport of [desk, phone]) {
      const { page, faults } = await journey.as('huzhou-office', viewport, 'en');
      await page.goto(published(''));
      await page.getByText(/of 97 targets, 88 have no published figure yet/).waitFor();
      expect(await page.getByRole('heading', { name: 'To do' }).count()).toBe(0);
      await page.goto(published('targets?text=004-357'));
      await page.getByRole('link', { name: 'Livelihood share of public spending' }).click();
      await page.getByText('related: amount, not share').waitFor();
      await page.getByText('Source text not held').waitFor();
      await page.getByText('73.7').first().waitFor();
      expect(await page.getByText('Awaiting release').count()).toBeGreaterThan(0);
      expect(await page.getByRole('button', { name: 'Open an order' }).count()).toBe(0);
      expect(await page.getByText(/^(Green|Yellow|Red)$/).count()).toBe(0);
      await journey.look({ page, faults }, `target-published-${viewport === phone ? 'phone' : 'desk'}`);
      await page.context().close();
    }
  });

  it('peers stand by the published figure, and those without one come last and say so', async () => {
    const { page, faults } = await journey.as('huzhou-reader', phone);
    await page.goto(published(`peers?indicator=${encodeURIComponent('stat/GDP(亿元)')}&period=2023`));
    const cities = page.getByRole('listitem').filter({ hasText: '市' });
    await cities.first().waitFor();
    expect(await cities.first().innerText()).toContain('20,059');
    expect(await cities.last().innerText()).toContain('未见公布');
    await page.getByText('4,015').waitFor();
    await journey.look({ page, faults }, 'peers-phone');
    await page.context().close();
  });

  it('units stand below what they belong to, and a matter says whether its text is held', async () => {
    const { page, faults } = await journey.as('huzhou-reader');
    await page.goto(published('units'));
    const rows = page.getByRole('rowheader');
    await rows.first().waitFor();
    expect((await rows.allInnerTexts()).slice(0, 3)).toEqual(['浙江省', '湖州市', '吴兴区']);
    await journey.look({ page, faults }, 'units-desk');
    await page.goto(published('matters'));
    await page.getByRole('button', { name: /004-194/ }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('原文未收录').waitFor();
    await panel.getByText('原文作“市发展改革委”').waitFor();
    await journey.look({ page, faults }, 'matter-desk');
    await page.context().close();
  });
});

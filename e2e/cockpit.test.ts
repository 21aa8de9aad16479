import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../server/testing/city.ts';
import { practice } from '../server/testing/practices.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { desk, phone } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;

beforeAll(async () => {
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  story = await openStory({ cities: [{ ...smallCity(), practices: { rules } }], webRoot: builtWeb() });
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

describe('the cockpit in the browser', () => {
  it('leads a leader from a count to its list, from the worst gap to how it was judged', async () => {
    const visit = await journey.as('leader', desk);
    const { page } = visit;
    await page.goto(journey.at(''));
    await page.getByRole('heading', { name: '差距最大的目标' }).waitFor();
    await page.getByText(/约束性目标在前/).waitFor();
    await page.getByRole('heading', { name: '近 24 个月目标状态' }).waitFor();
    await page.getByRole('button', { name: '看表格' }).click();
    await page.getByRole('rowheader', { name: '2026-06-30' }).waitFor();
    await journey.look(visit, 'cockpit-leader-desk');
    await page.getByLabel('变化起算日').fill('2026-07-01');
    await page.waitForURL(/since=2026-07-01/);
    await page
      .getByText(/2026年7月1日以来/)
      .first()
      .waitFor();
    await page
      .getByRole('button', { name: /滞后 怎么算的/ })
      .first()
      .click();
    await page
      .getByRole('dialog', { name: /怎么算的/ })
      .getByText(/÷/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('link', { name: '在登记册中查看全部滞后目标' }).click();
    await page.waitForURL(/register\?.*status=short/);
    await page.getByText('共 3 条').waitFor();
    await page.context().close();
  });

  it('the register is filtered by its address, kept as a view, shown as a tree, and selected for Excel', async () => {
    const visit = await journey.as('office', desk);
    const { page } = visit;
    await page.goto(journey.at('register?status=behind'));
    await page.getByText('共 3 条').waitFor();
    await page.getByRole('row').nth(1).getByRole('checkbox').check();
    const excel = await page.getByRole('link', { name: '下载所选（Excel）' }).getAttribute('href');
    const asked = new URL(excel ?? '', page.url()).searchParams;
    expect(asked.get('status')).toBe('behind');
    expect(asked.get('ids')).toMatch(/^[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: '保存当前筛选' }).click();
    await page.getByLabel('视图名称').fill('滞后的');
    await page.getByRole('button', { name: /^保\s?存$/ }).click();
    await page.getByRole('button', { name: '删除视图“滞后的”' }).waitFor();
    await journey.look(visit, 'register-desk');
    await page.getByText('树形', { exact: true }).click();
    await page.waitForURL(/view=tree/);
    await page.getByText('1 扩大工业有效投资').click();
    await page.getByRole('listitem').filter({ hasText: '工业投资' }).first().waitFor();
    await journey.look(visit, 'register-tree-desk');
    await page.goto(journey.at('year-before'));
    await page.getByRole('heading', { name: '与上年实绩对照' }).waitFor();
    await journey.look(visit, 'year-before-desk');
    await page.context().close();
  });

  it('reads on a phone and in English, with the same counts', async () => {
    const visit = await journey.as('office', phone, 'en');
    const { page } = visit;
    await page.goto(journey.at(''));
    await page.getByRole('heading', { name: 'Worst gaps' }).waitFor();
    await page.getByRole('heading', { name: 'To do' }).waitFor();
    await journey.look(visit, 'cockpit-office-phone-en');
    await page.goto(journey.at('register?view=tree'));
    await page.getByText(/Targets: 4, tasks: 0/).waitFor();
    await journey.look(visit, 'register-tree-phone-en');
    await page.context().close();
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHuzhou2024 } from '../../examples/huzhou-2024/read.ts';
import { listTargets } from '../../server/src/app/contract.ts';
import { dayOf } from '../../server/src/platform/clock.ts';
import { openStory, type Story } from '../../server/testing/story.ts';
import { desk, phone } from '../browser.ts';
import { builtWeb, type Journey, openJourney, type Visit } from '../journey.ts';
import { type Expected, expectations, registerFacts } from './independent.ts';

const expected = expectations();
const words = {
  done: '已完成',
  ahead: '超序时',
  on_pace: '达序时',
  behind: '滞后',
  awaiting_release: '待发布',
};

let story: Story;
let journey: Journey;
let visit: Visit;
const ids = new Map<string, string>();

beforeAll(async () => {
  story = await openStory({ cities: [loadHuzhou2024().bundle], webRoot: builtWeb() });
  journey = await openJourney(story);
  visit = await journey.as('huzhou-reader');
  const { targets } = (await (await story.as('huzhou-reader')).call(listTargets)).body;
  for (const { code, id } of targets) ids.set(code, id);
});
afterAll(async () => {
  await journey?.close();
  await story?.close();
});

/** Numbers in a text as plain decimals: 1,234.50 is 1234.5. Dates and codes fall apart into their numbers. */
function numbers(text: string): number[] {
  return [...text.replace(/(\d),(?=\d{3})/g, '$1').matchAll(/\d+(?:\.\d+)?/g)].map((match) =>
    Number(match[0]),
  );
}

/** Numbers that a text may not print: neither of the files, nor computed by the printed rules, nor of the page itself. */
function strangers(text: string, one: Expected, itself: string): number[] {
  const allowed = [...numbers(one.printed), ...numbers(itself)];
  const near = (x: number, y: number) => Math.abs(Math.abs(x) - Math.abs(y)) < 0.0051;
  return numbers(text).filter(
    (number) => !allowed.includes(number) && !one.computed.some((computed) => near(number, computed)),
  );
}

const mainText = (page: Page) => page.locator('main').innerText();

it('lists 97 targets, each with its printed promise, its latest figure or 待发布, and no number of ours', async () => {
  const rows = new Map<string, string>();
  await visit.page.goto(journey.at('targets'));
  for (;;) {
    await visit.page.locator('tbody tr').nth(3).waitFor();
    for (const text of await visit.page.locator('tbody tr').allInnerTexts()) {
      const code = /\d{3}-\d{3}/.exec(text)?.[0];
      if (code !== undefined) rows.set(code, text);
    }
    const next = visit.page.locator('.ant-pagination-next:not(.ant-pagination-disabled)');
    if ((await next.count()) === 0) break;
    const first = await visit.page.locator('tbody tr').nth(1).innerText();
    await next.click();
    await visit.page
      .locator('tbody tr')
      .nth(1)
      .filter({ hasNotText: /\d{3}-\d{3}/.exec(first)?.[0] ?? first })
      .waitFor();
  }
  expect([...rows.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
  for (const one of expected) {
    const text = rows.get(one.id) ?? '';
    expect(text, one.id).toContain(words[one.status]);
    expect(strangers(text, one, '2024'), `${one.id}: ${text}`).toEqual([]);
    if (one.value !== '') expect(numbers(text), one.id).toContain(Number(one.value));
    if (one.latest !== null) expect(numbers(text), one.id).toContain(Number(one.latest.value));
  }
});

describe.each(expected.map((one): [string, Expected] => [one.id, one]))('the page of %s', (id, one) => {
  it('prints what the files print, what the rules compute from it, and nothing else', async () => {
    const { page, faults } = visit;
    // As a link does: the page changes, the application stays.
    await page.evaluate((path) => history.pushState(null, '', path), journey.at(`targets/${ids.get(id)}`));
    await page.getByRole('heading', { name: new RegExp(id) }).waitFor();
    await page.getByText(/判断规则/).waitFor();
    const text = await mainText(page);
    expect(text).toContain(words[one.status]);
    for (const { value } of one.previousYear)
      if (value !== '') expect(numbers(text)).toContain(Number(value));
    for (const { value } of one.related)
      if (value !== '' && /\d/.test(value)) expect(numbers(text)).toContain(Number(value));
    if (one.latest !== null) {
      expect(numbers(text)).toContain(Number(one.latest.value));
      expect(await page.locator(`a[href="${one.latest.url}"]`).count()).toBeGreaterThan(0);
    }
    const today = dayOf(new Date());
    expect(strangers(text, one, `${today} ${await asOf(page)} 2024 1 第1版 全省11市`), text).toEqual([]);
    expect(text).not.toMatch(/红灯|黄灯|绿灯|严重滞后|未报送|预测|第 \d+ 名/);
    expect(faults).toEqual([]);
  });
});

const asOf = async (page: Page) => (await page.getByText(/截至/).first().innerText()) ?? '';

it('reads at both widths and in both languages', async () => {
  const ways = [
    [desk, 'zh-CN', 'desk-zh'],
    [phone, 'zh-CN', 'phone-zh'],
    [desk, 'en', 'desk-en'],
    [phone, 'en', 'phone-en'],
  ] as const;
  const places = [
    '',
    'targets',
    `targets/${ids.get('004-263')}`,
    'peers',
    'units',
    'matters',
    'ledger',
    'facts',
  ];
  await Promise.all(
    ways.map(async ([viewport, locale, name]) => {
      const other = await journey.as('huzhou-office', viewport, locale);
      for (const place of places) {
        await other.page.goto(journey.at(place));
        await other.page.locator('main h1').first().waitFor();
        await other.page.waitForLoadState('networkidle');
        await journey.look(
          other,
          `huzhou-${name}-${place.split('/')[0] || 'home'}${place.includes('/') ? '-one' : ''}`,
        );
      }
      await other.page.context().close();
    }),
  );
});

it('the list of facts prints the register’s figures, each with its row', async () => {
  const { page } = visit;
  await page.goto(journey.at('facts?kind=streak'));
  await page.locator('tbody tr').nth(8).waitFor();
  const shown = (await page.locator('tbody tr').allInnerTexts()).filter((text) => /\d{3}-\d{3}/.test(text));
  const streaks = registerFacts().filter(({ cells }) => cells.kind === 'streak');
  expect(shown).toHaveLength(streaks.length);
  for (const [at, { cells, row }] of streaks.entries()) {
    for (const word of [cells.id, cells.indicator, cells.value, `第 ${row} 行`])
      expect(shown[at]).toContain(word);
  }
});

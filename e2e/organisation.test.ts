import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../server/testing/city.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { desk, phone } from './browser.ts';
import { choose } from './choose.ts';
import { builtWeb, type Journey, openJourney, type Visit } from './journey.ts';

let story: Story;
let journey: Journey;

beforeAll(async () => {
  const city = smallCity();
  story = await openStory({
    cities: [
      {
        ...city,
        units: city.units.map((unit) =>
          unit.code === 'county-a' ? { ...unit, nameEn: 'Jia County' } : unit,
        ),
        leaders: [{ code: 'industry', name: '分管副市长（工业）', sort: 1, units: ['bureau-a'] }],
      },
    ],
    webRoot: builtWeb(),
  });
  journey = await openJourney(story);
});
afterAll(async () => {
  await journey?.close();
  await story?.close();
});

/** Does something as a post on a page, at a width and in a language, and closes the page. */
async function by(
  who: string,
  place: string,
  work: (page: Visit['page'], look: (name: string) => Promise<void>) => Promise<void>,
  { viewport = desk, locale = 'zh-CN' } = {},
): Promise<void> {
  const visit = await journey.as(who, viewport, locale);
  await visit.page.goto(journey.at(place));
  await work(visit.page, (name) => journey.look(visit, name));
  await visit.page.context().close();
}

describe('the organisation of a city', () => {
  it('is a unit’s own page, on its clerk’s phone: what is behind, what is asked and until when', async () => {
    await by(
      'clerk-a',
      '',
      async (page, look) => {
        await page.getByRole('link', { name: '本单位页' }).click();
        await page.getByRole('heading', { name: '甲县', level: 1 }).waitFor();
        await page.getByText('2026-07-10 截止').first().waitFor();
        await page.getByText('哪里落后、为什么').waitFor();
        await look('organisation-1-own-phone');
      },
      { viewport: phone },
    );
  });

  it('shows what a merger would bring about before it is recorded, and then the tree of each day', async () => {
    await by('office', 'units', async (page, look) => {
      await page.getByRole('link', { name: '登记变动：甲县', exact: true }).click();
      await choose(page, '变动类型', '合并单位');
      await page.getByText('已有单位').first().waitFor();
      await choose(page, '单位', '丙区');
      await page.getByText(/并入“丙区”/).waitFor();
      await page.getByText(/未办结填报任务 1 件/).waitFor();
      await page.getByLabel('文件依据').fill('测委发〔2026〕1号（模拟）');
      await page.getByLabel('变动原因').fill('撤县并区');
      await look('organisation-2-merge');
      await page.getByRole('button', { name: '登记变动' }).click();
      await page.getByRole('heading', { name: '变动记录', level: 1 }).waitFor();
      await page.getByText(/甲县并入“丙区”/).waitFor();
      await look('organisation-3-changes');
      await page.getByRole('link', { name: '单位名录' }).click();
      await page.getByRole('link', { name: '丙区', exact: true }).waitFor();
      await page.getByRole('link', { name: '甲县', exact: true }).waitFor({ state: 'detached' });
      await page.goto(journey.at('units?day=2026-07-06'));
      await page.getByRole('link', { name: '甲县', exact: true }).waitFor();
      await look('organisation-4-day-before');
      await page.getByRole('link', { name: '组别与分工' }).click();
      await page.getByText('分管副市长（工业）').first().waitFor();
      await look('organisation-5-groups');
    });
  });

  it('keeps history under the former unit, and leads from it to its successor, in English as well', async () => {
    const { units } = await (await fetchUnits('2026-07-06')).json();
    const former = units.find((unit: { code: string }) => unit.code === 'county-a').id;
    await by(
      'leader',
      `units/${former}`,
      async (page, look) => {
        await page.getByRole('heading', { name: 'Jia County', level: 1 }).waitFor();
        await page.getByText(/its last day is 2026-07-06/).waitFor();
        await look('organisation-6-former-en');
        const successor = page.locator('aside').getByRole('link', { name: '丙区' });
        await successor.waitFor();
        expect(await successor.locator('[lang="zh-CN"]').count()).toBe(1);
        await successor.click();
        await page.getByText('recorded under Jia County').first().waitFor();
        await look('organisation-7-successor-en');
      },
      { locale: 'en-GB' },
    );
  });
});

async function fetchUnits(day: string): Promise<Response> {
  const { cookie } = await story.as('office');
  return fetch(`${story.address}/api/${story.tenant}/units?on=${day}`, { headers: { cookie } });
}

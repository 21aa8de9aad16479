import { afterAll, beforeAll, describe, it } from 'vitest';
import { smallCity } from '../server/testing/city.ts';
import { practice } from '../server/testing/practices.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { countyA, requestOf, walkFigure } from '../server/testing/walk-figure.ts';
import { desk, phone } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;

beforeAll(async () => {
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  story = await openStory({ cities: [{ ...smallCity(), practices: { rules } }], webRoot: builtWeb() });
  const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
  await walkFigure(story, request, { value: '38', progress: '两个项目未按期开工' }, 'locked', countyA);
  await story.settle();
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

describe('what a light proposes, in the browser', () => {
  it('is read on a phone, with the way it was judged', async () => {
    const visit = await journey.as('leader', phone);
    const { page } = visit;
    await page.goto(journey.at('gaps'));
    await page.getByRole('button', { name: /工业投资/ }).click();
    await page.getByRole('dialog').getByText('0.3800 − 0.5000').waitFor();
    await page.getByText('考核办可以说明理由后不予立项').waitFor();
    await journey.look(visit, 'gaps-look-phone');
    await page.context().close();
  });

  it('follows printed rules', async () => {
    const visit = await journey.as('office', desk);
    const { page } = visit;
    await page.goto(journey.at('gaps'));
    await page.getByRole('button', { name: '亮灯规则' }).click();
    await page.getByText('约束性目标变为红灯时提示立项').waitFor();
    await journey.look(visit, 'gaps-rules-desk');
    await page.context().close();
  });

  it('is dismissed by a person, who must say why', async () => {
    const visit = await journey.as('office', desk);
    const { page } = visit;
    await page.goto(journey.at('gaps?proposal=proposed'));
    await page.getByRole('button', { name: /工业投资/ }).click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '不予立项' }).click();
    await panel.getByRole('button', { name: '不予立项' }).click();
    await panel.getByText('有 1 处需要修改').waitFor();
    await journey.look(visit, 'gaps-dismiss-desk');
    await panel.getByLabel('理由').fill('已列入月度调度，暂不督办。');
    await panel.getByRole('button', { name: '不予立项' }).click();
    await page.getByText('没有符合条件的变化。').waitFor();
    await page.goto(journey.at('gaps?proposal=dismissed'));
    await page.getByRole('button', { name: /工业投资/ }).click();
    await page.getByText('已列入月度调度，暂不督办。').waitFor();
    await page.context().close();
  });
});

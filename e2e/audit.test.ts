import { afterAll, beforeAll, it } from 'vitest';
import * as actuals from '../server/src/actuals/contract.ts';
import { sealAll } from '../server/src/platform/sealer.ts';
import { smallCity } from '../server/testing/city.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { requestOf, walkFigure } from '../server/testing/walk-figure.ts';
import { desk, phone } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;
let figures: string;
beforeAll(async () => {
  story = await openStory({ cities: [smallCity()], webRoot: builtWeb() });
  const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
  figures = `figures/${request.indicator.id}/${request.subject.id}`;
  const locked = await walkFigure(story, request, { value: '51.5', progress: '有序推进' }, 'locked');
  const again = await (await story.as('signer-a')).call(actuals.correct, {
    params: { request: request.id },
    body: { reason: '漏统两个项目' },
    ifMatch: locked.version,
  });
  const next = { id: request.id, version: again.body.version };
  await walkFigure(story, next, { value: '53.5', progress: '补统两个项目' }, 'locked');
  await sealAll(story.db, [story.tenant], new Date());
  journey = await openJourney(story);
});
afterAll(async () => {
  await journey?.close();
  await story?.close();
});

it('the auditor finds a row, reads it whole, and checks the chain', async () => {
  const visit = await journey.as('auditor', desk);
  const { page } = visit;
  await page.goto(journey.at('audit?act=actuals.correct'));
  await page.getByText('漏统两个项目').waitFor();
  await page.getByRole('button', { name: '更正' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByText('链哈希').waitFor();
  await journey.look(visit, 'audit-row-desk');
  await panel.getByText('只看此对象').click();
  await page.getByText('审核通过').first().waitFor();
  await page.waitForURL(/thing=/);
  await page.getByRole('button', { name: '校验' }).click();
  await page.getByText('完好，逐条哈希一致。').waitFor();
  await journey.look(visit, 'audit-desk');
  await page.context().close();

  const small = await journey.as('audit-officer', phone, 'en-GB');
  await small.page.goto(journey.at('audit'));
  await small.page.getByText('Withheld').first().waitFor();
  await journey.look(small, 'audit-officer-phone');
  await small.page.context().close();
});

it('whoever may read a figure reads how it came to be', async () => {
  const visit = await journey.as('clerk-b', desk);
  const { page } = visit;
  await page.goto(journey.at(figures));
  await page.getByRole('button', { name: '查看历史：工业投资 2026-06' }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByText('漏统两个项目').waitFor();
  await panel.getByText('考核办审核岗').first().waitFor();
  await journey.look(visit, 'history-desk');
  await page.context().close();
});

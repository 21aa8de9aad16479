/**
 * English is complete: no page of the simulated city shows a Chinese word in English, but for words that stand as they
 * were written and are marked so (a promise's clause, what a unit reported, a document); and no table is wider than
 * its frame at a desk.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCity } from '../cli/src/cities.ts';
import { readStandings } from '../server/src/app/contract.ts';
import { listSchemes, startRun } from '../server/src/assessments/contract.ts';
import { openCase, prepareCase } from '../server/src/cases/contract.ts';
import { openingForm } from '../server/src/cases/order-story.testing.ts';
import { produceDocument, releaseBoard } from '../server/src/publications/contract.ts';
import { listUnits } from '../server/src/registry/contract.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { desk } from './browser.ts';
import { chineseOn } from './chinese.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;
/** Pages that have an id in their address, found once. */
const paths: Record<string, string> = {};

beforeAll(async () => {
  story = await openStory({ cities: [await loadCity('simulated-city')], webRoot: builtWeb() });
  journey = await openJourney(story);
  const office = await story.as('office');
  const { rows } = (await office.call(readStandings)).body;
  const target = rows.find(({ kind, status, value }) => kind === 'target' && status === 'behind' && value);
  const { units } = (await office.call(listUnits)).body;
  const county = units.find(({ name }) => name === '甲县');
  const [scheme] = (await office.call(listSchemes)).body.schemes;
  const run = await office.call(startRun, {
    body: { schemeId: scheme?.id ?? '', period: scheme?.periods[0] ?? '' },
  });
  const board = await office.call(releaseBoard, { body: { runId: run.body.id } });
  const document = await office.call(produceDocument, {
    body: { kind: 'special_report', period: '2026-06' } as never,
  });
  const { title, units: responsible } = (await office.call(prepareCase, { params: { id: target?.id ?? '' } }))
    .body;
  const order = await office.call(openCase, {
    body: {
      procedure: 'supervision',
      targetId: target?.id ?? '',
      unitId: responsible[0]?.id ?? '',
      title,
      form: openingForm,
    },
  });
  const answers = [run, board, document, order];
  expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body)).toEqual([]);
  Object.assign(paths, {
    target: `targets/${target?.id}`,
    matter: `matters/${target?.matterId}`,
    unit: `units/${county?.id}`,
    run: `runs/${run.body.id}`,
    board: `boards/${board.body.id}`,
    document: `documents/${document.body.id}`,
    order: `cases/${order.body.id}`,
    opening: `cases/open?target=${target?.id}`,
  });
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

/** Goes where a link leads inside the city, without loading the whole application again. */
async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    // A page that stays, with other filters, keeps its heading.
    if (new URL(to).pathname !== location.pathname)
      document.querySelector('main h1')?.setAttribute('data-left', '');
    history.pushState(null, '', to);
  }, journey.at(path));
  const heading = page.locator('main h1:not([data-left])').first();
  await heading.waitFor().catch(() => {
    throw new Error(`${path} shows no heading.`);
  });
  await page.waitForLoadState('networkidle');
}

/** Tables of which a desk shows only a part: English words are longer than Chinese ones. */
async function widerThanFrame(page: Page): Promise<string[]> {
  return page
    .locator('main :has(> table)')
    .evaluateAll((frames) =>
      frames
        .filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
        .map((frame) => `${frame.textContent?.slice(0, 60)} (${frame.scrollWidth} > ${frame.clientWidth})`),
    );
}

/** Pages side by side: each waits for the server most of the time. */
const tabs = 3;

async function faultsOnPages(post: string, asked: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const left = [...asked];
  const walk = async () => {
    const { page, faults } = await journey.as(post, desk, 'en-GB');
    await page.goto(journey.at('owner-groups'));
    await page.locator('main h1').waitFor();
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await open(page, path);
      for (const one of await chineseOn(page)) found.push(`${path}: ${one}`);
      for (const one of await widerThanFrame(page)) found.push(`${path}: wider than its frame: ${one}`);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  };
  await Promise.all(Array.from({ length: tabs }, walk));
  return found.sort();
}

it('shows the office no Chinese word and no table cut off on any page in English', async () => {
  const { target, matter, unit, run, board, document, order, opening } = paths;
  const named = [
    target,
    matter,
    `${matter}/sheet`,
    unit,
    run,
    board,
    document,
    order,
    `${order}/sheet`,
    opening,
  ];
  const pages = [
    ...['', 'register?view=table', 'register?view=tree', 'targets', 'matters', 'matters/new', 'peers'],
    ...[
      'ledger',
      'units',
      'organisation',
      'organisation/change',
      'owner-groups',
      'requests',
      'reports',
      'ask',
    ],
    ...['calendar', 'release-days', 'gaps', 'gaps/tasks', 'cases', 'runs', 'boards', 'documents'],
    ...['documents/produce', 'documents/wording', 'year-before', 'names', ...named.map((path) => path ?? '')],
  ];
  expect(await faultsOnPages('office', pages)).toEqual([]);
});

it('shows a clerk no Chinese word either', async () => {
  const pages = ['', 'requests', 'reports', 'calendar', 'register?view=table', 'units', 'gaps', 'ledger'];
  expect(await faultsOnPages('jia-xian-clerk', [...pages, paths.target ?? '', paths.unit ?? ''])).toEqual([]);
});

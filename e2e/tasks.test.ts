import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMatters, listTasks } from '../server/src/plans/contract.ts';
import { smallCity } from '../server/testing/city.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { walkFigure } from '../server/testing/walk-figure.ts';
import { askWords } from '../server/testing/words-request.ts';
import { desk, phone } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

const tasks = [
  {
    code: 't-plant',
    matter: 'm1',
    title: '建成甲产业园二期',
    text: '建筑面积不少于 3 万平方米，年内投用。',
    unit: 'county-a',
    due: '2026-12-31',
    milestones: [
      { name: '开工', due: '2026-03-31' },
      { name: '主体封顶', due: '2026-06-30' },
      { name: '竣工验收', due: '2026-10-31' },
      { name: '投用', due: '2026-12-31' },
    ],
  },
  {
    code: 't-rules',
    matter: 'm1',
    title: '出台支持工业投资的办法',
    unit: 'county-a',
    due: '2026-06-30',
    milestones: [],
  },
];
const ledger = [
  {
    code: 'z1',
    kind: 'streak',
    title: '平安考核连冠',
    level: '省',
    state: 'expected' as const,
    period: '2026',
    printed: '有望实现五连冠',
    source: '工作报告（模拟）',
  },
  {
    code: 'z2',
    kind: 'pilot',
    title: '数字化改革试点',
    level: '国家',
    unit: 'bureau-a',
    matter: 'm1',
    state: 'achieved' as const,
    period: '2025',
    source: '试点公告（模拟）',
  },
];

let story: Story;
let journey: Journey;
let matterId: string;

beforeAll(async () => {
  story = await openStory({ cities: [{ ...smallCity(), tasks, ledger }], webRoot: builtWeb() });
  const office = await story.as('office');
  matterId = (await office.call(listMatters)).body.matters[0]?.id ?? '';
  const [plant, rules] = (await office.call(listTasks, { params: { matterId } })).body.tasks;
  if (plant === undefined || rules === undefined) throw new Error('no tasks');
  const [begun, roof] = plant.milestones;
  const claims = [
    { taskId: plant.id, state: 'ongoing' as const, percent: '60', words: '主体结构全部完成' },
    { taskId: plant.id, milestoneId: begun?.id ?? null, state: 'reached' as const, words: '' },
    { taskId: plant.id, milestoneId: roof?.id ?? null, state: 'reached' as const, words: '' },
    { taskId: rules.id, state: 'reached' as const, words: '6月20日印发' },
  ];
  const request = await askWords(story, { matter: matterId, unit: 'county-a', period: '2026-06' });
  const progress = '甲产业园二期主体完工，转入机电安装；支持办法已印发实施。';
  await walkFigure(story, request, { progress, problems: '机电设备到货偏慢。', claims }, 'locked');
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

describe('tasks in the browser', () => {
  it('a due day is moved with its reason, and the old one stays readable', async () => {
    const visit = await journey.as('office', desk);
    const { page } = visit;
    await page.goto(journey.at(`matters/${matterId}`));
    const card = page.getByRole('article', { name: '建成甲产业园二期' });
    await card.getByText('待判定').first().waitFor();
    await page.getByRole('button', { name: '修改“建成甲产业园二期”' }).click();
    await page.getByLabel('节点 3 时限').fill('2026-11-15');
    await page.getByRole('button', { name: '保存任务' }).click();
    await page.getByText('时限有调整或节点有撤回，但没有说明理由').first().waitFor();
    await page.getByLabel('理由').fill('设备到货延后，经研究顺延');
    await page.getByRole('button', { name: '保存任务' }).click();
    await card.getByText('调整记录（1）').click();
    await card.getByText('节点 · 竣工验收').waitFor();
    await card.getByText('2026-11-15').last().waitFor();
    await journey.look(visit, 'tasks-matter-desk');
    await page.context().close();
  });

  it('claims are judged one after another from the keyboard', async () => {
    const visit = await journey.as('reviewer', desk);
    const { page } = visit;
    await page.goto(journey.at(''));
    await page.getByRole('link', { name: '判定形象进度：建成甲产业园二期' }).click();
    const plant = page.getByRole('article', { name: '建成甲产业园二期' });
    await plant.getByText('主体结构全部完成').waitFor();
    await plant.getByRole('radio', { name: '滞后', exact: true }).check();
    await plant.getByText('与单位所报不一致').waitFor();
    await plant.getByLabel('形象进度').fill('45');
    await journey.look(visit, 'tasks-judge-desk');
    await plant.getByLabel('理由').fill('现场核查：屋面尚未浇筑');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已保存。还有 1 项待判定。').waitFor();
    // The next claim is open and has the cursor; it is followed as it was claimed.
    const rules = page.getByRole('article', { name: '出台支持工业投资的办法' });
    await rules.getByRole('radio', { name: '已完成' }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('article')?.getAttribute('aria-label')))
      .toBe('出台支持工业投资的办法');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已保存。还有 0 项待判定。').waitFor();
    await plant.getByText('现场核查：屋面尚未浇筑').waitFor();
    await page.context().close();
  });

  it('the unit reads both words on a phone, and how they came about', async () => {
    const visit = await journey.as('clerk-a', phone);
    const { page } = visit;
    await page.goto(journey.at(`matters/${matterId}`));
    const card = page.getByRole('article', { name: '建成甲产业园二期' });
    await card.getByText('现场核查：屋面尚未浇筑').first().waitFor();
    await card.scrollIntoViewIfNeeded();
    await journey.look(visit, 'tasks-matter-phone');
    await card.getByText('判断依据').click();
    await card.getByText('以考核办的判定为准').waitFor();
    await page.context().close();
  });

  it('the ledger shows a streak as it is printed, and reads in English', async () => {
    const visit = await journey.as('office', desk);
    const { page } = visit;
    await page.goto(journey.at('ledger?state=expected'));
    await page.getByText('有望实现五连冠').waitFor();
    expect(await page.getByText('数字化改革试点').count()).toBe(0);
    await page.goto(journey.at('ledger'));
    await page.getByText('数字化改革试点').waitFor();
    await journey.look(visit, 'ledger-desk');
    await page.getByRole('button', { name: '新增条目' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('名称').fill('省级督查激励');
    await panel.getByRole('button', { name: '保存条目' }).click();
    await page.getByRole('button', { name: /省级督查激励/ }).waitFor();
    await page.context().close();
    const reader = await journey.as('leader', phone, 'en');
    await reader.page.goto(journey.at('ledger'));
    await reader.page.getByRole('heading', { name: 'Upper-level results' }).waitFor();
    await reader.page.getByText('平安考核连冠').first().waitFor();
    await journey.look(reader, 'ledger-en-phone');
    await reader.page.goto(journey.at('gaps/tasks'));
    await reader.page.getByText('Claimed by the unit').first().waitFor();
    await journey.look(reader, 'tasks-judged-en-phone');
    await reader.page.context().close();
  });
});

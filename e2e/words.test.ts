import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as actuals from '../server/src/actuals/contract.ts';
import { smallCity } from '../server/testing/city.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { desk, phone } from './browser.ts';
import { choose } from './choose.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let story: Story;
let journey: Journey;

beforeAll(async () => {
  const city = smallCity();
  // County A leads the first matter, which has a task with a milestone.
  city.matters = city.matters.map((matter) =>
    matter.code === 'm1' ? { ...matter, units: [{ unit: 'county-a', role: 'lead' as const }] } : matter,
  );
  const tasks = [
    {
      code: 'task-1',
      matter: 'm1',
      title: '建成标准厂房',
      unit: 'county-a',
      due: '2026-11-30',
      milestones: [{ name: '主体封顶', due: '2026-07-15' }],
    },
  ];
  story = await openStory({ webRoot: builtWeb(), cities: [{ ...city, tasks }] });
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

const figure = '工业投资（2026年6月）';
const progress = '新开工项目 12 个，累计投资 46.2 亿元。';

describe('words and figures of a matter in the browser', () => {
  it('are asked for by the office, which sees what need not be', async () => {
    const office = await journey.as('office', desk);
    await office.page.goto(journey.at('ask'));
    await office.page.getByText('上次（2026年5月）').first().waitFor();
    await journey.look(office, 'ask-plan');
    await office.page.getByRole('button', { name: '乙丑局' }).click();
    await office.page.getByText('统计部门将于 2026-07-20 发布').waitFor();
    await journey.look(office, 'ask-unit');
    await office.page.getByRole('button', { name: '关闭' }).click();
    await office.page.getByRole('button', { name: /向 2 个单位下达 2 项/ }).click();
    await office.page.getByText('已下达 0 个数字、2 项文字').waitFor();
    await office.page.getByText('没有需要下达的内容').waitFor({ state: 'detached' });
    await office.page.goto(journey.at('calendar'));
    await office.page.getByText('数据发布：规上工业增加值增速 2026年6月').waitFor();
    await journey.look(office, 'calendar');
    await office.page.goto(journey.at('release-days'));
    await office.page.getByRole('button', { name: '调整' }).click();
    await office.page.getByRole('textbox', { name: '发布日' }).fill('2026-07-22');
    await office.page.getByRole('button', { name: '保存发布日' }).click();
    await office.page.getByRole('cell', { name: '2026-07-22' }).waitFor();
    await journey.look(office, 'release-days');
    await office.page.context().close();
  });

  it('are entered on a phone on one page, saved by themselves, and handed over together', async () => {
    const clerk = await journey.as('clerk-a', phone);
    const { page } = clerk;
    await page.goto(journey.at('reports'));
    await page.getByRole('link', { name: '1 扩大工业有效投资' }).click();
    await page.getByRole('textbox', { name: figure }).waitFor();
    await page.getByText('已有，不必再报').waitFor();
    await page.getByRole('button', { name: '一并送审签（2 项）' }).click();
    await page.getByText('有内容不符合要求').waitFor();
    await journey.look(clerk, 'report-invalid-phone');
    await page.getByLabel('进展情况').first().fill(progress);
    await page.getByLabel('预计完成时间').fill('2026-12-20');
    await choose(page, '主体封顶的进展', '已完成');
    await page
      .getByText(/草稿已保存/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: figure }).fill('46.2');
    await journey.look(clerk, 'report-clerk-phone');
    await page.getByRole('button', { name: '一并送审签（2 项）' }).click();
    await page.getByText('已办理 2 项').waitFor();
    await page.context().close();
  });

  it('are signed off together, returned once by the office, and locked together', async () => {
    const signer = await journey.as('signer-a', phone);
    await signer.page.goto(journey.at('reports'));
    await signer.page.getByRole('link', { name: '1 扩大工业有效投资' }).click();
    await signer.page.getByText(progress).waitFor();
    await signer.page.getByText('主体封顶：已完成').waitFor();
    await journey.look(signer, 'report-signer-phone');
    await signer.page.getByRole('button', { name: '一并审签并报送（2 项）' }).click();
    await signer.page.getByText('已办理 2 项').waitFor();

    const reviewer = await journey.as('reviewer', desk);
    await reviewer.page.goto(journey.at('reports?awaiting=me'));
    await reviewer.page.getByRole('link', { name: '1 扩大工业有效投资' }).click();
    await reviewer.page
      .getByRole('region', { name: '事项进展' })
      .getByRole('button', { name: '退回甲县修改' })
      .click();
    await reviewer.page.getByLabel('意见').fill('请写明口径。');
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '退回甲县修改' }).click();
    await reviewer.page.getByText('已退回').first().waitFor();
    await journey.look(reviewer, 'report-reviewer');

    const clerk = await journey.as('clerk-a', phone);
    await clerk.page.goto(journey.at('reports'));
    await clerk.page.getByRole('link', { name: '1 扩大工业有效投资' }).click();
    await clerk.page.getByText('请写明口径。').waitFor();
    await clerk.page.getByLabel('进展情况').first().fill(`${progress}（1—6月）`);
    await clerk.page.getByRole('button', { name: '一并送审签（1 项）' }).click();
    await clerk.page.getByText('已办理 1 项').waitFor();
    await signer.page.reload();
    await signer.page.getByRole('button', { name: '一并审签并报送（1 项）' }).click();
    await signer.page.getByText('已办理 1 项').waitFor();
    await reviewer.page.reload();
    await reviewer.page.getByRole('button', { name: '一并审核通过（2 项）' }).click();
    await reviewer.page.getByText('已办理 2 项').waitFor();

    const office = await journey.as('office', desk, 'en-GB');
    await office.page.goto(journey.at('reports?awaiting=me'));
    await office.page.getByRole('link', { name: '1 扩大工业有效投资' }).click();
    await office.page.getByRole('button', { name: 'Lock together (2)' }).click();
    await office.page.getByText('2 done.').waitFor();
    await journey.look(office, 'report-locked-en');
    const { body } = await (await story.as('office')).call(actuals.listReports, {});
    expect(
      body.reports.find(({ matter, unit }) => matter.number === '1' && unit.name === '甲县')?.states,
    ).toEqual([{ state: 'locked', count: 2 }]);
    for (const one of [signer, reviewer, clerk, office]) await one.page.context().close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from '../server/testing/story.ts';
import { requestOf } from '../server/testing/walk-figure.ts';
import { desk, phone } from './browser.ts';
import { builtWeb, type Journey, openJourney, type Visit } from './journey.ts';

let story: Story;
let journey: Journey;

beforeAll(async () => {
  story = await openStory({ webRoot: builtWeb() });
  journey = await openJourney(story);
});

afterAll(async () => {
  await journey?.close();
  await story?.close();
});

const at = (path: string) => journey.at(path);
const as: Journey['as'] = (...who) => journey.as(...who);
const look = (page: Visit['page'], faults: string[], name: string) => journey.look({ page, faults }, name);

const figure = '工业投资（2026年6月）';

describe('a figure in the browser', () => {
  it('is entered on a phone, where nothing typed is lost', async () => {
    const { page, faults } = await as('clerk-a', phone);
    await page.goto(at('requests'));
    await page.getByRole('link', { name: '工业投资' }).waitFor();
    await look(page, faults, 'requests-clerk-phone');
    await page.getByRole('link', { name: '工业投资' }).click();
    await page.getByLabel(figure).fill('３0.5');
    await page.getByText(/核对提示：累计值比上期/).waitFor();
    await page.getByText(/草稿已保存 \d\d:\d\d（第 1 版）/).waitFor();
    await look(page, faults, 'request-warned-phone');

    await page.context().setOffline(true);
    await page.getByLabel(figure).fill('46.2');
    await page.getByLabel('进展情况').fill('新开工项目 12 个。');
    await page.getByText(/未能存到服务器，内容已保存在本机/).waitFor();
    await page.getByRole('button', { name: '送甲县审签人审签' }).click();
    await page.getByText('没有收到服务器的答复。').waitFor();
    expect(await page.getByLabel('进展情况').inputValue()).toBe('新开工项目 12 个。');
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText(/已恢复本机 \d\d:\d\d 的内容/).waitFor();
    expect(await page.getByLabel(figure).inputValue()).toBe('46.2');
    await page.getByLabel('存在问题').fill('用地指标偏紧。');
    await page.getByText(/草稿已保存/).waitFor();
    await page.getByRole('button', { name: '送甲县审签人审签' }).click();
    await page.getByText('待审签').first().waitFor();
    await look(page, [], 'request-handed-over-phone');
    await page.context().close();
  });

  it('tells the clerk when a colleague has changed it meanwhile, and lets both be compared', async () => {
    const first = await as('clerk-b', phone);
    const second = await as('clerk-b', phone);
    const { id } = await requestOf(story, 'clerk-b', '2026-06');
    await first.page.goto(at(`requests/${id}`));
    await second.page.goto(at(`requests/${id}`));
    await first.page.getByLabel(figure).fill('37.0');
    await first.page.getByText(/草稿已保存/).waitFor();
    await second.page.getByLabel(figure).fill('36.9');
    await second.page.getByText(/他人已更新此项/).waitFor();
    await second.page.getByRole('button', { name: '送乙县审签人审签' }).click();
    await second.page.getByText('当前已保存的内容').waitFor();
    await second.page.getByText('37.0', { exact: false }).first().waitFor();
    await look(second.page, second.faults, 'request-stale-phone');
    await second.page.getByRole('button', { name: '以我填写的内容另存为新版' }).click();
    await second.page.getByRole('button', { name: '送乙县审签人审签' }).click();
    await second.page.getByText('待审签').first().waitFor();
    expect((await requestOf(story, 'clerk-b', '2026-06')).entered?.value).toBe('36.9');
    await first.page.context().close();
    await second.page.context().close();
  });

  it('is signed off and submitted on a phone', async () => {
    const { page, faults } = await as('signer-a', phone);
    await page.goto(at('requests?awaiting=me'));
    await page.getByRole('link', { name: '工业投资' }).click();
    await page.getByRole('button', { name: '审签并报送给考核办审核' }).waitFor();
    await look(page, faults, 'request-sign-phone');
    await page.getByRole('button', { name: '审签并报送给考核办审核' }).click();
    await page.getByText('下一步：由考核办审核').waitFor();
    await page.context().close();
  });

  it('is returned with words at the desk, changed, and compared with what it was', async () => {
    const reviewer = await as('reviewer');
    await reviewer.page.goto(at('requests?awaiting=me'));
    await reviewer.page.getByRole('link', { name: '工业投资' }).waitFor();
    await look(reviewer.page, reviewer.faults, 'requests-reviewer-desk');
    await reviewer.page.getByRole('link', { name: '工业投资' }).click();
    await reviewer.page.getByRole('button', { name: '退回甲县修改' }).click();
    const panel = reviewer.page.getByRole('dialog');
    await panel.getByRole('button', { name: '退回甲县修改' }).click();
    await panel.getByText('有 1 处需要修改').waitFor();
    await panel.getByLabel('意见').fill('请核对项目个数，并说明投产情况。');
    await look(reviewer.page, reviewer.faults, 'request-return-desk');
    await panel.getByRole('button', { name: '退回甲县修改' }).click();
    await reviewer.page.getByText('已退回').first().waitFor();
    await reviewer.page.context().close();

    const clerk = await as('clerk-a', phone);
    const { id } = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    await clerk.page.goto(at(`requests/${id}`));
    await clerk.page.getByText('请核对项目个数，并说明投产情况。').first().waitFor();
    await look(clerk.page, clerk.faults, 'request-returned-phone');
    await clerk.page.getByLabel('进展情况').fill('新开工项目 15 个，投产 3 个。');
    await clerk.page.getByLabel(figure).fill('46.5');
    await clerk.page.getByRole('button', { name: '送甲县审签人审签' }).click();
    await clerk.page.getByText('待审签').first().waitFor();
    await clerk.page.context().close();

    const signer = await as('signer-a', phone);
    await signer.page.goto(at(`requests/${id}`));
    await signer.page.getByRole('button', { name: '审签并报送给考核办审核' }).click();
    await signer.page.getByText('下一步：由考核办审核').waitFor();
    await signer.page.context().close();

    const again = await as('reviewer');
    await again.page.goto(at(`requests/${id}`));
    await again.page.locator('ins', { hasText: '投产 3 个' }).waitFor();
    await look(again.page, again.faults, 'request-review-desk');
    await again.page.getByRole('button', { name: '审核通过' }).click();
    await again.page.getByText('下一步：由考核办锁定').waitFor();
    await again.page.context().close();
  });

  it('is locked from the list, and its history is there to read', async () => {
    const { page, faults } = await as('office');
    await page.goto(at('requests?state=reviewed'));
    await page.getByRole('checkbox').nth(1).check();
    await look(page, faults, 'requests-office-desk');
    await page.getByRole('button', { name: '一并锁定（1 项）' }).click();
    await page.getByText('没有符合条件的填报任务。').waitFor();
    const { id, indicator, subject } = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    await page.goto(at(`figures/${indicator.id}/${subject.id}`));
    await page.getByText('46.5').first().waitFor();
    await look(page, faults, 'figures-desk');
    await page.goto(at(`requests/${id}`));
    await page.getByText('已成为正式数据').waitFor();
    await look(page, faults, 'request-locked-desk');
    await page.context().close();
  });

  it('is corrected by its unit, in English too', async () => {
    const { page, faults } = await as('clerk-a', phone, 'en');
    const { id } = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    await page.goto(at(`requests/${id}`));
    await page.getByRole('button', { name: 'Correct' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Reason for the correction').fill('One project was left out.');
    await look(page, faults, 'request-correct-phone-en');
    await panel.getByRole('button', { name: 'Reopen it for the clerk to correct' }).click();
    await page.getByText(/A locked figure is being corrected/).waitFor();
    await look(page, faults, 'request-correcting-phone-en');
    await page.context().close();
    const office = await as('office', desk, 'en');
    await office.page.goto(at('requests'));
    await office.page.getByRole('link', { name: '工业投资' }).first().waitFor();
    await look(office.page, office.faults, 'requests-office-desk-en');
    await office.page.context().close();
  });
});

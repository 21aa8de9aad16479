import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OrderStory, openOrderStory } from '../server/src/cases/order-story.testing.ts';
import { desk, phone, shot } from './browser.ts';
import { builtWeb, type Journey, openJourney } from './journey.ts';

let orders: OrderStory;
let journey: Journey;

beforeAll(async () => {
  orders = await openOrderStory({ webRoot: builtWeb() });
  journey = await openJourney(orders.story);
});

afterAll(async () => {
  await journey?.close();
  await orders?.story.close();
});

const at = (path: string) => journey.at(path);
const as: Journey['as'] = (...who) => journey.as(...who);
const look = (page: Page, faults: string[], name: string) => journey.look({ page, faults }, name);

/** Types a day as a person does; leaving the field takes it. */
async function setDay(page: Page, label: string, day: string): Promise<void> {
  await page.getByLabel(label).fill(day);
  await page.getByLabel(label).press('Tab');
}

describe('an order in the browser', () => {
  let address = '';

  it('is opened at the desk by a person, on a target', async () => {
    const { page, faults } = await as('office');
    const target = orders.target('investment-county-a-2026').id;
    await page.goto(at(`cases/open?target=${target}`));
    await page.getByLabel('立项理由').fill('6月投资进度低于序时。');
    await look(page, faults, 'case-open-desk');
    await page.getByRole('button', { name: '立项并送另一人审批' }).click();
    await page.getByText('有 1 处需要修改').waitFor();
    await page.getByLabel('督办要求').fill('一个月内提出并落实追赶措施。');
    await page.getByRole('button', { name: '立项并送另一人审批' }).click();
    await page.getByRole('heading', { name: /2026-0001/ }).waitFor();
    address = page.url();
    await page.getByText('您已办理过该环节').first().waitFor();
    await look(page, faults, 'case-drafted-desk');
    await page.context().close();
  });

  it('is approved, assigned with a day, and found in the list', async () => {
    const second = await as('office-2');
    await second.page.goto(address);
    await second.page.getByRole('button', { name: /^审批（/ }).click();
    await second.page.getByText('案件转为“待交办”').waitFor();
    await second.page.context().close();

    const { page, faults } = await as('office');
    await page.goto(at('cases?show=mine'));
    await page.getByRole('link', { name: /2026-0001/ }).waitFor();
    await look(page, faults, 'cases-desk');
    await page.getByRole('button', { name: '程序与时限依据' }).click();
    await page.getByText('可编辑示例').first().waitFor();
    await look(page, faults, 'cases-procedure-desk');
    await page.goto(address);
    await setDay(page, '办理时限', '2027-02-01');
    await page.getByRole('button', { name: /^交办（/ }).click();
    await page.getByText('没有 2027 年的放假安排').waitFor();
    await look(page, faults, 'case-refused-desk');
    await setDay(page, '办理时限', '2026-07-28');
    await page.getByRole('button', { name: /^交办（/ }).click();
    await page.getByText('案件转为“待签收”').waitFor();
    await page.context().close();
  });

  it('is accepted and answered by the unit on a phone', async () => {
    const clerk = await as('clerk-a', phone);
    await clerk.page.goto(at('cases'));
    await clerk.page.getByRole('link', { name: /2026-0001/ }).waitFor();
    await look(clerk.page, clerk.faults, 'cases-phone');
    await clerk.page.getByRole('link', { name: /2026-0001/ }).click();
    await clerk.page.getByRole('button', { name: /^签收（/ }).click();
    await clerk.page.getByText('案件转为“办理中”').waitFor();
    await clerk.page.context().close();

    const { page, faults } = await as('signer-a', phone);
    await page.goto(address);
    await page.getByLabel('进展情况').fill('已新开工两个项目。');
    await page.getByLabel('下步举措').fill('本月再开工一个项目，9月底前补齐缺口。');
    await page.getByRole('button', { name: /^反馈（/ }).click();
    await page.getByText('有 1 处需要修改').waitFor();
    await look(page, faults, 'case-feedback-phone');
    // What was typed survives a reload.
    await page.reload();
    expect(await page.getByLabel('进展情况').inputValue()).toBe('已新开工两个项目。');
    await page.getByLabel('佐证').fill('投资项目台账2026年7月');
    await page.getByRole('button', { name: /^反馈（/ }).click();
    await page.getByText('案件转为“待审核”').waitFor();
    await page.context().close();
  });

  it('is returned, answered again, closed out, and printed as a draft', async () => {
    const { page, faults } = await as('reviewer');
    await page.goto(address);
    await page.getByText('退回', { exact: true }).click();
    await page.getByLabel('退回理由').fill('未说明缺口如何补齐。');
    await page.getByRole('button', { name: /^退回（/ }).click();
    await page.getByText('案件转为“办理中”').waitFor();
    await look(page, faults, 'case-returned-desk');
    const id = address.split('/').at(-1) ?? '';
    const read = await orders.story.as('office');
    const { readCase } = await import('../server/src/cases/contract.ts');
    const { body } = await read.call(readCase, { params: { id } });
    await orders.takeAll(body, [
      ['signer-a', 'feedback'],
      ['reviewer', 'review'],
      ['office', 'resolve'],
      ['reviewer', 'close_out'],
    ]);
    await page.goto(address);
    await page.getByText('案件已终结').waitFor();
    await look(page, faults, 'case-closed-desk');
    await page.goto(`${address}/sheet`);
    await page.getByText('送审稿', { exact: true }).waitFor();
    await look(page, faults, 'case-sheet-desk');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    await shot(page, 'case-sheet-paper');
    await page.context().close();
  });

  it('reads in English too', async () => {
    const { page, faults } = await as('leader', desk, 'en');
    await page.goto(at('cases'));
    await page.getByRole('heading', { name: 'Supervision cases' }).waitFor();
    await look(page, faults, 'cases-en-desk');
    await page.goto(address);
    await page.getByText('The case has ended').waitFor();
    await look(page, faults, 'case-en-desk');
    await page.context().close();
  });
});

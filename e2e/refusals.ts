import { expect } from 'vitest';
import type { Journey, Visit } from './journey.ts';

/** What an officer reads on any page of the business. */
const apart = [
  '没有权限查看业务页面。',
  '三员分立：系统管理员、安全管理员、审计管理员不查看、不办理业务。',
  '请从导航进入本岗位的页面；需要办理业务的，请使用另外的业务岗位账号。',
];
/** What one officer reads on the page of another, with the sentence that keeps it out. */
const theirs = {
  'sign-in-policy': '本市的登录规定由安全管理员、审计管理员查看',
  settings: '城市设置和系统状态由系统管理员、审计管理员查看',
  audit:
    '操作记录由审计在其授权范围内查看；审计管理员只看登录、授权类操作的内容，业务操作只看“谁、何时、做了什么”',
};

/** The page answers with what, why and what to do, and with nothing else. */
async function refuses(journey: Journey, { page }: Visit, path: string, words: readonly string[]) {
  await page.goto(journey.at(path));
  const alert = page.getByRole('alert').first();
  await alert.waitFor();
  const said = (await alert.innerText()).split(/\n+/).slice(0, words.length);
  expect([path, said]).toEqual([path, words]);
  expect(await page.getByRole('table').count()).toBe(0);
}

/** Looks at another officer's page. */
export async function refusesToOther(journey: Journey, visit: Visit, path: keyof typeof theirs) {
  const todo = '如工作需要，请联系本市安全管理员调整授权。';
  await refuses(journey, visit, path, ['没有权限办理此事项。', theirs[path], todo]);
}

/** Looks at pages of the business: a list, a form, and `figures`, the page of one figure. */
export async function refusesBusiness(journey: Journey, visit: Visit, figures: string) {
  for (const path of ['cases', 'matters/new', figures]) await refuses(journey, visit, path, apart);
}

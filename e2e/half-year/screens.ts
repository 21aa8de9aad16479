import * as actuals from '../../server/src/actuals/contract.ts';
import type { Story } from '../../server/testing/story.ts';
import { phone } from '../browser.ts';
import type { Journey } from '../journey.ts';
import { answering, clerkOf, signerOf, source, whole } from './city.ts';
import { type Typed, typedFor } from './units.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The office uploads a file with mistakes, sees each at its place, uploads the corrected one; answers its preview. */
export async function importSeen(
  journey: Journey,
  files: { mistaken: Buffer; faults: number; corrected: Buffer },
): Promise<string> {
  const visit = await journey.as('office');
  const { page } = visit;
  const upload = (name: string, buffer: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: workbookType, buffer });
  await page.goto(journey.at('matters/import'));
  await upload('登记簿-有误.xlsx', files.mistaken);
  await page.getByRole('heading', { name: `${files.faults} 处错误` }).waitFor();
  await page.getByRole('link', { name: '下载 Excel' }).first().waitFor();
  await journey.look(visit, 'half-year-import-faults');
  await page.getByRole('button', { name: '换一个文件' }).click();
  await upload('登记簿.xlsx', files.corrected);
  await page.getByRole('button', { name: /^导入 \d+ 处变化$/ }).waitFor();
  const id = new URL(page.url()).searchParams.get('import') ?? '';
  await page.context().close();
  return id;
}

/** What one unit answers on phones: a figure of its own and words on a matter without tasks. */
interface Answered {
  unit: string;
  typed: Map<string, Typed>;
}

/** A clerk types a figure and words at 390 px, the signer signs both off there. */
export async function answeredOnPhones(
  story: Story,
  journey: Journey,
  codeOf: ReadonlyMap<string, string>,
): Promise<Answered> {
  const { unit, figure, words } = await unitWithBoth(story);
  const typed = new Map<string, Typed>();
  const clerk = await journey.as(clerkOf(unit), phone);
  for (const request of [figure, words]) {
    const { of, body } = await typedFor(story, unit, request, codeOf);
    const said =
      request === figure
        ? { value: body.value ?? '' }
        : { progress: body.progress ?? '', nextSteps: '按计划推进。' };
    await clerk.page.goto(journey.at(`requests/${request.id}`));
    if (request === figure)
      await clerk.page.getByLabel(`${figure.indicator?.name}（2026年6月）`).fill(said.value ?? '');
    else {
      await clerk.page.getByLabel('进展情况').fill(said.progress ?? '');
      await clerk.page.getByLabel('下步举措').fill(said.nextSteps ?? '');
    }
    await clerk.page.getByText(/草稿已保存/).waitFor();
    await journey.look(clerk, `half-year-entry-${request.kind}-phone`);
    await clerk.page.getByRole('button', { name: /^送.*审签人审签$/ }).click();
    await clerk.page.getByText('待审签').first().waitFor();
    typed.set(request.id, { of, body: said });
  }
  await clerk.page.context().close();
  const signer = await journey.as(signerOf(unit), phone);
  for (const [at, request] of [...typed.keys()].entries()) {
    await signer.page.goto(journey.at(`requests/${request}`));
    const sign = signer.page.getByRole('button', { name: '审签并报送给考核办审核' });
    await sign.waitFor();
    if (at === 0) await journey.look(signer, 'half-year-sign-phone');
    await sign.click();
    await signer.page.getByText('下一步：由考核办审核').waitFor();
  }
  await signer.page.context().close();
  return { unit, typed };
}

/** A unit that is asked for a figure of its own and for words on a matter without tasks. */
async function unitWithBoth(story: Story) {
  for (const unit of answering) {
    if (unit === source) continue;
    const clerk = await story.as(clerkOf(unit));
    const { requests } = (await clerk.call(actuals.listRequests, { query: { state: 'open', size: 200 } }))
      .body;
    const figure = requests.find(({ kind }) => kind === 'figure');
    const words = requests.find(
      ({ kind, matter }) =>
        kind === 'words' &&
        !whole.tasks?.some(
          (task) => whole.matters.find(({ code }) => code === task.matter)?.number === matter?.number,
        ),
    );
    if (figure !== undefined && words !== undefined) return { unit, figure, words };
  }
  throw new Error('No unit is asked for both a figure and words.');
}

/** The reviewer returns a figure with the reason; the office locks one that was passed. Each on the request's own page. */
export async function returnedOnScreen(journey: Journey, request: actuals.RequestHead, words: string) {
  const visit = await journey.as('reviewer');
  await visit.page.goto(journey.at(`requests/${request.id}`));
  const act = `退回${request.unit.name}修改`;
  await visit.page.getByRole('button', { name: act }).click();
  const panel = visit.page.getByRole('dialog');
  await panel.getByLabel('意见').fill(words);
  await journey.look(visit, 'half-year-return');
  await panel.getByRole('button', { name: act }).click();
  await visit.page.getByText('已退回').first().waitFor();
  await visit.page.context().close();
}

export async function lockedOnScreen(journey: Journey, request: string) {
  const visit = await journey.as('office');
  await visit.page.goto(journey.at(`requests/${request}`));
  const lock = visit.page.getByRole('button', { name: '锁定为正式数据' });
  await lock.waitFor();
  await journey.look(visit, 'half-year-lock');
  await lock.click();
  await visit.page.getByText('已成为正式数据').first().waitFor();
  await visit.page.context().close();
}

/** The office produces the summary of a period on its page and has one of its numbers explained. */
export async function summaryOnScreen(journey: Journey, period: string) {
  const visit = await journey.as('office');
  const { page } = visit;
  await page.goto(journey.at(`documents/produce?kind=summary&period=${period}`));
  await page.getByRole('button', { name: '生成并存档' }).click();
  await page.getByText('与现有数据一致').waitFor();
  const number = page.getByRole('article').getByRole('button', { name: /^\d/ }).first();
  const printed = /^\d[\d.,]*/.exec(await number.innerText())?.[0] ?? '';
  await number.click();
  const explained = page.getByRole('dialog');
  await explained.getByRole('button', { name: '关闭' }).waitFor();
  await explained.getByText(printed).first().waitFor();
  await journey.look(visit, 'half-year-summary');
  await page.context().close();
}

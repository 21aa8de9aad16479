import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { listMatters } from '../plans/contract.ts';
import * as contract from './contract.ts';

let story: Story;
let matterId: string;
const actor = (post: string | null) => story.as(post);

beforeAll(async () => {
  const milestones = [{ name: '完工', due: '2024-12-31' }];
  story = await openStory({
    cities: [
      smallCity(),
      { ...smallPublishedCity(), tasks: [{ code: 't1', matter: 'r1', title: '办好实事', milestones }] },
    ],
  });
  matterId = (await (await actor('office')).call(listMatters)).body.matters[0]?.id ?? '';
});
afterAll(() => story?.close());

it('a city of published figures is never judged, and nobody there is said not to have reported', async () => {
  const reader = await actor('published-office');
  const at = { tenant: 'small-published' };
  const own = {
    ...at,
    matterId: (await reader.call(listMatters, { params: at })).body.matters[0]?.id ?? '',
  };
  const shown = await reader.call(contract.judgedTasksOfMatter, { params: own });
  const [task] = shown.body.tasks;
  expect(task?.judged).toMatchObject({ status: 'awaiting_release', judgement: null });
  expect(JSON.stringify(task?.judged)).not.toContain('未报送');
  expect(JSON.stringify(task?.judged)).not.toContain('尚未收到报告');
  const refused = await reader.call(contract.judgeTask, {
    params: { ...at, id: task?.taskId ?? '' },
    body: { period: '2024', status: 'behind', reason: '没有依据', observationId: null, supersedes: null },
  });
  expect(refused.status).toBe(409);
  expect(refused.body.error?.code).toBe('gaps.task_published');
  const strange = await reader.call(contract.judgedTasksOfMatter, { params: { ...at, matterId } });
  expect(strange.status).toBe(404);
});

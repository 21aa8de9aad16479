import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { listRequests, readRequest } from '../actuals/contract.ts';
import { latestWords } from '../actuals/index.ts';
import { judgedTasksOfMatter } from '../gaps/contract.ts';
import { tasksOf } from '../plans/index.ts';

const city = smallCity();
const asked = { matter: 'm1', unit: 'county-a', dueOn: '2026-06-12' };

let story: Story;
beforeAll(async () => {
  story = await openStory({
    cities: [
      {
        ...city,
        tasks: [
          { code: 'k1', matter: 'm1', title: '开工', milestones: [{ name: '批复', due: '2026-05-01' }] },
        ],
        judgements: [
          {
            period: '2026-05',
            onDay: '2026-06-18',
            tasks: ['k1'],
            otherwise: [{ task: 'k1', status: 'behind', reason: '现场核对未见批复。' }],
          },
        ],
        words: [
          {
            ...asked,
            period: '2026-05',
            progress: '批复已完成。',
            problems: '雨季较长。',
            nextSteps: '抢晴天。',
            expectedOn: '2026-08-01',
            claims: [{ task: 'k1', milestone: '批复', state: 'reached', words: '' }],
            recordedOn: '2026-06-10',
          },
          { ...asked, period: '2026-06', dueOn: '2026-07-12' },
        ],
      },
    ],
  });
});
afterAll(() => story.close());

test('words that a city brings along are locked on their day, by the posts of the unit', async () => {
  const clerk = await story.as('clerk-a');
  const { body: list } = await clerk.call(listRequests, { query: { period: '2026-05', size: 50 } });
  const request = list.requests.find(({ state }) => state === 'locked');
  const { body } = await clerk.call(readRequest, { params: { request: request?.id ?? '' } });
  expect(body.entries.map(({ progress, problems }) => [progress, problems])).toEqual([
    ['批复已完成。', '雨季较长。'],
  ]);
  expect(body.steps.map(({ act, by }) => [act, by?.zh])).toEqual([
    ['enter', '甲县填报人'],
    ['hand_over', '甲县填报人'],
    ['sign_off', '甲县审签人'],
    ['submit', '甲县审签人'],
    ['pass', '考核办审核岗'],
    ['lock', '考核办专员'],
  ]);
  const [task] = await tasksOf(story.db, city.tenant.id, {});
  const matterIds = [task?.matterId ?? ''];
  expect((await latestWords(story.db, city.tenant.id, '2026-06-09', { matterIds })).size).toBe(0);
  const [words] =
    (await latestWords(story.db, city.tenant.id, '2026-06-10', { matterIds })).get(matterIds[0] ?? '') ?? [];
  expect(words).toMatchObject({
    progress: '批复已完成。',
    nextSteps: '抢晴天。',
    expectedOn: '2026-08-01',
    lockedOn: '2026-06-10',
    claims: [{ taskId: task?.id, milestoneId: task?.milestones[0]?.id, state: 'reached', percent: null }],
  });
  const { body: june } = await clerk.call(listRequests, { query: { period: '2026-06', size: 50 } });
  expect(june.requests.filter(({ state, indicator }) => state === 'open' && indicator === null)).toHaveLength(
    1,
  );
});

test('the office’s words on tasks come beside the claims that they judge', async () => {
  const [task] = await tasksOf(story.db, city.tenant.id, {});
  const office = await story.as('office');
  const { body } = await office.call(judgedTasksOfMatter, { params: { matterId: task?.matterId ?? '' } });
  expect(body.tasks[0]?.judged).toMatchObject({
    status: 'behind',
    awaiting: false,
    judgement: {
      period: '2026-05',
      reason: '现场核对未见批复。',
      onDay: '2026-06-18',
      by: { zh: '考核办专员' },
    },
  });
});

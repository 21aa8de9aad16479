import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { practice } from '../../testing/practices.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { listMatters } from '../plans/contract.ts';
import { readMatterStanding } from './contract.ts';

let story: Story;

beforeAll(async () => {
  const rules = { file: practice('default-lights/rules.yaml'), origin: '测试' };
  story = await openStory({ cities: [{ ...smallCity(), practices: { rules } }] });
});
afterAll(() => story?.close());

describe('what stands beside a matter', () => {
  it('is the standing of its own targets, for whoever is signed in', async () => {
    const clerk = await story.as('clerk-b');
    const [first] = (await clerk.call(listMatters)).body.matters;
    const answered = await clerk.call(readMatterStanding, { params: { matter: first?.id ?? '' } });
    expect(answered.status).toBe(200);
    expect(answered.body.targets.map(({ subject, standing }) => [subject.name, standing.status])).toEqual([
      ['甲县', 'behind'],
      ['乙县', 'behind'],
      ['丙区', 'behind'],
    ]);
    expect(answered.body.words).toEqual([]);
  });

  it('answers 404 for a matter that is not there, and 401 for nobody', async () => {
    const params = { matter: '01900000-0000-7000-8000-000000000000' };
    expect((await (await story.as('leader')).call(readMatterStanding, { params })).status).toBe(404);
    expect((await (await story.as(null)).call(readMatterStanding, { params })).status).toBe(401);
  });
});

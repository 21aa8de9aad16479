import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import * as contract from './contract.ts';

let story: Story;
beforeAll(async () => {
  const other = smallCity('other-city');
  story = await openStory({
    cities: [
      {
        ...smallCity(),
        names: [
          { name: '民生', nameEn: 'Livelihood' },
          { name: '产业', nameEn: 'Industry' },
        ],
      },
      {
        ...other,
        names: [{ name: '民生', nameEn: 'Welfare' }],
        posts: [{ username: 'office-other', name: { zh: '考核办', en: 'Office' }, role: 'office' }],
      },
      smallPublishedCity(),
    ],
  });
});
afterAll(() => story?.close());

const names = async (post: string | null, tenant?: string) =>
  (await story.as(post)).call(contract.readNames, tenant === undefined ? {} : { params: { tenant } });
const keep = async (post: string, body: unknown, ifMatch?: number, tenant?: string) =>
  (await story.as(post)).call(contract.keepName, {
    body: body as never,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(tenant === undefined ? {} : { params: { tenant } }),
  });
const codeOf = (answer: { status: number; body: unknown }) => [
  answer.status,
  (answer.body as { error?: { code: string } }).error?.code,
];

describe('the English names of a city', () => {
  it('are read by every member of the city, each city its own, and by nobody else', async () => {
    for (const post of ['office', 'clerk-a', 'leader'])
      expect((await names(post)).body.names).toMatchObject({ 民生: 'Livelihood', 产业: 'Industry' });
    expect((await names('office-other', 'other-city')).body.names).toMatchObject({ 民生: 'Welfare' });
    expect(codeOf(await names('office-other'))[0]).toBe(404);
    expect(codeOf(await names('clerk-a', 'other-city'))[0]).toBe(404);
    expect(codeOf(await names(null))[0]).toBe(401);
  });

  it('are words alone: no figure, day or id', async () => {
    const { body } = await names('clerk-a');
    expect(Object.keys(body).sort()).toEqual(['abilities', 'names']);
    expect(body.abilities.keepNames?.may).toBe(false);
  });

  it('are kept by the office, one at a time, upon what it saw', async () => {
    const given = { name: '甲县', nameEn: 'Jia County' };
    expect(codeOf(await keep('clerk-a', given, 1))[0]).toBe(403);
    expect(codeOf(await keep('office', given))[0]).toBe(428);
    const first = await keep('office', given, 1);
    expect(first.body).toEqual({ ...given, version: 2 });
    expect(codeOf(await keep('office', { ...given, nameEn: 'County A' }, 1))[0]).toBe(412);
    expect((await names('clerk-a')).body.names.甲县).toBe('Jia County');
    expect((await keep('office', { ...given, nameEn: null }, 2)).status).toBe(200);
    expect((await names('clerk-a')).body.names.甲县).toBeUndefined();
    expect((await keep('office', given, 3)).body.version).toBe(4);
  });

  it('hold no Chinese characters, and are not changed in a city of published facts', async () => {
    expect(codeOf(await keep('office', { name: '甲县', nameEn: '甲 County' }, 1))[0]).toBe(400);
    const published = story.signIns.find(
      ({ tenant, role }) => tenant === 'small-published' && role === 'office',
    );
    if (published === undefined) throw new Error('The published city has no office.');
    const refused = await keep(published.username, { name: '甲', nameEn: 'A' }, 1, published.tenant);
    expect(codeOf(refused)).toEqual([409, 'registry.names_published']);
  });
});

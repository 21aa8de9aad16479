import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { downloadNames, listNames } from './contract.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory({ cities: [{ ...smallCity(), names: [{ name: '甲县', nameEn: 'Jia County' }] }] });
});
afterAll(() => story?.close());

type Asked = NonNullable<Parameters<Awaited<ReturnType<Story['as']>>['call']>[1]>['query'];

async function rows(query: Asked): Promise<string[][]> {
  const { bytes } = await (await story.as('clerk-b')).call(downloadNames, { query: query as never });
  const [sheet] = await readExcel(bytes);
  return (sheet?.data ?? []).slice(2).map((line) => line.map((cell) => String(cell ?? '')));
}

it('downloads the names as they are listed, by the filters of the page', async () => {
  const { body } = await (await story.as('clerk-b')).call(listNames);
  const [heading, ...all] = await rows({});
  expect(heading).toEqual(['中文名称', '英文名称', '用于']);
  expect(all.map(([name]) => name)).toEqual(body.names.map(({ name }) => name));
  expect(await rows({ english: 'given', language: 'en' })).toEqual([
    ['Chinese name', 'English name', 'Used for'],
    ['甲县', 'Jia County', 'Unit'],
  ]);
  expect((await rows({ text: 'jia co' })).slice(1)).toEqual([['甲县', 'Jia County', '单位']]);
  expect((await rows({ kind: 'matter' })).slice(1).map(([name]) => name)).toEqual([
    '扩大工业有效投资',
    '工业经济稳定增长',
  ]);
});

it('refuses filters that it does not know', async () => {
  const query = { kind: 'person' } as never;
  const answered = await (await story.as('clerk-b')).call(downloadNames, { query });
  expect([answered.status, answered.body.error?.fields?.map(({ path }) => path)]).toEqual([
    400,
    ['query.kind'],
  ]);
  expect((await (await story.as(null)).call(downloadNames)).status).toBe(401);
});

it('is for the business: titles of matters, tasks and indicators are none of the officers’', async () => {
  for (const officer of ['system-officer', 'security-officer', 'audit-officer']) {
    const [list, file] = [await story.said(officer, listNames), await story.said(officer, downloadNames)];
    expect([officer, list, file]).toEqual([officer, ...Array(2).fill([403, 'platform.not_allowed'])]);
  }
});

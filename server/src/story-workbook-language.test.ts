import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCity } from '../testing/city.ts';
import { openStory, type Story } from '../testing/story.ts';
import { requestOf } from '../testing/walk-figure.ts';
import { everyEndpoint } from './endpoints.ts';

let story: Story;
/** Workbooks that another post asks for, or that something has to be named for. */
let asked: Record<string, { who?: string; query?: Record<string, string> }>;
beforeAll(async () => {
  story = await openStory({ cities: [smallCity()] });
  const { indicator, subject } = await requestOf(story, 'clerk-a', '2026-06', 'investment');
  asked = {
    'audit.xlsx': { who: 'auditor' },
    'accounts.xlsx': { who: 'audit-officer' },
    'fill-in.xlsx': { who: 'clerk-a', query: { period: '2026-06' } },
    'ask-plans.xlsx': { query: { period: '2026-06' } },
    'calendar.xlsx': { query: { from: '2026-06-01', to: '2026-06-30' } },
    'observations.xlsx': { query: { indicator: indicator.id, subject: subject.id } },
  };
});
afterAll(() => story?.close());

/** The register goes out as it is read in again; the text of documents is Chinese in either language. */
const chineseAlone = ['register-workbook.xlsx', 'documents/:id/document.xlsx'];

const workbooks = everyEndpoint()
  .map(({ endpoint }) => ({ endpoint, name: endpoint.path.replace('/api/:tenant/', '') }))
  .filter(({ endpoint, name }) => endpoint.method === 'GET' && name.endsWith('.xlsx'))
  .filter(({ name }) => !chineseAlone.includes(name));

it('every workbook is asked for in a language', () => {
  expect(workbooks.length).toBeGreaterThan(28);
  const without = workbooks.filter(({ endpoint, name }) => {
    const read = endpoint.query.safeParse({ ...asked[name]?.query, language: 'en' });
    return !read.success || (read.data as { language?: string }).language !== 'en';
  });
  expect(without.map(({ name }) => name)).toEqual([]);
});

for (const language of ['en', 'zh'] as const) {
  it(`headings are ${language === 'en' ? 'English' : 'Chinese'} where that is asked for`, async () => {
    const wrong: unknown[] = [];
    for (const { endpoint, name } of workbooks.filter((one) => !one.name.includes(':'))) {
      const { who = 'office', query } = asked[name] ?? {};
      const answered = await (await story.as(who)).call(endpoint, { query: { ...query, language } });
      expect([name, answered.status, answered.body]).toEqual([name, 200, undefined]);
      for (const { sheet, data } of await readExcel(answered.bytes)) {
        // The heading is the first line of several cells: what stands above it is one text a line.
        const heading = data.find((line) => line.filter((cell) => cell !== null).length > 1) ?? [];
        const chinese = heading.filter((cell) => /\p{Script=Han}/u.test(String(cell))).length;
        const fits = language === 'en' ? chinese === 0 && !/\p{Script=Han}/u.test(sheet) : chinese > 0;
        if (!fits || heading.length === 0) wrong.push([name, sheet, heading]);
      }
    }
    expect(wrong).toEqual([]);
  });
}

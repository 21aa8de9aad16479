import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, makeCallers } from '../testing/rights/callers.ts';
import { rightsCity } from '../testing/rights/city.ts';
import { type Furnished, furnish, namesOf, type Thing, unitsOf } from '../testing/rights/things.ts';
import { openStory, type Story } from '../testing/story.ts';
import { everyEndpoint, type Mounted } from './endpoints.ts';

/** What a spreadsheet would run if it were written as a formula. */
const dangers = ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '=HYPERLINK("http://x/","看")', '＝1'];
const spoken = new Set([
  'title',
  'text',
  'note',
  'source',
  'printed',
  'leader',
  'section',
  'words',
  'publisher',
]);

let story: Story;
let callers: Caller[];
let furnished: Furnished;

beforeAll(async () => {
  let turn = 0;
  const spoil = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string' && spoken.has(name)) return `${dangers[turn++ % dangers.length]}${value}`;
    if (Array.isArray(value)) return value.map((item) => spoil(item, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoil(part, key)]));
  };
  const { practices, tenant, ...loop } = rightsCity('near');
  story = await openStory({ cities: [{ ...(spoil(loop) as typeof loop), practices, tenant }] });
  const units = await unitsOf(story, 'near');
  callers = await makeCallers(story, 'near', units, 'one of each');
  const of = (role: string) => callers.find((caller) => caller.role === role) as Caller;
  const posts = {
    office: of('office'),
    reviewer: of('reviewer'),
    officer: of('system_officer'),
    clerk: of('clerk'),
  };
  furnished = await furnish(story, 'near', units, posts);
}, 120_000);
afterAll(() => story?.close());

const files = everyEndpoint().filter(({ endpoint }) => /\.(xlsx|csv)$/.test(endpoint.path));
let seen = 0;

async function download({ endpoint, decides }: Mounted) {
  const names = namesOf(endpoint.path);
  const found = names === undefined ? { params: {} } : furnished.things.get(names);
  if (found === undefined) throw new Error(`Nothing to ask ${endpoint.path} with.`);
  const thing = ('params' in found ? found : found.own) as Thing;
  const by = callers.find(({ role }) => decides?.roles.includes(role)) as Caller;
  const asked = { period: '2026-07', indicator: furnished.known.indicator, subject: furnished.known.subject };
  const dated = { ...asked, from: '2026-07-01', to: '2026-07-31' };
  const fits = [{}, asked, dated, { from: dated.from, to: dated.to }].flatMap((query) => {
    const taken = Object.fromEntries(
      Object.entries(query).filter(([name]) => name in ((endpoint.query as { shape?: object }).shape ?? {})),
    );
    return endpoint.query.safeParse(taken).success ? [taken] : [];
  });
  return by.actor.call(endpoint, { params: thing.params, query: fits[0] ?? {} });
}

describe('a file that is taken out', () => {
  it.each(files.map((one): [string, Mounted] => [one.endpoint.path, one]))(
    'of %s holds no formula',
    async (_, one) => {
      const answer = await download(one);
      expect([answer.status, answer.body?.error]).toEqual([200, undefined]);
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w%.!~*'()-]+$/,
      );
      if (one.endpoint.path.endsWith('.csv')) {
        const rows = parse(answer.bytes, { bom: true, relax_column_count: true }) as string[][];
        for (const cell of rows.flat()) {
          expect(cell).not.toMatch(/^(?![+-]?\d+(\.\d+)?$)[=+\-@\t\r＝＋－＠]/);
          if (/^'[=+\-@]/.test(cell)) seen += 1;
        }
        return;
      }
      const parts = unzipSync(answer.bytes);
      for (const [name, content] of Object.entries(parts)) {
        if (!/\.(xml|rels)$/.test(name)) continue;
        const xml = strFromU8(content);
        // No formula, no link to another file, nothing that is asked from elsewhere.
        expect([name, /<f[\s>]|<oleLink|<ddeLink|TargetMode="External"/.test(xml)]).toEqual([name, false]);
        seen += [...xml.matchAll(/<t[^<>]*>\s*[=+\-@＝]/g)].length;
      }
      expect(Object.keys(parts).some((name) => /vbaProject|externalLinks/.test(name))).toBe(false);
    },
  );

  it('held what could have been one', () => {
    expect(seen).toBeGreaterThan(50);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleOf } from '../../testing/rights/sample.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { unpacked } from '../../testing/unpacked.ts';
import * as actuals from '../actuals/contract.ts';
import { everyEndpoint } from '../endpoints.ts';
import * as plans from '../plans/contract.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import * as app from './contract.ts';

/** Every endpoint of every city: a new one is tried here without being listed. Who is answered is the matrix's. */
const endpoints = everyEndpoint()
  .filter(({ decides }) => decides !== undefined)
  .map(({ endpoint }): [string, Endpoint] => [`${endpoint.method} ${endpoint.path}`, endpoint]);
const reads = endpoints.filter(([, one]) => one.method === 'GET');
const writes = endpoints.filter(([, one]) => one.method !== 'GET');

const figure = '47.4711';
const words = '只在草稿里出现的一句话';

let story: Story;
/** The request of county A that holds a draft, and what it is about, by the names of paths and queries. */
let request: string;
let known: Record<string, string>;
/** Ids of everything else that a path may name. */
const ids: string[] = [];

beforeAll(async () => {
  story = await openStory();
  const clerk = await story.as('clerk-a');
  const mine = (await clerk.call(actuals.listRequests)).body.requests[0];
  request = mine?.id ?? '';
  const saved = await clerk.call(actuals.enter, {
    params: { request },
    ifMatch: mine?.version ?? 0,
    body: { value: figure, progress: words },
  });
  expect(saved.status).toBe(200);
  const office = await story.as('office');
  const { targets } = (await office.call(app.listTargets)).body;
  const { matters } = (await office.call(plans.listMatters)).body;
  known = {
    page: 'targets',
    period: mine?.period ?? '',
    indicator: mine?.indicator?.id ?? '',
    subject: mine?.subject?.id ?? '',
    unit: mine?.unit.id ?? '',
    matter: matters.find(({ code }) => code === 'm1')?.id ?? '',
  };
  const own = targets.find(({ subject }) => subject.id === mine?.subject?.id);
  // Of each the one that is nearest to the draft: who downloads too much would only be told to wait.
  ids.push(request, mine?.unit.id ?? '', own?.id ?? '');
});
afterAll(() => story?.close());

/** Every way to fill the path: what the draft is about where a name says so, else each known id. */
function fillings(path: string): Record<string, string>[] {
  const names = [...path.matchAll(/:(\w+)/g)]
    .map((match) => match[1] as string)
    .filter((name) => name !== 'tenant');
  if (names.length === 0) return [{}];
  const ways = names.every((name) => name in known) ? [''] : ids;
  return ways.map((id) =>
    Object.fromEntries(names.map((name) => [name, known[name] ?? (name === 'code' ? 'county-a' : id)])),
  );
}

/** The least that the endpoint accepts, of what the draft is about. */
const sampled = (schema: Endpoint['body']) => sampleOf(schema, known, {}) as Record<string, unknown>;

/** Whether an answer tells anything of the draft, on a page or within a file. */
function tells({ bytes }: { bytes: Buffer }): boolean {
  const text = unpacked(bytes);
  return text.includes(figure) || text.includes(words);
}

it('finds the endpoints of every room', () => {
  expect(reads.length).toBeGreaterThan(15);
  expect(writes.length).toBeGreaterThan(12);
});

describe.each(['clerk-b', 'signer-b', 'clerk-town', 'clerk-stat', 'reviewer', 'office', 'leader', 'auditor'])(
  'a draft of county A, for %s',
  (who) => {
    it.each(reads)('does not show in %s', async (_, stated) => {
      const actor = await story.as(who);
      for (const params of fillings(stated.path)) {
        const answered = await actor.call(stated, { params, query: sampled(stated.query) });
        // Neither told to wait nor refused unread: what is not shown is not shown to a question that was understood.
        expect([200, 403, 404]).toContain(answered.status);
        expect(tells(answered)).toBe(false);
      }
    });

    it.each(writes.filter(([, one]) => one.path.includes(':request')))(
      'is not touched by %s',
      async (_, stated) => {
        const actor = await story.as(who);
        const answered = await actor.call(stated, {
          params: { request },
          ifMatch: 2,
          body: sampled(stated.body),
        });
        expect([403, 404, 409]).toContain(answered.status);
      },
    );
  },
);

it('is still there for its own clerk, unchanged, on every page and in every file that is the clerk’s', async () => {
  const clerk = await story.as('clerk-a');
  const own = [actuals.listRequests, actuals.downloadRequests, actuals.downloadFillIn, actuals.readReport];
  for (const stated of own) {
    const answered = await clerk.call<Endpoint>(stated, {
      params: fillings(stated.path)[0],
      query: sampled(stated.query),
    });
    expect([stated.path, answered.status, tells(answered)]).toEqual([stated.path, 200, true]);
  }
  const page = await clerk.call(actuals.readRequest, { params: { request } });
  expect(page.body.entries[0]).toMatchObject({ value: figure, progress: words });
  expect(page.body.entries).toHaveLength(1);
});

describe('two cities', () => {
  const cityBound = endpoints.filter(([, one]) => one.path.includes(':tenant'));

  it.each(cityBound)('%s answers a stranger like a city that does not exist', async (_, stated) => {
    const stranger = await story.as('published-office');
    const params = fillings(stated.path)[0] ?? {};
    const theirs = await stranger.call(stated, { params: { ...params, tenant: 'small-city' }, ifMatch: 1 });
    const none = await stranger.call(stated, { params: { ...params, tenant: 'no-such-city' }, ifMatch: 1 });
    expect(theirs.status).toBe(404);
    expect(theirs.bytes.equals(none.bytes)).toBe(true);
  });
});

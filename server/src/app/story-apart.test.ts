import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from '../../testing/story.ts';
import * as actuals from '../actuals/contract.ts';
import { everyEndpoint } from '../endpoints.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import * as registry from '../registry/contract.ts';
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
/** The request of county A that holds a draft, and ids of everything else that a path may name. */
let request: string;
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
  const { units } = (await office.call(registry.listUnits)).body;
  const { targets } = (await office.call(app.listTargets)).body;
  // A few of each: who downloads too much would only be told to wait.
  const some = [units, targets].flatMap((all) => all.slice(0, 2).map(({ id }) => id));
  ids.push(request, ...some);
});
afterAll(() => story?.close());

/** Every way to fill the path: each known id in each place. */
function fillings(path: string): Record<string, string>[] {
  const names = [...path.matchAll(/:(\w+)/g)]
    .map((match) => match[1] as string)
    .filter((name) => name !== 'tenant');
  if (names.length === 0) return [{}];
  return ids.map((id) => Object.fromEntries(names.map((name) => [name, name === 'code' ? 'county-a' : id])));
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
        const answered = await actor.call(stated, { params });
        expect(answered.status).not.toBe(429);
        expect(answered.bytes.includes(figure)).toBe(false);
        expect(answered.bytes.includes(words)).toBe(false);
      }
    });

    it.each(writes.filter(([, one]) => one.path.includes(':request')))(
      'is not touched by %s',
      async (_, stated) => {
        const actor = await story.as(who);
        const answered = await actor.call(stated, {
          params: { request },
          ifMatch: 2,
          body: { value: '1', words: '改一改', reason: '改一改' },
        });
        expect([400, 403, 404, 409]).toContain(answered.status);
      },
    );
  },
);

it('is still there for its own clerk, unchanged', async () => {
  const page = await (await story.as('clerk-a')).call(actuals.readRequest, { params: { request } });
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

import { channel } from 'node:diagnostics_channel';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Answered, actorAt } from '../testing/client.ts';
import { type Caller, makeCallers } from '../testing/rights/callers.ts';
import { rightsCity } from '../testing/rights/city.ts';
import { type Case, casesOf, type Expected, expectedOf } from '../testing/rights/expected.ts';
import { type Furnished, furnish, namesOf, unitsOf } from '../testing/rights/things.ts';
import { openUndoing } from '../testing/rights/undoing.ts';
import { openStory, type Story } from '../testing/story.ts';
import { everyEndpoint, type Mounted } from './endpoints.ts';
import { type RunningServer, startServer } from './main.ts';
import type { Endpoint } from './platform/endpoint.ts';

const all = everyEndpoint();
const inCity = all.filter(({ decides }) => decides !== undefined);
const named = (some: readonly Mounted[]) =>
  some.map((one): [string, Mounted] => [`${one.endpoint.method} ${one.endpoint.path}`, one]);

let story: Story;
/** The same house on the same database, in which nothing that is done stays. */
let undone: RunningServer;
let near: Furnished;
let far: Furnished;
let callers: Caller[];
let strangers: Caller[];
let before: unknown;
/** Every route that any server of this run has made. */
const registered = new Set<string>();

channel('fastify.initialization').subscribe((message) => {
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) registered.add(`${one} ${url}`);
  });
});

const secret = 'the same secret of both houses, long enough to be one';

beforeAll(async () => {
  vi.stubEnv('MERITLOOP_SECRET', secret);
  story = await openStory({ cities: [rightsCity('near'), rightsCity('far')] });
  const furnished = async (tenant: string, wanted: 'every kind' | 'one of each') => {
    const units = await unitsOf(story, tenant);
    const all = await makeCallers(story, tenant, units, wanted);
    const of = (role: string) => {
      const found = all.find((caller) => caller.role === role);
      if (found === undefined) throw new Error(`No ${role}.`);
      return found;
    };
    const posts = {
      office: of('office'),
      reviewer: of('reviewer'),
      officer: of('system_officer'),
      clerk: of('clerk'),
    };
    return { callers: all, things: await furnish(story, tenant, units, posts) };
  };
  const [here, there] = [await furnished('near', 'every kind'), await furnished('far', 'one of each')];
  ({ callers, things: near } = here);
  ({ callers: strangers, things: far } = there);
  undone = await startServer({
    databaseUrl: story.databaseUrl,
    host: '127.0.0.1',
    port: 0,
    home: tmpdir(), // holds nothing: the secret is given
    logLevel: 'error',
    open: openUndoing,
  });
  await story.settle();
  before = await written();
}, 120_000);
afterAll(async () => {
  await undone?.close();
  await story?.close();
  vi.unstubAllEnvs();
});

/** How much was ever done: nothing that is refused adds to it. */
async function written(): Promise<unknown> {
  const { rows } = await sql`select (select count(*) from platform.audit) as audit,
    (select count(*) from platform.outbox) as outbox, (select count(*) from platform.idempotency) as kept`.execute(
    story.db,
  );
  return rows;
}

/** What came back, as far as rights go. */
function outcome(status: number): Expected | string {
  if (status === 401) return 'unknown';
  if (status === 403) return 'refused';
  if (status === 404) return 'hidden';
  if (status === 429) return 'told to wait';
  return status < 500 ? 'answered' : `failed with ${status}`;
}

type Asked = Case & { caller: Caller | null; expected: Expected };

async function ask({ kind }: Mounted, stated: Endpoint, one: Asked): Promise<[string, string]> {
  const { caller, sent, expected } = one;
  // What is answered may leave something behind: not here.
  const isUndone = expected === 'answered' && kind !== 'query';
  const address = isUndone ? undone.address : story.address;
  const { status, body } = await actorAt(address, caller?.actor.cookie ?? '', 'near').call(stated, sent);
  return [outcome(status), body?.error?.what ?? ''];
}

/** Asks everything, a few at a time; answers what was not as expected. */
async function surprises(route: Mounted, asked: readonly Asked[]): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...asked];
  const line = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [came, said] = await ask(route, route.endpoint, next);
      if (came !== next.expected) {
        found.push(
          `${next.caller?.name ?? 'nobody'}, ${next.label}: ${next.expected} expected, ${came}: ${said}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, line));
  return found;
}

describe('the list of endpoints', () => {
  it('holds every route that the server answers', () => {
    const listed = new Set(named(all).map(([name]) => name));
    const own = /^(HEAD .*|GET \/(livez|healthz|readyz|metrics)|\w+ \/api\/\*)$/;
    expect([...registered].filter((route) => !listed.has(route) && !own.test(route))).toEqual([]);
    expect(all.length).toBeGreaterThan(140);
  });

  it('knows a thing of its own, of a unit below, beside and of another city for all that paths name', () => {
    const names = inCity.map(({ endpoint }) => namesOf(endpoint.path)).filter((name) => name !== undefined);
    expect([...new Set(names)].filter((name) => !near.things.has(name))).toEqual([]);
  });
});

describe('who is answered', () => {
  it.each(named(inCity))('%s', async (_, route) => {
    const cases = casesOf(route, near, far);
    const asked: Asked[] = [];
    for (const one of cases) {
      for (const caller of callers) {
        const expected = expectedOf(one, caller);
        // Where the unit makes no difference, one of each role is shown the page or the file.
        const again = callers.some(
          (other) => other !== caller && other.role === caller.role && other.over === 'city',
        );
        if (expected === 'answered' && route.kind !== 'act' && !one.byUnit && again) continue;
        asked.push({ ...one, caller, expected });
      }
    }
    const [first] = cases;
    if (first === undefined) throw new Error('Nothing was asked.');
    asked.push({ ...first, caller: null, label: 'without a session', expected: 'unknown' });
    const sent: Case['sent'] = { ...first.sent, params: { ...first.sent.params, tenant: 'near' } };
    for (const caller of strangers) {
      // Whom no sentence names would be refused at home as well.
      if (route.decides?.roles.includes(caller.role) === false) continue;
      asked.push({ ...first, sent, caller, label: 'from another city', expected: 'hidden' });
    }
    expect((await surprises(route, asked)).join('\n')).toBe('');
  });

  it.each(named(all.filter(({ kind }) => kind === 'account')))('%s', async (_, { endpoint }) => {
    const params = { id: 'none' };
    const nobody: Answered<Endpoint> = await (await story.as(null)).call(endpoint, { params });
    expect(nobody.status).toBe(401);
    for (const caller of strangers) {
      const { status } = await caller.actor.call(endpoint, { params });
      expect([401, 403, 500]).not.toContain(status);
    }
  });

  it.each(named(all.filter(({ kind }) => kind === 'open')))('%s', async (_, { endpoint }) => {
    expect([401, 403, 500]).not.toContain((await (await story.as(null)).call(endpoint)).status);
  });

  it('left nothing behind where it was refused or undone', async () => {
    expect(await written()).toEqual(before);
  });
});

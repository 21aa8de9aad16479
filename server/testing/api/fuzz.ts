import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { sql } from 'kysely';
import { everyEndpoint, type Mounted } from '../../src/endpoints.ts';
import { readApiDocument } from '../../src/openapi/contract.ts';
import { templated } from '../../src/openapi/operation.ts';
import type { Story } from '../story.ts';
import { arbitraryOf, type Pool, spoilt } from './arbitrary.ts';
import { rowCounts } from './counts.ts';
import type { Door, SentRaw } from './door.ts';
import { looseFault, type Operation, shapeFault } from './laws.ts';
import { type Mangled, mangled } from './mangled.ts';
import type { JsonSchema } from './samples.ts';
import { type Hostile, hostileRequests, overSocket, socketFault } from './sockets.ts';

interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, object> };
}

/** What was asked and answered in a run, by status. */
export interface Fuzzed {
  seed: number;
  asked: number;
  statuses: Record<string, number>;
  operations: number;
  /** Endpoints whose contract let a day or number through that only the database refused. */
  nets: string[];
  /** Requests below HTTP's own rules. */
  sockets: number;
  /** The slowest answers, in milliseconds, the slowest first. */
  slowest: [number, string][];
  /** Megabytes that the process, server and asker, held after each tenth of the run, once unused memory was given back. */
  heap: number[];
  /** What broke a law, each kind once; empty where none did. */
  faults: string[];
}

/** Would shut out the callers themselves: asked without the version that they need, so that they are refused. */
const shutsOut =
  /\/(sign-in-policy|accounts|access-requests|grants|sessions|password|second-factor)(\/|$)|sign-out/;

/**
 * Asks what the API document says can be asked, and what it says cannot, and holds every answer to these laws: no
 * failure; a status and a body that the document declares; refusals in their shape; nothing of another city; a refused
 * write stores nothing. Goes on after one that breaks a law, until it has found ten kinds; ends after `minutes` with what
 * was asked by then.
 */
export async function fuzz(
  story: Story,
  door: Door,
  run: { seed: number; requests: number; minutes?: number | undefined },
): Promise<Fuzzed> {
  const mounted = everyEndpoint();
  const document = await documentOf(door, mounted);
  const ajv = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: false });
  ajv.addSchema(document as object, 'api');
  let { pool, foreign } = await poolOf(story);
  const statuses: Record<string, number> = {};
  const operations = new Set<string>();
  const nets = new Set<string>();
  const slowest: Fuzzed['slowest'] = [];
  const heap: number[] = [];
  const faults = new Map<string, string>();
  let asked = 0;
  let sockets = 0;

  const byKey = new Map(mounted.map((one) => [`${one.endpoint.method} ${one.endpoint.path}`, one]));
  const oneOf = (key: string) => byKey.get(key) as Mounted;
  const request = fc.constantFrom(...byKey.keys()).chain((key) => {
    const operation = operationOf(document, oneOf(key));
    return requestOf(oneOf(key), operation, pool, document.components.schemas, story.tenant).map((drawn) => ({
      key,
      ...drawn,
    }));
  });
  const property = fc.asyncProperty(
    request,
    fc.nat(),
    fc.nat({ max: 9 }),
    async ({ key, sent, loose }, who, chance) => {
      const one = oneOf(key);
      // Nine in ten are asked by one who may.
      const stranger = chance === 0 ? door.callers[who % door.callers.length] : undefined;
      const write = one.endpoint.method !== 'GET';
      // Reading may leave its line in the audit log: what a write must not change is counted right before it.
      const thorough = asked % 10 === 0;
      const before = write ? await countOf(story, thorough) : undefined;
      const began = performance.now();
      const answer = await door.ask(one, sent, stranger);
      noteSlow(slowest, performance.now() - began, key);
      asked += 1;
      // What was made meanwhile can be asked for.
      if (asked % 200 === 0) ({ pool, foreign } = await poolOf(story));
      if (asked % Math.ceil(run.requests / 10) === 0) heap.push(heldNow());
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      operations.add(key);
      if (answer.text.includes('"code":"platform.out_of_range"')) nets.add(key);
      const note = (fault: string) => {
        const shown = JSON.stringify(sent).slice(0, 2_000);
        const kind = `${fault.replace(/:.*/s, '')} ${key}`;
        if (!faults.has(kind))
          faults.set(kind, `${fault}\n${key}\n${shown}\n→ ${answer.status} ${answer.text.slice(0, 600)}`);
      };
      const fault = loose ? looseFault(answer) : shapeFault(ajv, operationOf(document, one), one, answer);
      if (fault !== undefined) note(fault);
      for (const [id] of answer.text.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)) {
        if (foreign.has(id) && !JSON.stringify(sent).includes(id)) note(`of another city: ${id}`);
      }
      if (before !== undefined) {
        await quiet(story);
        const after = await countOf(story, thorough);
        if (answer.status !== 200 && JSON.stringify(after) !== JSON.stringify(before))
          note(`refused, and yet stored: ${changed(before, after)}`);
      }
      if (asked % 50 === 0) {
        const hostile = hostileRequests(`/api/${story.tenant}/views`, door.callers[0]?.actor.cookie ?? '');
        const { name, pieces } = hostile[sockets % hostile.length] as Hostile;
        sockets += 1;
        const socketBegan = performance.now();
        const wrong = socketFault(name, await overSocket(story.address, pieces(), 100));
        noteSlow(slowest, performance.now() - socketBegan, name);
        if (wrong !== undefined) note(wrong);
      }
      if (faults.size >= 10) throw new Error('Ten kinds of faults are enough.');
    },
  );
  try {
    const bound = run.minutes === undefined ? {} : { interruptAfterTimeLimit: run.minutes * 60_000 };
    await fc.assert(property, { seed: run.seed, numRuns: run.requests, endOnFailure: true, ...bound });
  } catch (error) {
    if (faults.size === 0) throw error;
  }
  return {
    seed: run.seed,
    asked,
    statuses,
    operations: operations.size,
    nets: [...nets].sort(),
    sockets,
    slowest,
    heap,
    faults: [...faults.values()],
  };
}

/** Keeps the ten slowest. */
function noteSlow(slowest: Fuzzed['slowest'], ms: number, key: string): void {
  slowest.push([Math.round(ms), key]);
  slowest.sort(([a], [b]) => b - a);
  slowest.splice(10);
}

/** Megabytes in use after what is unused was given back. */
function heldNow(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / 1_000_000);
}

function operationOf(document: ApiDocument, { endpoint }: Mounted): Operation {
  const found = document.paths[templated(endpoint.path)]?.[endpoint.method.toLowerCase()];
  if (found === undefined) throw new Error(`${endpoint.method} ${endpoint.path} is not in the document.`);
  return found;
}

async function documentOf(door: Door, mounted: readonly Mounted[]): Promise<ApiDocument> {
  const one = mounted.find(({ endpoint }) => endpoint.path === readApiDocument.path);
  if (one === undefined) throw new Error('The document is not mounted.');
  return (await door.ask(one)).json as ApiDocument;
}

function requestOf(
  { endpoint }: Mounted,
  operation: Operation,
  pool: Pool,
  defs: Record<string, JsonSchema>,
  tenant: string,
): fc.Arbitrary<Mangled> {
  const within = (place: string) =>
    operation.parameters.filter((one) => one.in === place && one.schema !== undefined);
  const textOf = (schema: JsonSchema | undefined) => arbitraryOf(schema ?? {}, pool, defs).map(String);
  const path = fc.record(
    Object.fromEntries(within('path').map(({ name = '', schema }) => [name, textOf(schema)])),
  );
  const query = fc.record(
    Object.fromEntries(within('query').map(({ name = '', schema }) => [name, textOf(schema)])),
    { requiredKeys: [] },
  );
  const schema = operation.requestBody?.content['application/json'].schema;
  const right = schema === undefined ? fc.constant({}) : arbitraryOf(schema, pool, defs);
  const body = fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: spoilt(right) });
  const version = fc.constantFrom('"1"', '"1"', '"1"', '"2"', '"0"', '"999999999"', 'W/"1"', 'x', '');
  return fc.record({ path, query, body, version, mangle: fc.nat({ max: 3 }) }).chain((one) => {
    const address = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      name === 'tenant' ? tenant : encodeURIComponent(one.path[name] ?? 'x'),
    );
    const search = new URLSearchParams(one.query as Record<string, string>).toString();
    const write = endpoint.method !== 'GET';
    const sent: SentRaw = {
      path: search === '' ? address : `${address}?${search}`,
      ...(write ? { body: JSON.stringify(one.body) } : {}),
      ...(write && one.version !== '' && !shutsOut.test(endpoint.path)
        ? { headers: { 'if-match': one.version } }
        : {}),
    };
    return one.mangle === 0 ? mangled(sent, one.body) : fc.constant({ sent, loose: false });
  });
}

/** Ids, codes and periods of the city, and the ids of every other. */
async function poolOf(story: Story): Promise<{ pool: Pool; foreign: ReadonlySet<string> }> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.columns
    where column_name = 'id' and data_type = 'uuid' and table_schema not in ('auth', 'graphile_worker')
      and (table_schema, table_name) in (select table_schema, table_name from information_schema.columns
        where column_name = 'tenant_id')`.execute(story.db);
  const rows: { tenant: string; id: string }[] = [];
  for (const { name } of tables) {
    const held = sql<{ tenant: string; id: string }>`select tenant_id as tenant, id from ${sql.raw(name)}`;
    rows.push(...(await held.execute(story.db)).rows);
  }
  const own = rows.filter(({ tenant }) => tenant === story.tenant).map(({ id }) => id);
  const words = [
    '2026',
    '2026-05',
    '2026-06',
    '2026-07',
    'county-a',
    'summary',
    'targets',
    '新兴产业',
    '甲县',
    '1',
    'm1',
  ];
  return {
    pool: { ids: own, words },
    foreign: new Set(rows.filter(({ tenant }) => tenant !== story.tenant).map(({ id }) => id)),
  };
}

/** What every act leaves: its line in the audit log and its wakes; one time in ten the rows of every table as well. */
async function countOf(story: Story, thorough: boolean): Promise<Record<string, number>> {
  if (thorough) return rowCounts(story.db);
  const { rows } = await sql<
    Record<string, number>
  >`select (select count(*)::int from platform.audit) as audit,
    (select count(*)::int from platform.outbox) as outbox,
    (select count(*)::int from platform.idempotency) as kept`.execute(story.db);
  return rows[0] ?? {};
}

/** Waits until what a write woke is done, so that it is not taken for the doing of the next. */
async function quiet(story: Story): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const { rows } = await sql`select 1 from platform.outbox where delivered_at is null limit 1`.execute(
      story.db,
    );
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('Outbox rows stay undelivered after 10 s.');
}

function changed(before: Record<string, number>, after: Record<string, number>): string {
  return Object.keys(after)
    .filter((name) => after[name] !== before[name])
    .map((name) => `${name} ${before[name]} → ${after[name]}`)
    .join(', ');
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { sql } from 'kysely';
import { everyEndpoint, type Mounted } from '../../src/endpoints.ts';
import { readApiDocument } from '../../src/openapi/contract.ts';
import { templated } from '../../src/openapi/operation.ts';
import type { Story } from '../story.ts';
import { arbitraryOf, type Pool, spoilt } from './arbitrary.ts';
import { rowCounts } from './counts.ts';
import type { AnsweredRaw, Door, SentRaw } from './door.ts';
import type { JsonSchema } from './samples.ts';

interface Operation {
  parameters: { name?: string; in?: string; schema?: JsonSchema }[];
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: JsonSchema }> }>;
}

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
}

/** Would shut out the callers themselves: asked without the version that they need, so that they are refused. */
const shutsOut =
  /\/(sign-in-policy|accounts|access-requests|grants|sessions|password|second-factor)(\/|$)|sign-out/;

/**
 * Asks what the API document says can be asked, and what it says cannot, and holds every answer to these laws: no
 * failure; a status and a body that the document declares; refusals in their shape; nothing of another city; a refused
 * write stores nothing. Throws with the first request that breaks one.
 */
export async function fuzz(
  story: Story,
  door: Door,
  run: { seed: number; requests: number },
): Promise<Fuzzed> {
  const mounted = everyEndpoint();
  const document = await documentOf(door, mounted);
  const ajv = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: false });
  ajv.addSchema(document as object, 'api');
  let { pool, foreign } = await poolOf(story);
  const statuses: Record<string, number> = {};
  const operations = new Set<string>();
  const nets = new Set<string>();
  let asked = 0;

  const byKey = new Map(mounted.map((one) => [`${one.endpoint.method} ${one.endpoint.path}`, one]));
  const oneOf = (key: string) => byKey.get(key) as Mounted;
  const request = fc.constantFrom(...byKey.keys()).chain((key) => {
    const operation = operationOf(document, oneOf(key));
    const sent = requestOf(oneOf(key), operation, pool, document.components.schemas, story.tenant);
    return sent.map((drawn) => ({ key, sent: drawn }));
  });
  const property = fc.asyncProperty(
    request,
    fc.nat(),
    fc.nat({ max: 9 }),
    async ({ key, sent }, who, chance) => {
      const one = oneOf(key);
      // Nine in ten are asked by one who may.
      const stranger = chance === 0 ? door.callers[who % door.callers.length] : undefined;
      const write = one.endpoint.method !== 'GET';
      // Reading may leave its line in the audit log: what a write must not change is counted right before it.
      const thorough = asked % 10 === 0;
      const before = write ? await countOf(story, thorough) : undefined;
      const answer = await door.ask(one, sent, stranger);
      asked += 1;
      // What was made meanwhile can be asked for.
      if (asked % 200 === 0) ({ pool, foreign } = await poolOf(story));
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      operations.add(key);
      if (answer.text.includes('"code":"platform.out_of_range"')) nets.add(key);
      const told = `${key}\n${JSON.stringify(sent)}\n→ ${answer.status} ${answer.text.slice(0, 600)}`;
      const fault = shapeFault(ajv, operationOf(document, one), one, answer);
      if (fault !== undefined) throw new Error(`${fault}\n${told}`);
      for (const [id] of answer.text.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)) {
        if (foreign.has(id) && !JSON.stringify(sent).includes(id))
          throw new Error(`of another city: ${id}\n${told}`);
      }
      if (before === undefined) return;
      await quiet(story);
      const after = await countOf(story, thorough);
      if (answer.status !== 200 && JSON.stringify(after) !== JSON.stringify(before)) {
        throw new Error(`refused, and yet stored: ${changed(before, after)}\n${told}`);
      }
    },
  );
  await fc.assert(property, { seed: run.seed, numRuns: run.requests, endOnFailure: true });
  return { seed: run.seed, asked, statuses, operations: operations.size, nets: [...nets].sort() };
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
): fc.Arbitrary<SentRaw> {
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
  return fc.record({ path, query, body, version }).map((one) => {
    const address = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      name === 'tenant' ? tenant : encodeURIComponent(one.path[name] ?? 'x'),
    );
    const search = new URLSearchParams(one.query as Record<string, string>).toString();
    const write = endpoint.method !== 'GET';
    return {
      path: search === '' ? address : `${address}?${search}`,
      ...(write ? { body: JSON.stringify(one.body) } : {}),
      ...(write && one.version !== '' && !shutsOut.test(endpoint.path)
        ? { headers: { 'if-match': one.version } }
        : {}),
    };
  });
}

/** What is wrong with an answer by the document; undefined where nothing is. */
function shapeFault(
  ajv: Ajv2020,
  operation: Operation,
  { endpoint }: Mounted,
  answer: AnsweredRaw,
): string | undefined {
  if (answer.status >= 500) return 'a failure';
  if (answer.status === 302) return undefined;
  const response = operation.responses[String(answer.status)];
  if (response === undefined) return `a status that is not declared: ${answer.status}`;
  const type = String(answer.headers['content-type']).split(';')[0] ?? '';
  const escaped = (part: string) => part.replace(/~/g, '~0').replace(/\//g, '~1');
  if (response.$ref === undefined && response.content?.[type] === undefined)
    return `a type that is not declared: ${type}`;
  if (type !== 'application/json') return undefined;
  const place =
    response.$ref ??
    `#/paths/${escaped(templated(endpoint.path))}/${endpoint.method.toLowerCase()}/responses/${answer.status}`;
  const pointer = `api${encodeURI(`${place}/content/${escaped(type)}/schema`)}`;
  const validate = ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer });
  return validate(answer.json) ? undefined : `not as declared: ${ajv.errorsText(validate.errors)}`;
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

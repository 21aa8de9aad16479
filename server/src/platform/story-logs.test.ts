import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { actorAt, signIn } from '../../testing/client.ts';
import { isSpreadHere, type TestDatabase, testDatabase } from '../../testing/database.ts';
import { enter, handOver, listRequests } from '../actuals/contract.ts';
import { importCity, type SignIn } from '../app/import-city.ts';
import { type RunningServer, startServer } from '../main.ts';
import { whoAmI } from '../registry/contract.ts';
import { type Db, openDatabase } from './database.ts';
import { faultOf } from './logs.ts';

const tenant = 'small-city';
const wrongPassword = 'wrong-horse-battery';
const phone = '13912345678';
const person = '欧阳不存在';
const report = `本月新签约项目三个，联系人${person}，电话${phone}`;
const bearer = 'mlt_not-a-real-token-but-secret-looking';
const address = '203.0.113.77';

let folder: string;
let database: TestDatabase;
let db: Db;
let close: () => Promise<void>;
let server: RunningServer;
let signIns: SignIn[];
const lines: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-logs-'));
  database = await testDatabase();
  ({ db, close } = openDatabase(database.url, () => {}));
  signIns = (await importCity(db, smallCity(tenant), new Date())) ?? [];
  server = await startServer({
    databaseUrl: database.url,
    host: '127.0.0.1',
    port: 0,
    home: folder,
    logLevel: 'trace', // whatever anybody may ever turn on
    logStream: { write: (line) => lines.push(line) },
  });
});
afterAll(async () => {
  await server.close();
  await close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const passwordOf = (username: string): string =>
  signIns.find((post) => post.username === username)?.password ?? '';

const ask = (path: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${server.address}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body }),
    headers: {
      'x-meritloop': '1',
      'content-type': 'application/json',
      'x-forwarded-for': address,
      ...headers,
    },
  });

it('one JSON line a request tells pattern, city, status and time, and nothing that anybody typed', async () => {
  const secrets = [wrongPassword, passwordOf('clerk-a'), phone, person, report, bearer, address, 'clerk-a'];
  const wrong = JSON.stringify({ username: 'clerk-a', password: wrongPassword });
  expect((await ask('/api/auth/sign-in/username', {}, wrong)).status).toBe(401);
  const cookie = await signIn(server.address, 'clerk-a', passwordOf('clerk-a'));
  secrets.push(...cookie.split('; ').map((one) => one.slice(one.indexOf('=') + 1)));
  secrets.push(...secrets.map(decodeURIComponent));

  const clerk = actorAt(server.address, cookie, tenant);
  expect((await clerk.call(whoAmI)).status).toBe(200);
  const [open] = (await clerk.call(listRequests)).body.requests;
  const params = { request: open?.id ?? '' };
  const typed = await clerk.call(enter, { params, ifMatch: 1, body: { value: '50', progress: report } });
  expect(typed.status).toBe(200);
  const key = `key-of-${randomUUID()}`;
  secrets.push(key, params.request);
  expect((await clerk.call(handOver, { params, ifMatch: typed.body.version, key })).status).toBe(200);
  // What is refused: bad JSON, bad fields, unknown addresses, names in path and query, a token that is none.
  const named = encodeURIComponent(person);
  secrets.push(named);
  const own = { cookie };
  await ask(`/api/${tenant}/requests/${params.request}/entries`, own, `{"progress": "${report}`);
  await ask(
    `/api/${tenant}/requests/${params.request}/entries`,
    own,
    JSON.stringify({ progress: 7, [report]: 1 }),
  );
  await ask(`/api/${named}/me`, own);
  await ask(`/${named}?name=${named}`, own);
  await ask(`/api/${tenant}/requests?unit=${named}`, own);
  await ask(`/api/${tenant}/me`, { authorization: `Bearer ${bearer}` });

  const log = lines.join('');
  for (const secret of secrets.filter((one) => one.length > 4))
    expect(log, 'a secret stands in the log').not.toContain(secret);
  const requests = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
  expect(requests.length).toBeGreaterThanOrEqual(10);
  expect(requests).toContainEqual(
    expect.objectContaining({
      level: 30,
      reqId: expect.any(String),
      method: 'GET',
      route: '/api/:tenant/me',
      tenant,
      status: 200,
      ms: expect.any(Number),
      time: expect.any(Number),
    }),
  );
  // A city that nobody was let into is not named.
  for (const { status, tenant: city } of requests) if (status === 401) expect(city).toBeUndefined();
});

it('a fault leaves a line to mend it by and a reference to find it, without the values that it was about', async () => {
  const cookie = await signIn(server.address, 'clerk-b', passwordOf('clerk-b'));
  const clerk = actorAt(server.address, cookie, tenant);
  const [open] = (await clerk.call(listRequests)).body.requests;
  await sql`alter table actuals.entry add constraint broken check (progress = '') not valid`.execute(db);
  try {
    const answer = await clerk.call(enter, {
      params: { request: open?.id ?? '' },
      ifMatch: 1,
      body: { value: '50', progress: report },
    });
    expect(answer.status).toBe(500);
    const said = JSON.stringify(answer.body);
    expect(said).not.toMatch(/constraint|actuals|select|\bat \//);
    const fault = lines.map((line) => JSON.parse(line)).find(({ level, err }) => level === 50 && err);
    expect(said).toContain(fault.reqId);
    // Of a worker's fault a coordinator passes on code and words, neither table nor constraint.
    const where = isSpreadHere() ? {} : { constraint: 'broken', table: 'entry' };
    expect(fault.err).toMatchObject({ code: '23514', ...where });
    expect(lines.join('')).not.toContain(report);
  } finally {
    await sql`alter table actuals.entry drop constraint broken`.execute(db);
  }
});

it('a text with line breaks stays one line', () => {
  const fault = JSON.stringify(faultOf(new Error('one\n{"level":60,"msg":"forged"}')));
  expect(fault).not.toContain('\n');
  expect(faultOf(new SyntaxError(`Unexpected token in ${report}`)).message).not.toContain(person);
});

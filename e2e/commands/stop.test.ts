import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enter, handOver, listRequests, signOff } from '../../server/src/actuals/contract.ts';
import { importCity, type SignIn } from '../../server/src/app/import-city.ts';
import { type Database, openDatabase } from '../../server/src/platform/database.ts';
import { smallCity } from '../../server/testing/city.ts';
import { type Actor, actorAt, signIn } from '../../server/testing/client.ts';
import { type TestDatabase, testDatabase } from '../../server/testing/database.ts';
import { endAll, type Product, startProduct } from './product.ts';

const connected = (to: Database) => to.pool.connect();
type Client = Awaited<ReturnType<typeof connected>>;

const tenant = 'small-city';
let folder: string;
let database: TestDatabase;
let opened: Database;
let signIns: SignIn[];
/** Holds the row that an act wants, as a slow neighbour would. */
let holder: Client;
/** Looks on: what is seen of the others within a transaction stands still. */
let watcher: Client;
/** Figures that can be submitted. */
let signed: { id: string; version: number }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-stop-'));
  database = await testDatabase();
  opened = openDatabase(database.url, () => {}, 2);
  signIns = (await importCity(opened.db, smallCity(tenant), new Date())) ?? [];
  holder = await connected(opened);
  watcher = await connected(opened);
  const product = await started();
  signed = [await signedFigure(product, 'a'), await signedFigure(product, 'b')];
  expect(await product.end('SIGTERM')).toBe(0);
});
afterAll(async () => {
  endAll();
  holder.release(true);
  watcher.release(true);
  await opened.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const started = (): Promise<Product> =>
  startProduct({ home: join(folder, 'home'), env: { DATABASE_URL: database.url } });

async function as(product: Product, username: string): Promise<Actor> {
  const password = signIns.find((one) => one.username === username)?.password ?? '';
  return actorAt(product.address, await signIn(product.address, username, password), tenant);
}

async function signedFigure(product: Product, county: string): Promise<{ id: string; version: number }> {
  const clerk = await as(product, `clerk-${county}`);
  const [open] = (await clerk.call(listRequests)).body.requests;
  const params = { request: open?.id ?? '' };
  const typed = await clerk.call(enter, { params, ifMatch: 1, body: { value: '50' } });
  const handed = await clerk.call(handOver, { params, ifMatch: typed.body.version });
  const done = await (await as(product, `signer-${county}`)).call(signOff, {
    params,
    ifMatch: handed.body.version,
  });
  expect(done.status).toBe(200);
  return { id: params.request, version: done.body.version };
}

/** A raw connection: what is sent on it behind a request that still waits is answered behind it, in order. */
async function connection(address: string) {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  const ended = once(socket, 'close');
  return {
    send(method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}): void {
      const lines = Object.entries({ host: `${hostname}:${port}`, ...headers }).map(
        ([name, value]) => `${name}: ${value}`,
      );
      const body = method === 'POST' ? '{}' : '';
      socket.write(
        `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    },
    /** Everything that came until the other side ended the connection. */
    async all(): Promise<string> {
      await ended;
      return heard;
    },
    heard: () => heard,
  };
}

/** Submits the figure while its row is held: the act has begun, and waits. Answers its connection. */
async function submitHeld(product: Product, figure: { id: string; version: number }, county: string) {
  const { cookie } = await as(product, `clerk-${county}`);
  await holder.query('begin');
  await holder.query('select 1 from actuals.request where id = $1 for update', [figure.id]);
  const line = await connection(product.address);
  line.send('POST', `/api/${tenant}/requests/${figure.id}/submit`, {
    cookie,
    'content-type': 'application/json',
    'x-meritloop': '1',
    'if-match': `"${figure.version}"`,
    'idempotency-key': randomUUID(),
  });
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await watcher.query(waiting)).rowCount).toBe(1);
  return line;
}

const stateOf = async (id: string): Promise<string> =>
  (await watcher.query('select state from actuals.request where id = $1', [id])).rows[0].state;

const refused = (address: string): Promise<boolean> =>
  fetch(`${address}/livez`).then(
    () => false,
    () => true,
  );

test('asked to end, it finishes the act that has begun, refuses everything new, and ends', async () => {
  const [figure] = signed;
  if (figure === undefined) throw new Error('no figure');
  const product = await started();
  const line = await submitHeld(product, figure, 'a');

  const ended = product.end('SIGTERM');
  await expect.poll(() => refused(product.address)).toBe(true);
  // What still comes on a connection that is in use is told so, and to go elsewhere.
  line.send('GET', '/readyz');
  line.send('GET', `/api/${tenant}/me`);
  await sleep(200);
  expect(line.heard()).toBe('');
  expect(await stateOf(figure.id)).toBe('signed');

  await holder.query('rollback');
  const answers = (await line.all()).split(/(?=HTTP\/1\.1 )/);
  expect(answers[0]).toMatch(/^HTTP\/1\.1 200 /);
  expect(await ended).toBe(0);
  expect(await stateOf(figure.id)).toBe('submitted');
  expect(product.printed()).not.toMatch(/not everything could be closed|while stopping/);
  expect(answers[1]).toMatch(/^HTTP\/1\.1 503 /);
  expect(answers[1]).toMatch(/connection: close/i);
  expect(answers[1]).toContain('stopping');
});

test('an act that does not end is not waited for: the stop is bounded, and nothing of the act is kept', async () => {
  const [, figure] = signed;
  if (figure === undefined) throw new Error('no figure');
  const product = await started();
  const line = await submitHeld(product, figure, 'b');
  const begun = performance.now();
  expect(await product.end('SIGTERM')).toBe(0);
  expect(performance.now() - begun).toBeLessThan(60_000);
  expect(await line.all()).toBe('');
  await holder.query('rollback');
  expect(await stateOf(figure.id)).toBe('signed');
});

import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../server/testing/database.ts';
import { endAll, leftIn, type Product, postgresOf, startAndEnd, startProduct } from './product.ts';

interface SignIn {
  readonly tenant: string;
  readonly username: string;
  readonly password: string;
}

let folder: string;
/** One home for the whole file: its examples are loaded once, and every start finds what the one before left. */
let home: string;
/** The first start, through npm, with what it printed. */
let first: Product;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-start-'));
  chmodSync(folder, 0o755);
  home = join(folder, 'home');
  first = await startProduct({ home, through: 'npm' });
});
afterAll(async () => {
  endAll();
  if (existsSync(join(home, 'postgres.json'))) await leftIn(postgresOf(home).data, 10_000);
  rmSync(folder, { recursive: true, force: true });
});

const signIns = () => JSON.parse(readFileSync(join(home, 'demo-sign-ins.json'), 'utf8')) as SignIn[];

async function canSignIn(address: string, { username, password }: SignIn): Promise<boolean> {
  const answer = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-meritloop': '1' },
    body: JSON.stringify({ username, password }),
  });
  return answer.ok;
}

test('npm start serves the web and prints random demo sign-ins, kept for their owner alone', async () => {
  expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
  const page = await fetch(`${first.address}/`);
  expect(await page.text()).toContain('lang="zh-CN"');
  const kept = signIns();
  expect(statSync(join(home, 'demo-sign-ins.json')).mode & 0o777).toBe(0o600);
  expect(new Set(kept.map(({ tenant }) => tenant))).toEqual(new Set(['huzhou-2024', 'simulated-city']));
  expect(new Set(kept.map(({ password }) => password)).size).toBe(kept.length);
  for (const { username, password } of kept) {
    expect(first.printed()).toContain(username);
    expect(first.printed()).toContain(password);
  }
  expect(first.printed()).toContain(first.address);
  const [one] = kept;
  if (!one) throw new Error('no demo sign-in');
  expect(await canSignIn(first.address, one)).toBe(true);
  expect(await canSignIn(first.address, { ...one, password: 'not-it' })).toBe(false);
});

test('a second start on the same home says where the first one answers, and leaves it alone', async () => {
  const second = await startAndEnd({ home });
  expect(second.code).toBe(1);
  expect(second.printed).toContain(`home.in_use: Meritloop already runs at ${first.address}`);
  expect((await fetch(`${first.address}/readyz`)).status).toBe(200);
});

test('PostgreSQL that is killed comes back by itself, with everything', async () => {
  const { pid, port } = postgresOf(home);
  process.kill(pid as number, 'SIGKILL');
  await expect.poll(() => postgresOf(home).pid, { timeout: 60_000 }).not.toBe(pid);
  expect(postgresOf(home).port).toBe(port);
  const [one] = signIns();
  await expect.poll(() => canSignIn(first.address, one as SignIn), { timeout: 60_000 }).toBe(true);
});

test('asked to end, npm start ends in order and leaves nothing running; the next start is the same without the passwords', async () => {
  const { data } = postgresOf(home);
  expect(await leftIn(data, 0)).not.toEqual([]);
  expect(await first.end('SIGTERM')).toBe(0);
  expect(await leftIn(data, 10_000)).toEqual([]);
  expect(existsSync(join(home, 'server.json'))).toBe(false);
  expect(postgresOf(home).pid).toBe(null);
  const before = signIns();
  const again = await startProduct({ home });
  try {
    expect(signIns()).toEqual(before);
    for (const { password } of before) expect(again.printed()).not.toContain(password);
    expect(await canSignIn(again.address, before[0] as SignIn)).toBe(true);
  } finally {
    expect(await again.end('SIGINT')).toBe(0);
  }
});

test('after kill -9 of its process group no PostgreSQL of that home is left, and the next start recovers', async () => {
  const { data } = postgresOf(home);
  const killed = await startProduct({ home, through: 'npm' });
  await killed.killGroup();
  expect(await leftIn(data, 10_000)).toEqual([]);
  const again = await startProduct({ home });
  expect(await canSignIn(again.address, signIns()[0] as SignIn)).toBe(true);
  await again.end('SIGTERM');
});

test('a port that was asked for and is taken is bad input; without one the next free port is used', async () => {
  const blocker = createServer();
  const listening = (port: number) =>
    new Promise<boolean>((resolve) => {
      blocker.once('error', () => resolve(false));
      blocker.listen({ port, host: '127.0.0.1' }, () => resolve(true));
    });
  // Where 3000 is taken by someone else, that serves as well.
  await listening(3000);
  try {
    const refused = await startAndEnd({ home, env: { PORT: '3000' } });
    expect(refused.code).toBe(2);
    expect(refused.printed).toMatch(/port_taken: .*3000.*PORT/);
    expect((await startAndEnd({ home, env: { PORT: '80x' } })).code).toBe(2);
    const elsewhere = await startProduct({ home });
    expect(Number(new URL(elsewhere.address).port)).toBeGreaterThan(3000);
    await elsewhere.end('SIGTERM');
  } finally {
    blocker.close();
  }
});

test('with DATABASE_URL that server is used, no PostgreSQL is started, and no example is put into it', async () => {
  const database = await testDatabase();
  const other = join(folder, 'other');
  try {
    const product = await startProduct({ home: other, env: { DATABASE_URL: database.url } });
    expect(existsSync(join(other, 'postgres.json'))).toBe(false);
    expect(existsSync(join(other, 'demo-sign-ins.json'))).toBe(false);
    expect(await canSignIn(product.address, signIns()[0] as SignIn)).toBe(false);
    await product.end('SIGTERM');
  } finally {
    await database.drop();
  }
});

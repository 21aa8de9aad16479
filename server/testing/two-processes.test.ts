import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enter, handOver, listRequests, signOff, submit } from '../src/actuals/contract.ts';
import { importCity, type SignIn } from '../src/app/import-city.ts';
import { checkChain } from '../src/platform/chain-check.ts';
import { dayOf } from '../src/platform/clock.ts';
import { type Db, openDatabase } from '../src/platform/database.ts';
import { endOtherSessions } from '../src/platform/identity/contract.ts';
import { createToken } from '../src/platform/tokens/contract.ts';
import { downloadUnits, whoAmI } from '../src/registry/contract.ts';
import { smallCity } from './city.ts';
import { actorAt, signIn } from './client.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { type Script, startScript } from './script.ts';

const tenant = 'small-city';
let folder: string;
let database: TestDatabase;
let db: Db;
let close: () => Promise<void>;
let signIns: SignIn[];
/** Two processes of one installation on one database: one home for their secret, one address each. */
const processes: Script[] = [];
let one: string;
let other: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-two-'));
  database = await testDatabase();
  ({ db, close } = openDatabase(database.url, () => {}));
  // Its day is the machine's: both processes find a day that nobody has swept.
  const city = smallCity(tenant);
  signIns =
    (await importCity(db, { ...city, tenant: { ...city.tenant, today: undefined } }, new Date())) ?? [];
  const script = join(import.meta.dirname, 'serve-child.ts');
  const start = () => startScript([script, database.url, join(folder, 'home')]);
  processes.push(...(await Promise.all([start(), start()])));
  [one = '', other = ''] = processes.map(({ line }) => (JSON.parse(line) as { address: string }).address);
});
afterAll(async () => {
  await Promise.all(processes.map((script) => script.kill('SIGTERM')));
  await close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000));
const passwordOf = (username: string): string =>
  signIns.find((post) => post.username === username)?.password ?? '';
/** Signed in at one process, acting at whichever. */
async function clientOf(username: string) {
  const cookie = await signIn(one, username, passwordOf(username));
  return { at: (address: string) => actorAt(address, cookie, tenant), cookie };
}

it('a figure goes its way across both, and its submission under one key is kept once', async () => {
  const clerk = await clientOf('clerk-a');
  const signer = await clientOf('signer-a');
  const [open] = (await clerk.at(other).call(listRequests)).body.requests;
  const params = { request: open?.id ?? '' };
  const typed = await clerk.at(one).call(enter, { params, ifMatch: 1, body: { value: '50' } });
  const handed = await clerk.at(other).call(handOver, { params, ifMatch: typed.body.version });
  const signed = await signer.at(one).call(signOff, { params, ifMatch: handed.body.version });
  expect([typed.status, handed.status, signed.status]).toEqual([200, 200, 200]);

  const key = randomUUID();
  const sent = { params, ifMatch: signed.body.version, key };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => clerk.at(index % 2 === 0 ? one : other).call(submit, sent)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  const steps = await sql<{ count: number }>`select count(*) as count from actuals.step
    where request_id = ${params.request} and act = 'submit'`.execute(db);
  expect(steps.rows[0]?.count).toBe(1);
  // Without the key the second submission is told the truth: it has been changed since.
  expect((await clerk.at(other).call(submit, { params, ifMatch: signed.body.version })).status).toBe(412);
});

it('a session that is ended at one is refused at the other at once', async () => {
  const first = await clientOf('clerk-b');
  const second = await clientOf('clerk-b');
  expect((await first.at(other).call(whoAmI)).status).toBe(200);
  expect((await second.at(one).call(endOtherSessions)).status).toBe(200);
  expect((await first.at(other).call(whoAmI)).status).toBe(401);
  expect((await first.at(one).call(whoAmI)).status).toBe(401);
  expect((await second.at(other).call(whoAmI)).status).toBe(200);
});

it('failed sign-ins are counted together: guesses at both hold up the sixth at either', async () => {
  const guess = async (address: string) =>
    (
      await fetch(`${address}/api/auth/sign-in/username`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-meritloop': '1' },
        body: JSON.stringify({ username: 'reviewer', password: 'wrong-password-1' }),
      })
    ).status;
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) statuses.push(await guess(tries % 2 === 0 ? one : other));
  expect(statuses.slice(0, 4)).toEqual([401, 401, 401, 401]);
  expect(statuses[5]).toBe(429);
  await expect(signIn(other, 'reviewer', passwordOf('reviewer'))).rejects.toThrow('429');
});

it('the pace of costly calls is counted together: who has used it up at one waits at the other', async () => {
  const [wild, calm] = [await clientOf('office'), await clientOf('clerk-b')];
  const asks = async ({ at }: typeof wild, address: string) => (await at(address).call(downloadUnits)).status;
  expect(await asks(wild, one)).toBe(200);
  await nearly('costly', 119);
  expect([await asks(wild, other), await asks(wild, one), await asks(wild, other)]).toEqual([200, 429, 429]);
  expect([await asks(calm, one), await asks(calm, other)]).toEqual([200, 200]);
});

it('the requests of one API token are counted together', async () => {
  const office = await clientOf('office');
  const made = await office.at(one).call(createToken, {
    body: { name: '月报接口', scopes: ['read:registry'], expiresOn: inDays(30) },
  });
  const headers = { authorization: `Bearer ${made.body.secret}` };
  const asks = async (address: string) =>
    (await actorAt(address, '', tenant).call(whoAmI, { headers })).body.error?.code;
  expect(await asks(one)).toBeUndefined();
  await nearly('token', 599);
  expect([await asks(other), await asks(one), await asks(other)]).toEqual([
    undefined,
    'token.too_fast',
    'token.too_fast',
  ]);
});

/** As if so many calls had been made within this minute and the next. */
async function nearly(what: string, calls: number): Promise<void> {
  await sql`update platform.pace set calls = ${calls}, minute = minute + 1
    where tenant_id = ${tenant} and what = ${what}`.execute(db);
}

it('the day is swept once, every event is delivered once, and the chain of audit rows has no fault', async () => {
  const count = async (question: ReturnType<typeof sql<{ count: number }>>) =>
    (await question.execute(db)).rows[0]?.count;
  await expect
    .poll(() => count(sql`select count(*) as count from platform.outbox where delivered_at is null`), {
      timeout: 15_000,
    })
    .toBe(0);
  await expect
    .poll(() => count(sql`select count(*) as count from gaps.swept where tenant_id = ${tenant}`), {
      timeout: 20_000,
    })
    .toBe(1);
  // What a sweep notices, it notices once: no target has two changes of one day by the same cause.
  expect(
    await count(sql`select count(*) as count from (select 1 from gaps.change where tenant_id = ${tenant}
      group by target_id, cause, status_before, status_after, at::date having count(*) > 1) as doubled`),
  ).toBe(0);
  await expect
    .poll(() => count(sql`select count(*) as count from platform.audit_unsealed`), { timeout: 15_000 })
    .toBe(0);
  const report = await checkChain(db, tenant);
  expect(report.faults).toEqual([]);
  expect(report.sealed).toBeGreaterThan(4);
});

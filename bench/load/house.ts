import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { importCity, type SignIn } from '../../server/src/app/import-city.ts';
import { openDatabase } from '../../server/src/platform/database.ts';
import { migrate } from '../../server/src/platform/migrate.ts';
import { claimHome, startEmbedded } from '../../server/src/platform/postgres/index.ts';
import { signIn } from '../../server/testing/client.ts';
import { clerkOf, crowd, crowdedCity, tenant, unitCode } from './city.ts';
import { inLoops } from './client.ts';
import type { Statement } from './serve.ts';

/** One unit's figure that is signed off and can be submitted. */
export interface Signed {
  readonly id: string;
  readonly unit: string;
  readonly version: number;
}

export interface House {
  /** Where the product answers, and where the plain server does. */
  readonly product: string;
  readonly plain: string;
  /** For looking at what was kept: its address, and two connections. */
  readonly url: string;
  readonly pool: pg.Pool;
  /** The session cookie of a unit's clerk. */
  session(unit: string): Promise<string>;
  /** Every figure that can be submitted, unit by unit in turn. */
  signed(): Promise<Signed[]>;
  /** CPU seconds that each side has used so far: its server, and PostgreSQL with all its processes. */
  cpu(): { product: number; plain: number; postgres: number };
  /** The statements that the product sends while `work` is done. */
  capture(work: () => Promise<void>): Promise<Statement[]>;
  /** Has the plain server run these statements; answers the path. */
  repeat(statements: readonly Statement[]): Promise<string>;
  close(): Promise<void>;
}

/** PostgreSQL with its usual durability, a crowded city, the product and the plain server, each in a process. */
export async function openHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'meritloop-load-'));
  chmodSync(folder, 0o755); // PostgreSQL of a home that root started runs as another user
  const claim = claimHome(join(folder, 'home'));
  const embedded = await startEmbedded({ claim });
  const children: ChildProcess[] = [];
  const close = async () => {
    await Promise.all(children.map(ended));
    await pool.end();
    await embedded.stop();
    claim.release();
    rmSync(folder, { recursive: true, force: true });
  };
  const pool = new pg.Pool({ connectionString: embedded.url, max: 2 });
  pool.on('error', () => {});
  try {
    await migrate(embedded.url);
    const passwords = await prepare(embedded.url, pool);
    const start = async (file: string, args: string[]) => {
      const child = fork(join(import.meta.dirname, file), args, { stdio: 'inherit' });
      children.push(child);
      return { child, address: (await told<{ address: string }>(child)).address };
    };
    const product = await start('serve.ts', [embedded.url, join(folder, 'product')]);
    const plain = await start('plain.ts', [embedded.url]);
    const sessions = new Map<string, string>();
    return {
      product: product.address,
      plain: plain.address,
      url: embedded.url,
      pool,
      async session(unit) {
        const username = clerkOf(unit);
        const kept =
          sessions.get(unit) ?? (await signIn(product.address, username, passwords.get(username) ?? ''));
        sessions.set(unit, kept);
        return kept;
      },
      signed: () => signedOf(pool),
      cpu: () => ({
        product: cpuOf(product.child.pid as number),
        plain: cpuOf(plain.child.pid as number),
        postgres: cpuOfTree(embedded.pid),
      }),
      async capture(work) {
        product.child.send({ capture: true });
        await work();
        product.child.send({ capture: false });
        return (await told<{ statements: Statement[] }>(product.child)).statements;
      },
      async repeat(statements) {
        plain.child.send({ statements });
        return `/same-sql/${(await told<{ number: number }>(plain.child)).number}`;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function told<Message>(child: ChildProcess): Promise<Message> {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`a server ended with ${code}`);
    }),
  ]);
  return message as Message;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.disconnect();
  const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(impatient);
}

/** Loads the city and takes every request as far as it can be submitted; answers the passwords by user name. */
async function prepare(url: string, pool: pg.Pool): Promise<Map<string, string>> {
  const { db, close } = openDatabase(url, () => {}, 2);
  let signIns: SignIn[];
  try {
    signIns = (await importCity(db, crowdedCity(), new Date())) ?? [];
  } finally {
    await close();
  }
  await pool.query(
    `insert into actuals.entry (tenant_id, request_id, no, value, unit, by_person, at)
     select r.tenant_id, r.id, 1, 12.5, '亿元', g.person_id, now() from actuals.request r
     join registry.role_grant g on g.tenant_id = r.tenant_id and g.unit_id = r.unit_id and g.role = 'clerk'
     where r.tenant_id = $1`,
    [tenant],
  );
  await pool.query(
    `update actuals.request set state = 'signed', entry_no = 1, version = 4 where tenant_id = $1`,
    [tenant],
  );
  await pool.query('create schema plain');
  await pool.query(
    'create table plain.row (id uuid primary key, unit text not null, value text, at timestamptz)',
  );
  await pool.query('vacuum analyze');
  return new Map(signIns.map(({ username, password }) => [username, password]));
}

async function signedOf(pool: pg.Pool): Promise<Signed[]> {
  const { rows } = await pool.query<Signed>(
    `select r.id, u.code as unit, r.version from actuals.request r
     join registry.unit u on u.tenant_id = r.tenant_id and u.id = r.unit_id
     where r.tenant_id = $1 and r.state = 'signed' order by r.period, u.sort`,
    [tenant],
  );
  return rows;
}

const TICKS = 100;

/** The words of a process's line behind its name: state, parent, … ; undefined where it has gone. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const seconds = (words: readonly string[], from: number): number =>
  (Number(words[from]) + Number(words[from + 1])) / TICKS;

const cpuOf = (pid: number): number => seconds(statOf(pid) ?? [], 11);

/** A process, its children, and those of them that have ended. */
function cpuOfTree(parent: number): number {
  let sum = seconds(statOf(parent) ?? [], 11) + seconds(statOf(parent) ?? [], 13);
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const words = statOf(Number(name));
    if (words !== undefined && Number(words[1]) === parent) sum += seconds(words, 11);
  }
  return sum;
}

/** Signs every unit of the crowd in. */
export async function signInAll(house: House): Promise<void> {
  const units = Array.from({ length: crowd.units }, (_, index) => unitCode(index));
  await inLoops(units, 4, async (unit) => {
    await house.session(unit);
  });
}

/** Runs the work with a house that is closed afterwards, however it ends; SIGINT and SIGTERM end it too. */
export async function withHouse(work: (house: House) => Promise<boolean>): Promise<number> {
  const house = await openHouse();
  const asked = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => reject(new Error(`stopped by ${signal}`)));
  });
  try {
    return (await Promise.race([work(house), asked])) ? 0 : 1;
  } finally {
    await house.close();
  }
}

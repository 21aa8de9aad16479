import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type CityImport, importCity, type SignIn } from '../src/app/import-city.ts';
import { startServer } from '../src/main.ts';
import type { Clock } from '../src/platform/clock.ts';
import { type Db, openDatabase } from '../src/platform/database.ts';
import type { Endpoint } from '../src/platform/endpoint.ts';
import type { OidcSettings } from '../src/platform/identity/oidc.ts';
import type { LogStream } from '../src/platform/logs.ts';
import { smallCity } from './city.ts';
import { type Actor, type Answered, actorAt, type Sent, signIn } from './client.ts';
import { testDatabase } from './database.ts';
import { smallPublishedCity } from './published-city.ts';
import { until } from './until.ts';

/** An id that nothing has. */
export const nowhere = '01900000-0000-7000-8000-000000000000';

export interface Story {
  address: string;
  databaseUrl: string;
  db: Db;
  /** The tenant that calls go to unless they name another. */
  tenant: string;
  signIns: SignIn[];
  /** Signs the post in (once) and answers its client; `null` is nobody. */
  as(username: string | null): Promise<Actor>;
  /** One call of a post; it may send what no honest client would. */
  call<E extends Endpoint>(username: string | null, stated: E, sent?: Sent<Endpoint>): Promise<Answered<E>>;
  /** Status and code with which a call is refused. */
  said(
    username: string | null,
    stated: Endpoint,
    sent?: Sent<Endpoint>,
  ): Promise<[number, string | undefined]>;
  /** Waits until every outbox row is delivered. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A real server on a real PostgreSQL with two small cities, driven through HTTP. */
export async function openStory(
  options: {
    cities?: readonly CityImport[];
    clock?: Clock;
    tenant?: string;
    webRoot?: string;
    log?: LogStream;
    /** A sign-in provider has to know the server's address beforehand. */
    port?: number;
    oidc?: OidcSettings;
    /** Squarings of a puzzle of sign-in after so many solved ones. */
    puzzleCost?: (solved: number) => number;
  } = {},
): Promise<Story> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), 'meritloop-story-'));
  const { db, close } = openDatabase(database.url, () => {});
  const signIns: SignIn[] = [];
  const cities = options.cities ?? [smallCity(), smallPublishedCity()];
  for (const city of cities) signIns.push(...((await importCity(db, city, new Date())) ?? []));
  const server = await startServer({
    databaseUrl: database.url,
    host: '127.0.0.1',
    port: options.port ?? 0,
    oidc: options.oidc,
    puzzleCost: options.puzzleCost,
    home,
    webRoot: options.webRoot,
    // A failure that the caller only sees as 500 belongs in the test's output, unless the test reads the log itself.
    logLevel: options.log === undefined ? 'error' : 'trace',
    logStream: options.log,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  await caughtUp(db);
  const tenant = options.tenant ?? cities[0]?.tenant.id ?? '';
  const actors = new Map<string | null, Actor>();

  function passwordOf(username: string): string {
    const found = signIns.find((one) => one.username === username);
    if (found === undefined) {
      throw new Error(`No post "${username}": ${signIns.map((one) => one.username).join(', ')}`);
    }
    return found.password;
  }

  async function as(username: string | null): Promise<Actor> {
    const known = actors.get(username);
    if (known !== undefined) return known;
    const cookie = username === null ? '' : await signIn(server.address, username, passwordOf(username));
    const actor = actorAt(server.address, cookie, tenant);
    actors.set(username, actor);
    return actor;
  }

  return {
    address: server.address,
    databaseUrl: database.url,
    db,
    tenant,
    signIns,
    as,
    async call<E extends Endpoint>(username: string | null, stated: E, sent: Sent<Endpoint> = {}) {
      return (await as(username)).call(stated, sent as Sent<E>);
    },
    async said(username, stated, sent) {
      const { status, body } = await (await as(username)).call(stated, sent);
      return [status, body.error?.code];
    },
    settle: () =>
      until('every outbox row is delivered', async () => {
        const waiting = await sql<{
          count: number;
        }>`select count(*) as count from platform.outbox where delivered_at is null`.execute(db);
        return waiting.rows[0]?.count === 0;
      }),
    async close() {
      await server.close();
      await close();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until every city of ours has caught up with its day, which a server does by itself as soon as it runs: what a
 * story finds must not turn on how far it has come.
 */
const caughtUp = (db: Db) =>
  until('every city has caught up with its day', async () => {
    const { rows } = await sql<{ tenant: string }>`
      select tenant_id as tenant from platform.tenant
      where kind <> 'published' and tenant_id not in (select tenant_id from gaps.swept)`.execute(db);
    return rows.length === 0;
  });

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { z } from 'zod';
import { type CityImport, importCity, type SignIn } from '../src/app/import-city.ts';
import { startServer } from '../src/main.ts';
import type { Clock } from '../src/platform/clock.ts';
import { type Db, openDatabase } from '../src/platform/database.ts';
import type { Endpoint } from '../src/platform/endpoint.ts';
import { smallCity, smallPublishedCity } from './city.ts';
import { testDatabase } from './database.ts';

/** One call as a browser makes it. */
export interface Sent<E extends Endpoint> {
  params?: Partial<z.input<E['params']>> & { tenant?: string };
  query?: z.input<E['query']>;
  body?: z.input<E['body']>;
  ifMatch?: number;
  key?: string;
  language?: 'zh' | 'en';
  /** Header overrides, to send what no honest client sends. */
  headers?: Record<string, string>;
}

export interface Answered<E extends Endpoint> {
  status: number;
  /** The reply; on a refusal the body of the refusal, under `error`. */
  body: z.output<E['reply']> & {
    error?: {
      code: string;
      what: string;
      why: string;
      todo: string;
      fields?: { path: string; message: string }[];
      current?: unknown;
    };
  };
  headers: Headers;
  bytes: Buffer;
}

export interface Actor {
  call<E extends Endpoint>(stated: E, sent?: Sent<E>): Promise<Answered<E>>;
  cookie: string;
}

export interface Story {
  address: string;
  databaseUrl: string;
  db: Db;
  /** The tenant that calls go to unless they name another. */
  tenant: string;
  signIns: SignIn[];
  /** Signs the post in (once) and answers its client; `null` is nobody. */
  as(username: string | null): Promise<Actor>;
  /** Waits until every outbox row is delivered. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A real server on a real PostgreSQL with two small cities, driven through HTTP. */
export async function openStory(
  options: { cities?: readonly CityImport[]; clock?: Clock; tenant?: string; webRoot?: string } = {},
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
    port: 0,
    home,
    webRoot: options.webRoot,
    logLevel: 'error', // a failure that the caller only sees as 500 belongs in the test's output
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  const tenant = options.tenant ?? cities[0]?.tenant.id ?? '';
  const actors = new Map<string | null, Actor>();

  async function signIn(username: string): Promise<string> {
    const found = signIns.find((one) => one.username === username);
    if (found === undefined)
      throw new Error(`No post "${username}": ${signIns.map((one) => one.username).join(', ')}`);
    const answer = await fetch(`${server.address}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-meritloop': '1' },
      body: JSON.stringify({ username, password: found.password }),
    });
    if (!answer.ok)
      throw new Error(`Sign-in of ${username} answered ${answer.status}: ${await answer.text()}`);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  return {
    address: server.address,
    databaseUrl: database.url,
    db,
    tenant,
    signIns,
    async as(username) {
      const known = actors.get(username);
      if (known !== undefined) return known;
      const cookie = username === null ? '' : await signIn(username);
      const actor: Actor = {
        cookie,
        call: (stated, sent) => send(server.address, cookie, tenant, stated, sent ?? {}),
      };
      actors.set(username, actor);
      return actor;
    },
    async settle() {
      for (let tries = 0; tries < 200; tries += 1) {
        const waiting = await sql<{
          count: number;
        }>`select count(*) as count from platform.outbox where delivered_at is null`.execute(db);
        if (waiting.rows[0]?.count === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('Outbox rows stay undelivered after 10 s.');
    },
    async close() {
      await server.close();
      await close();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function send<E extends Endpoint>(
  address: string,
  cookie: string,
  tenant: string,
  stated: E,
  sent: Sent<E>,
): Promise<Answered<E>> {
  const params: Record<string, unknown> = { tenant, ...sent.params };
  const path = stated.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? '')),
  );
  const url = new URL(path, address);
  for (const [name, value] of Object.entries((sent.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const headers: Record<string, string> = { cookie, 'accept-language': sent.language ?? 'zh' };
  if (stated.method !== 'GET') {
    headers['x-meritloop'] = '1';
    headers['content-type'] = 'application/json';
  }
  if (sent.ifMatch !== undefined) headers['if-match'] = `"${sent.ifMatch}"`;
  if (sent.key !== undefined) headers['idempotency-key'] = sent.key;
  Object.assign(headers, sent.headers);
  const answer = await fetch(url, {
    method: stated.method,
    headers,
    ...(stated.method === 'GET' ? {} : { body: JSON.stringify(sent.body ?? {}) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  return {
    status: answer.status,
    body: isJson ? JSON.parse(bytes.toString()) : undefined,
    headers: answer.headers,
    bytes,
  };
}

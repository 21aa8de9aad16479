import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { importCity } from '../app/import-city.ts';
import { type RunningServer, startServer } from '../main.ts';
import { type Db, openDatabase } from './database.ts';
import { freePort } from './postgres/ports.ts';

const token = 'a-token-of-more-than-sixteen';
let folder: string;
let database: TestDatabase;
let db: Db;
let close: () => Promise<void>;
let server: RunningServer;
let door: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-operations-'));
  database = await testDatabase();
  ({ db, close } = openDatabase(database.url, () => {}));
  await importCity(db, smallCity(), new Date());
  const port = await freePort();
  door = `http://127.0.0.1:${port}/metrics`;
  server = await start({ token, port });
});
afterAll(async () => {
  await server.close();
  await close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const start = (metrics: { token?: string; port?: number }): Promise<RunningServer> =>
  startServer({ databaseUrl: database.url, host: '127.0.0.1', port: 0, home: folder, metrics });

describe('metrics', () => {
  const bearing = (given: string) =>
    fetch(`${server.address}/metrics`, { headers: { authorization: given } });

  it('are for whoever brings the token, and on the loopback door; without either there are none', async () => {
    expect((await fetch(`${server.address}/metrics`)).status).toBe(401);
    expect((await bearing(`Bearer ${token}x`)).status).toBe(401);
    expect((await bearing(`Bearer ${token}`)).status).toBe(200);
    expect((await fetch(door)).status).toBe(200);
    expect((await fetch(door.replace('/metrics', '/readyz'))).status).toBe(404);
    const closed = await start({});
    try {
      expect((await fetch(`${closed.address}/metrics`)).status).toBe(404);
    } finally {
      await closed.close();
    }
  });

  it('are those that the guide explains, by route pattern and without names', async () => {
    await fetch(`${server.address}/api/some-city-of-mine/me`);
    const text = await (await bearing(`Bearer ${token}`)).text();
    const measured = new Set([...text.matchAll(/^# TYPE (meritloop_\w+) /gm)].map((found) => found[1]));
    const guide = readFileSync(join(import.meta.dirname, '../../../docs/guide/operations.md'), 'utf8');
    const explained = new Set([...guide.matchAll(/^\| `(meritloop_\w+)/gm)].map((found) => found[1]));
    expect(measured).toEqual(explained);
    expect(text).toMatch(
      /request_duration_seconds_count\{method="GET",route="\/api\/:tenant\/me",status="401"\} 1/,
    );
    expect(text).not.toContain('some-city-of-mine');
    expect(text).toMatch(/^meritloop_schema_version [1-9]/m);
    expect(text).toMatch(/^meritloop_backup_age_seconds \+Inf$/m);
    expect(text).toMatch(/^meritloop_pool_connections\{pool="requests",state="waiting"\} 0$/m);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });
});

describe('readiness', () => {
  const ready = async () => {
    const answer = await fetch(`${server.address}/readyz`);
    return { status: answer.status, body: (await answer.json()) as { why?: string } };
  };
  const becomes = (status: number) => expect.poll(async () => (await ready()).status).toBe(status);

  it('says of each check how it is', async () => {
    await becomes(200);
    expect((await ready()).body).toMatchObject({
      status: 'ready',
      checks: [
        { name: 'server', ok: true },
        { name: 'database', ok: true },
        { name: 'schema', ok: true },
        { name: 'backup', ok: false, says: 'no backup on record' },
        { name: 'jobs', ok: true },
      ],
    });
    expect((await fetch(`${server.address}/livez`)).status).toBe(200);
  });

  it('is lost under a schema that the program does not know, and says which', async () => {
    await sql`insert into platform.kysely_migration (name, timestamp) values ('9999-later', '')`.execute(db);
    try {
      await becomes(503);
      expect((await ready()).body.why).toMatch(/^is 9999-later, this program knows \d{4}-/);
    } finally {
      await sql`delete from platform.kysely_migration where name = '9999-later'`.execute(db);
    }
    await becomes(200);
  });

  it('is lost with the database, tells nothing of where it is, and comes back with it', async () => {
    const admin = new pg.Client({ connectionString: inject('cluster').adminUrl });
    await admin.connect();
    const name = new URL(database.url).pathname.slice(1);
    const quoted = admin.escapeIdentifier(name);
    try {
      await admin.query(`alter database ${quoted} allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      await becomes(503);
      const { body } = await ready();
      expect(body.why).toContain('the database does not answer');
      expect(JSON.stringify(body)).not.toMatch(/postgres|127\.0\.0\.1|password|meritloop_test/);
      expect((await fetch(`${server.address}/livez`)).status).toBe(200);
    } finally {
      await admin.query(`alter database ${quoted} allow_connections true`);
      await admin.end();
    }
    await becomes(200);
  });
});

describe('every answer', () => {
  it.each(['/livez', '/api/auth/account', '/api/small-city/me'])(
    '%s carries the headers that browsers heed',
    async (path) => {
      const { headers } = await fetch(`${server.address}${path}`);
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'self'", "object-src 'none'", 'base-uri', "frame-ancestors 'none'"])
        expect(policy).toContain(part);
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    },
  );

  it('of a method that is not meant is a refusal', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      request(`${server.address}/livez`, { method: 'TRACE' }, (answer) => resolve(answer.statusCode ?? 0))
        .once('error', reject)
        .end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });
});

import { makeWorkerUtils } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { type Database, openDatabase } from './database.ts';
import { presence, releaseGone } from './worker-presence.ts';

let database: TestDatabase;
/** Two processes on one database. */
let one: Database;
let other: Database;
beforeAll(async () => {
  database = await testDatabase();
  one = openDatabase(database.url, () => {}, 4);
  other = openDatabase(database.url, () => {}, 4);
});
afterAll(async () => {
  await one?.close();
  await other?.close();
  await database?.drop();
});

/** A job that a worker pool has taken just now. */
async function taken(workerPoolId: string): Promise<string> {
  const queue = await makeWorkerUtils({ pgPool: one.pool });
  const job = await queue.addJob('anything', {});
  await queue.release();
  await sql`update graphile_worker._private_jobs set locked_by = ${workerPoolId}, locked_at = now()
    where id = ${job.id}::bigint`.execute(one.db);
  return job.id;
}

async function holders(): Promise<(string | null)[]> {
  const found = await sql<{ by: string | null }>`
    select locked_by as by from graphile_worker._private_jobs order by id`.execute(one.db);
  return found.rows.map(({ by }) => by);
}

it('gives back at once what a killed process held, and never what a living one holds', async () => {
  const [dying, living] = [presence(other.pool), presence(other.pool)];
  await dying.enter(
    async () => taken('pool-dying'),
    () => 'pool-dying',
  );
  await living.enter(
    async () => taken('pool-living'),
    () => 'pool-living',
  );
  expect(await releaseGone(one.pool)).toEqual([]);
  expect(await holders()).toEqual(['pool-dying', 'pool-living']);
  // A kill ends the session and nothing else happens.
  dying.leave();
  await expect.poll(() => releaseGone(one.pool)).toEqual(['pool-dying']);
  expect(await holders()).toEqual([null, 'pool-living']);
  // Whoever looks, even the living process itself, leaves its own alone.
  expect(await releaseGone(other.pool)).toEqual([]);
  living.leave();
  await expect.poll(() => releaseGone(one.pool)).toEqual(['pool-living']);
});

it('looks at nobody while a process is starting and has no lock of its own yet', async () => {
  const starting = presence(other.pool);
  const seen = await starting.enter(
    async () => {
      await taken('pool-starting');
      return releaseGone(one.pool);
    },
    () => 'pool-starting',
  );
  expect(seen).toEqual([]);
  expect(await holders()).toContain('pool-starting');
  expect(await releaseGone(one.pool)).toEqual([]);
  starting.leave();
  await expect.poll(() => releaseGone(one.pool)).toEqual(['pool-starting']);
});

it('leaves the entrance free when a start fails', async () => {
  const failing = presence(other.pool);
  await expect(
    failing.enter(
      () => Promise.reject(new Error('no')),
      () => undefined,
    ),
  ).rejects.toThrow('no');
  await taken('pool-of-nobody');
  await expect.poll(() => releaseGone(one.pool)).toEqual(['pool-of-nobody']);
});

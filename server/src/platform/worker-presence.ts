import type pg from 'pg';

/**
 * The queue leaves a job with the worker that took it for four hours, also when its process was killed. So each process
 * holds one session lock of PostgreSQL per pool of workers: the lock is gone the moment the process, or its connection,
 * is. Whose lock is free is gone, and what it still held may be taken up by another. Any number of processes may look.
 *
 * A worker is asked for its lock only while nobody is starting: between the first job that a new pool of workers takes
 * and its own lock, the starting process holds the entrance.
 */

/** Keys of PostgreSQL's two-part advisory locks: the first names their use, the second whom they stand for. */
const use = 0x6d6c6a77;
const entrance = 0;

export interface Presence {
  /** Runs `start` with the entrance held, and then stands for the worker pool whose id `start` has made known. */
  enter<T>(start: () => Promise<T>, workerPoolId: () => string | undefined): Promise<T>;
  /** Stands for nobody any more: what the pool still holds is free to be given back. */
  leave(): void;
}

/** One process's presence, on a connection of its own that it keeps as long as its workers run. */
export function presence(pool: pg.Pool): Presence {
  let standing: pg.PoolClient | undefined;
  const leave = () => {
    // Destroyed, not returned: a session's locks end with its session.
    standing?.release(true);
    standing = undefined;
  };
  return {
    leave,
    async enter(start, workerPoolId) {
      leave();
      const client = await pool.connect();
      standing = client;
      try {
        await client.query('select pg_advisory_lock_shared($1, $2)', [use, entrance]);
        const started = await start();
        await client.query('select pg_advisory_lock_shared($1, $2)', [use, keyOf(workerPoolId() ?? '')]);
        await client.query('select pg_advisory_unlock_shared($1, $2)', [use, entrance]);
        return started;
      } catch (error) {
        if (standing === client) leave();
        throw error;
      }
    },
  };
}

/**
 * Gives back what workers hold that are gone; answers who they were. Does nothing while a process is starting: the
 * next look will.
 */
export async function releaseGone(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect();
  let broken = false;
  try {
    const free = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [
      use,
      entrance,
    ]);
    if (free.rows[0]?.got !== true) return [];
    const held = await client.query<{ id: string }>(`
      select locked_by as id from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`);
    const gone: string[] = [];
    for (const { id } of held.rows) {
      const key = [use, keyOf(id)];
      const tried = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', key);
      if (tried.rows[0]?.got !== true) continue;
      await client.query('select pg_advisory_unlock($1, $2)', key);
      gone.push(id);
    }
    if (gone.length > 0)
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [gone]);
    await client.query('select pg_advisory_unlock($1, $2)', [use, entrance]);
    return gone;
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A worker pool's id as a lock's key. Locks are shared: of two with one key, the second holds it as well. */
function keyOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  // 0 is the entrance.
  return hash | 0 || 1;
}

import { Logger, makeWorkerUtils, type Runner, run } from 'graphile-worker';
import type pg from 'pg';
import type { Clock } from './clock.ts';
import type { Db } from './database.ts';
import { deliver, type Wake } from './outbox.ts';
import type { Room } from './room.ts';
import { sealAll } from './sealer.ts';
import { listTenants } from './tenants.ts';

/** The sealer's pace; the chain is never more than ten seconds behind. */
const sealEveryMs = 4000;

/**
 * Background work on the PostgreSQL queue: delivering outbox rows and sealing the audit. Any number of processes may
 * run it; nothing lives on a timer in memory, so what one process leaves, another takes up.
 */
export async function startJobs(options: {
  pool: pg.Pool;
  db: Db;
  clock: Clock;
  rooms: readonly Room[];
  onError: (error: unknown) => void;
}): Promise<Runner> {
  const { pool, db, clock, rooms } = options;
  const wakes = wakesOf(rooms);
  const queue = await makeWorkerUtils({ pgPool: pool });
  await queue.addJob('seal', {}, { jobKey: 'seal', jobKeyMode: 'preserve_run_at' });
  await queue.release();
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') options.onError(message);
    }),
    taskList: {
      deliver: async (payload) =>
        deliver(db, wakes, clock.now(), payload as { tenantId: string; id: string }),
      seal: async (_, helpers) => {
        try {
          const tenants = await listTenants(db);
          const ids = tenants.map((tenant) => tenant.id);
          await sealAll(db, ids, clock.now());
        } finally {
          // The queue's own schedule, not business time. In `finally`: a failed round must not end the sealing.
          const runAt = new Date(Date.now() + sealEveryMs);
          await helpers.addJob('seal', {}, { jobKey: 'seal', runAt });
        }
      },
    },
  });
  runner.promise.catch(options.onError);
  return runner;
}

export function wakesOf(rooms: readonly Room[]): Map<string, Wake[]> {
  const wakes = new Map<string, Wake[]>();
  for (const room of rooms) {
    for (const [topic, wake] of Object.entries(room.wakes ?? {})) {
      wakes.set(topic, [...(wakes.get(topic) ?? []), wake]);
    }
  }
  return wakes;
}

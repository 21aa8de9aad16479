import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger,
  makeWorkerUtils,
  type Runner,
  type RunnerOptions,
  run,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import type { Clock } from './clock.ts';
import type { Db } from './database.ts';
import { passDays } from './days.ts';
import { deliver, type Wake } from './outbox.ts';
import type { Room } from './room.ts';
import { sealAll } from './sealer.ts';
import { listTenants } from './tenants.ts';
import { presence, releaseGone } from './worker-presence.ts';

/** The sealer's pace; the chain is never more than ten seconds behind. */
const sealEveryMs = 4000;

/** How often it is asked whether a business day has passed. */
const dayEveryMs = 30_000;

/**
 * How often a process looks for jobs that others left behind when they were killed. A timer, since a job could itself be
 * what was left behind; nothing else depends on it.
 */
const watchEveryMs = 15_000;

/** How long to wait before background work that has ended is started again. */
const pauseMs = 1000;

export interface Jobs {
  /** Whether it runs now; it does not for a moment when it is being started again. */
  runs(): boolean;
  /** Ends the background work; what has begun is finished first. */
  stop(): Promise<void>;
}

/**
 * Background work on the PostgreSQL queue: delivering outbox rows, sealing the audit, and catching up with the
 * business day. Any number of processes may run it; nothing lives on a timer in memory, so what one process leaves, another takes up. A database that goes away
 * and comes back, at whatever moment, ends neither this process nor its background work.
 */
export async function startJobs(options: {
  pool: pg.Pool;
  db: Db;
  clock: Clock;
  rooms: readonly Room[];
  onError: (error: unknown) => void;
}): Promise<Jobs> {
  const { pool, db, clock, rooms } = options;
  const wakes = wakesOf(rooms);
  const events: WorkerEvents = new EventEmitter();
  const here = presence(pool);
  let current: string | undefined;
  events.on('pool:create', ({ workerPool }) => {
    current = workerPool.id;
  });
  const start = async (): Promise<Runner> => {
    here.leave();
    await releaseGone(pool);
    const queue = await makeWorkerUtils({ pgPool: pool });
    try {
      await queue.addJob('seal', {}, { jobKey: 'seal', jobKeyMode: 'preserve_run_at' });
      await queue.addJob('days', {}, { jobKey: 'days', jobKeyMode: 'preserve_run_at' });
    } finally {
      await queue.release();
    }
    return here.enter(
      () => run({ ...settings, events }),
      () => current,
    );
  };
  const settings: RunnerOptions = {
    pgPool: pool,
    concurrency: 2,
    // Without batches the library leaves a job's completion to a promise that nobody watches: where the connection
    // breaks just then, Node ends the process. With them the runner ends, and is started again below.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
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
      days: async (_, helpers) => {
        try {
          await passDays(db, rooms, clock.now());
        } finally {
          const runAt = new Date(Date.now() + dayEveryMs);
          await helpers.addJob('days', {}, { jobKey: 'days', runAt });
        }
      },
    },
  };
  const running = await keepRunning(start, () => here.leave(), options.onError);
  const watch = setInterval(() => void releaseGone(pool).catch(options.onError), watchEveryMs);
  watch.unref();
  return {
    runs: () => running.runs(),
    async stop() {
      clearInterval(watch);
      await running.stop();
      here.leave();
    },
  };
}

/** Starts a runner, and another whenever one ends without being asked to. */
async function keepRunning(
  start: () => Promise<Runner>,
  onEnd: () => void,
  onError: (error: unknown) => void,
): Promise<Jobs> {
  let runner: Runner | null = await start();
  let alive = true;
  const asked = new AbortController();
  const { signal } = asked;
  const kept = (async () => {
    while (!signal.aborted) {
      await runner?.promise.catch(onError);
      alive = false;
      if (signal.aborted) return;
      if (runner !== null) onEnd();
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      runner = await start().catch((error) => {
        onError(error);
        return null;
      });
      alive = runner !== null;
      // Asked to end while it was being started.
      if (signal.aborted) await runner?.stop();
    }
  })();
  return {
    runs: () => alive,
    async stop() {
      asked.abort();
      // One that has ended by itself says so; there is nothing left to stop then.
      await runner?.stop().catch(() => {});
      await kept;
    },
  };
}

function wakesOf(rooms: readonly Room[]): Map<string, Wake[]> {
  const wakes = new Map<string, Wake[]>();
  for (const room of rooms) {
    for (const [topic, wake] of Object.entries(room.wakes ?? {})) {
      wakes.set(topic, [...(wakes.get(topic) ?? []), wake]);
    }
  }
  return wakes;
}

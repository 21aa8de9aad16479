import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { everyRoom } from './endpoints.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { openDatabase } from './platform/database.ts';
import { createHttp } from './platform/http.ts';
import { openIdentity } from './platform/identity.ts';
import { startJobs } from './platform/jobs.ts';
import { migrate } from './platform/migrate.ts';
import { identifyPerson } from './registry/index.ts';

export interface ServerOptions {
  databaseUrl: string;
  host: string;
  port: number;
  /** Folder for what belongs to this installation: the session secret. */
  home: string;
  webRoot?: string | undefined;
  logLevel?: string | undefined;
  clock?: Clock;
  /** Runs after migration and before the server says that it is ready, such as loading the examples. */
  prepare?: (() => Promise<void>) | undefined;
}

export interface RunningServer {
  address: string;
  close(): Promise<void>;
}

/** Migrates, opens every room and listens. `/readyz` answers 200 once `prepare` is done. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? systemClock;
  await migrate(options.databaseUrl);
  let waitingFor: string | undefined = 'loading';
  const fault = (error: unknown) => {
    // A pool says that it has ended before its sockets have: a database that stops next is no fault then.
    if (waitingFor === 'stopping') return;
    process.stderr.write(`meritloop: ${error instanceof Error ? error.message : error}\n`);
  };
  const { db, pool, close: closeDatabase } = openDatabase(options.databaseUrl, fault);
  const identity = openIdentity({
    databaseUrl: options.databaseUrl,
    db,
    secret: await sessionSecret(options.home),
    baseUrl: process.env.PUBLIC_URL ?? `http://${options.host}:${options.port}`,
  });
  const app = await createHttp(
    {
      db,
      clock,
      identity,
      identify: (tenant, accountId, day) => identifyPerson(db, tenant, accountId, day),
      notReady: () => waitingFor,
      trustedProxies: process.env.TRUSTED_PROXIES,
      webRoot: options.webRoot,
      logLevel: options.logLevel,
    },
    everyRoom,
  );
  const address = await app.listen({ host: options.host, port: options.port });
  await options.prepare?.();
  const jobs = await startJobs({ pool, db, clock, rooms: everyRoom, onError: fault });
  waitingFor = undefined;
  return {
    address,
    async close() {
      waitingFor = 'stopping';
      await app.close();
      await jobs.stop();
      await identity.close();
      await closeDatabase();
    },
  };
}

/** Signs session cookies; made once, readable by the owner only. MERITLOOP_SECRET serves several processes. */
async function sessionSecret(home: string): Promise<string> {
  const given = process.env.MERITLOOP_SECRET;
  if (given !== undefined && given.length >= 32) return given;
  await mkdir(home, { recursive: true });
  const path = join(home, 'session-secret');
  try {
    await writeFile(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(path, 'utf8');
}

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { ageOf, backupDueHours, backupState } from './backup/backup-state.ts';
import type { Db, Reader } from './database.ts';
import { knownMigrations } from './migrate.ts';

/** One thing that has to be in order, and how it is, in words that anybody may read. */
interface Check {
  name: 'server' | 'database' | 'schema' | 'jobs' | 'backup';
  ok: boolean;
  says: string;
}

export interface Watched {
  db: Db;
  /** Why this process takes no requests, such as `loading` or `stopping`; undefined where it does. */
  notReady(): string | undefined;
  /** Whether this process's background work runs. */
  jobsRun(): boolean;
}

/** How long a look at the database counts: anybody may ask, and asking must cost the database nothing. */
const goodForMs = 1000;
/** What is said of it keeps no request away: rows wait, and a late backup is mended while people work. */
const saidOnly: readonly Check['name'][] = ['jobs', 'backup'];
/** A database that does not answer within this time does not answer. */
const patienceMs = 2000;

/**
 * `/livez`: the process answers. `/readyz`: it can do its work, or why not, check by check; 503 where it cannot, so
 * that a proxy sends nothing. Background work that is being started again and a backup that is late keep no request away.
 */
export function mountReadiness(app: FastifyInstance, watched: Watched): void {
  const known = knownMigrations().at(-1) ?? '';
  let last: { at: number; checks: Promise<Check[]> } | undefined;
  const databaseChecks = () => {
    if (last === undefined || performance.now() - last.at > goodForMs)
      last = { at: performance.now(), checks: lookAt(watched.db, known) };
    return last.checks;
  };
  for (const path of ['/livez', '/healthz']) app.get(path, async () => ({ status: 'alive' }));
  app.get('/readyz', async (_, reply) => {
    const why = watched.notReady();
    const server: Check = { name: 'server', ok: why === undefined, says: why ?? 'takes requests' };
    const jobs: Check = watched.jobsRun()
      ? { name: 'jobs', ok: true, says: 'run' }
      : { name: 'jobs', ok: false, says: 'not running in this process; rows wait, nothing is lost' };
    // While it stops, the database is let go: no question then.
    const checks = [server, ...(why === 'stopping' ? [] : await databaseChecks()), jobs];
    const missing = checks.filter(({ name, ok }) => !ok && !saidOnly.includes(name));
    if (missing.length === 0) return { status: 'ready', checks };
    return reply
      .status(503)
      .send({ status: 'not ready', why: missing.map(({ says }) => says).join('; '), checks });
  });
}

async function lookAt(db: Db, known: string): Promise<Check[]> {
  const applied = await within(patienceMs, appliedMigration(db));
  if (applied === undefined) {
    return [{ name: 'database', ok: false, says: 'the database does not answer' }];
  }
  const fits = applied === known;
  return [
    { name: 'database', ok: true, says: 'answers' },
    {
      name: 'schema',
      ok: fits,
      says: fits ? `is ${known}` : `is ${applied}, this program knows ${known}`,
    },
    await backupCheck(db),
  ];
}

/** How old the last good backup is. Hours only: where it lies is nobody's business here. */
async function backupCheck(db: Db): Promise<Check> {
  const state = await within(patienceMs, backupState(db, 0));
  if (state === undefined) return { name: 'backup', ok: false, says: 'the record of backups cannot be read' };
  const { lastGoodAt, lastVerifiedAt } = state;
  if (lastGoodAt === null) return { name: 'backup', ok: false, says: 'no backup on record' };
  const hours = (at: Date) => Math.floor(ageOf(at, Date.now()) / 3600);
  const drilled =
    lastVerifiedAt === null ? 'none was drilled' : `the last drilled one is ${hours(lastVerifiedAt)} h old`;
  return {
    name: 'backup',
    ok: hours(lastGoodAt) < backupDueHours,
    says: `the last good one is ${hours(lastGoodAt)} h old, ${drilled}`,
  };
}

/** Name of the last migration of the database. */
export async function appliedMigration(reader: Reader): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from platform.kysely_migration
    order by name collate "C" desc limit 1`.execute(reader);
  return rows[0]?.name ?? '';
}

/** What it settles to, or undefined where it fails or takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

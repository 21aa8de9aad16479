import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { refuse } from '@meritloop/engine';
import { claimHome, HomeInUse, startEmbedded } from '@meritloop/server/platform/postgres/index';
import { passwordsOf, readRecord } from '@meritloop/server/platform/postgres/record';
import { databaseUrl } from '@meritloop/server/platform/postgres/roles';
import { givenDatabaseUrl } from './database-url.ts';

/** Where this installation keeps its data: MERITLOOP_HOME, by default `.meritloop` in the current folder. */
export function homeFolder(): string {
  return resolve(process.env.MERITLOOP_HOME ?? join(process.cwd(), '.meritloop'));
}

/**
 * Runs the work with a database that is there: the server of DATABASE_URL, the home's running one, or the home's own
 * started for the time of the work. Refuses a home that holds none: whoever mistook the folder would get an empty
 * database, and an empty backup of it, instead of a word.
 */
export async function withDatabaseUrl<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const home = homeFolder();
  if (!hasDatabase())
    throw refuse('no_database', {
      zh: `${home} 里没有数据库。请用 MERITLOOP_HOME 指明数据目录，或用 DATABASE_URL 指明服务器。`,
      en: `${home} holds no database. Name the folder of your data in MERITLOOP_HOME, or your server in DATABASE_URL.`,
    });
  return withAnyDatabaseUrl(work);
}

/** The same for work that data begin with: a home without a database gets an empty one. */
export async function withAnyDatabaseUrl<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const given = givenDatabaseUrl(process.env);
  if (given !== null) return work(given);
  const home = homeFolder();
  try {
    return await whileItRuns(home, work);
  } catch (error) {
    if (!(error instanceof HomeInUse)) throw error;
    const port = readRecord(home)?.port;
    if (port === null || port === undefined) throw error;
    return work(databaseUrl('meritloop', passwordsOf(home, true).owner, port, 'meritloop'));
  }
}

/** Whether there is a database to work with without making one. */
export function hasDatabase(): boolean {
  return givenDatabaseUrl(process.env) !== null || readRecord(homeFolder()) !== null;
}

/** Runs the work with an empty PostgreSQL of its own in a new folder, which is gone afterwards. */
export async function withScratchDatabase<Result>(
  work: (url: string) => Promise<Result>,
  within = tmpdir(),
): Promise<Result> {
  const home = await mkdtemp(join(within, 'meritloop-scratch-'));
  try {
    return await whileItRuns(home, work);
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Runs the work while the home's own PostgreSQL runs, which nobody else may do meanwhile. */
async function whileItRuns<Result>(home: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const claim = claimHome(home);
  try {
    const embedded = await startEmbedded({ claim });
    try {
      return await work(embedded.url);
    } finally {
      await embedded.stop();
    }
  } finally {
    claim.release();
  }
}

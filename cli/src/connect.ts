import { join, resolve } from 'node:path';
import { claimHome, HomeInUse, startEmbedded } from '@meritloop/server/platform/postgres/index';
import { passwordsOf, readRecord } from '@meritloop/server/platform/postgres/record';
import { databaseUrl } from '@meritloop/server/platform/postgres/roles';

/** Where this installation keeps its data: MERITLOOP_HOME, by default `.meritloop` in the current folder. */
export function homeFolder(): string {
  return resolve(process.env.MERITLOOP_HOME ?? join(process.cwd(), '.meritloop'));
}

/**
 * Runs the work with a database: the server of DATABASE_URL, the home's running one, or the home's own started for
 * the time of the work.
 */
export async function withDatabaseUrl<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== '') return work(given);
  const home = homeFolder();
  try {
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
  } catch (error) {
    if (!(error instanceof HomeInUse)) throw error;
    const port = readRecord(home)?.port;
    if (port === null || port === undefined) throw error;
    return work(databaseUrl('meritloop', passwordsOf(home, true).owner, port, 'meritloop'));
  }
}

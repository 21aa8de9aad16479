import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { BackupProgress, BackupReport } from './format.ts';
import { migrationsOf } from './tables.ts';
import { writeBackup } from './write-backup.ts';

/** A backup that was written, and whether the database's own record tells of it. */
export interface RecordedBackup extends BackupReport {
  fileBytes: number;
  /** Why the record does not tell of it; undefined where it does. */
  unrecorded: string | undefined;
}

/**
 * Writes a backup ({@link writeBackup}) and keeps on record when it began and ended, how large it is, its hash, and the
 * machine and path that it lies on; of one that fails, why. A database that takes no record (read-only, or of an earlier
 * schema) is backed up all the same.
 */
export async function recordBackup(
  connectionString: string,
  file: string,
  at: Date,
  tell: (progress: BackupProgress) => void = () => {},
): Promise<RecordedBackup> {
  const id = uuidv7();
  const unrecorded = await attempt(connectionString, async (client) => {
    const schema = (await migrationsOf(client)).at(-1) ?? null;
    await client.query(
      `insert into upkeep.backup (id, started_at, state, machine, file, schema_version)
       values ($1, $2, 'running', $3, $4, $5)`,
      [id, at, hostname().slice(0, 200), resolve(file).slice(0, 1000), schema],
    );
  });
  try {
    const report = await writeBackup(connectionString, file, at, tell);
    const fileBytes = (await stat(file)).size;
    const ended = await attempt(connectionString, async (client) => {
      await client.query(
        `update upkeep.backup set ended_at = $2, state = 'written', rows = $3, content_bytes = $4, file_bytes = $5,
           sha256 = $6 where id = $1`,
        [id, new Date(), report.rows, report.bytes, fileBytes, report.sha256],
      );
    });
    return { ...report, fileBytes, unrecorded: unrecorded ?? ended };
  } catch (error) {
    const fault = oneLine(error);
    await attempt(connectionString, async (client) => {
      await client.query(
        `update upkeep.backup set ended_at = $2, state = 'failed', fault = $3 where id = $1`,
        [id, new Date(), fault],
      );
    });
    throw error;
  }
}

/** What came of restoring a backup into a scratch database. */
export interface DrillOutcome {
  /** Null where the file could not be read to its end. */
  sha256: string | null;
  file: string;
  at: Date;
  seconds: number;
  /** Why the backup is no good; undefined where it is. */
  fault: string | undefined;
}

/**
 * Keeps what a drill found: of every backup on record with this hash, or, where the file has none to tell, of the newest
 * one that was written there. Answers how many those are.
 */
export async function recordDrill(connectionString: string, drill: DrillOutcome): Promise<number> {
  let known = 0;
  await attempt(connectionString, async (client) => {
    const { rowCount } = await client.query(
      `update upkeep.backup set verified_at = $1, verified = $2, verified_seconds = $3, verify_fault = $4
       where sha256 = $5 or ($5::text is null and id = (
         select id from upkeep.backup where state = 'written' and machine = $6 and file = $7
         order by started_at desc limit 1))`,
      [
        drill.at,
        drill.fault === undefined,
        drill.seconds.toFixed(1),
        drill.fault?.slice(0, 500) ?? null,
        drill.sha256,
        hostname().slice(0, 200),
        resolve(drill.file).slice(0, 1000),
      ],
    );
    known = rowCount ?? 0;
  });
  return known;
}

/** A database that was restored knows the backup that it came from, verified by that very restore. */
export async function recordRestore(
  connectionString: string,
  file: string,
  { report, fileBytes, seconds }: { report: BackupReport; fileBytes: number; seconds: number },
): Promise<void> {
  await attempt(connectionString, async (client) => {
    await client.query(
      `insert into upkeep.backup (id, started_at, ended_at, state, machine, file, schema_version, rows, content_bytes,
         file_bytes, sha256, verified_at, verified, verified_seconds)
       values ($1, $2, $2, 'written', $3, $4, $5, $6, $7, $8, $9, $10, true, $11)`,
      [
        uuidv7(),
        report.at,
        hostname().slice(0, 200),
        resolve(file).slice(0, 1000),
        report.schema,
        report.rows,
        report.bytes,
        fileBytes,
        report.sha256,
        new Date(),
        seconds.toFixed(1),
      ],
    );
  });
}

/** Why the record could not be kept, or undefined. The record is beside the backup, never in its way. */
async function attempt(
  connectionString: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<string | undefined> {
  const client = new pg.Client({ connectionString, application_name: 'meritloop-backup' });
  client.on('error', () => {}); // a server that goes away is told by the query that waits for it
  try {
    await client.connect();
    await work(client);
    return undefined;
  } catch (error) {
    return oneLine(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** A fault in one line, without what an address of a database may carry. */
function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .replace(/\w+:\/\/\S+/g, '…')
      .replace(/\s+/g, ' ')
      .slice(0, 500) || 'unknown'
  );
}

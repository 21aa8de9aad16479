import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { BackupFault, type BackupProgress, type BackupReport, type Head } from './format.ts';
import { migrationsOf, plainText, readTable, tablesInOrder } from './tables.ts';

/**
 * Writes everything that the product keeps into one file, while it runs: all tables as of one instant (one
 * repeatable-read transaction), streamed, so that neither side holds the data in memory. The file appears under its
 * name only when it is whole, readable by its owner alone: it holds password hashes.
 * @throws BackupFault where the database is not Meritloop's; what PostgreSQL or the file system says otherwise.
 */
export async function writeBackup(
  connectionString: string,
  file: string,
  at: Date,
  tell: (progress: BackupProgress) => void = () => {},
): Promise<BackupReport> {
  const client = new pg.Client({ connectionString, application_name: 'meritloop-backup' });
  client.on('error', () => {}); // a server that goes away is told by the query that waits for it
  await client.connect();
  // A name of its own, made by this call alone: never a file or link that waits there, nor another backup's.
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.unfinished`;
  try {
    await refuseFolder(file);
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query(plainText);
    const report: { value?: BackupReport } = {};
    await pipeline(
      Readable.from(
        frames(client, at, tell, (value) => (report.value = value)),
        { objectMode: false },
      ),
      createGzip(),
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600 }),
    );
    await client.query('commit');
    await onDisk(unfinished);
    await rename(unfinished, file);
    await onDisk(dirname(file));
    if (report.value === undefined) throw new Error('the backup ended without its last line');
    return report.value;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw unwritable(error, file);
  } finally {
    await client.end();
  }
}

/** What has been written there stays through a loss of power: content of a file, names of a folder. */
async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

async function refuseFolder(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) throw Object.assign(new Error('a folder has this name'), { code: 'EISDIR' });
}

/** What a file system says; a socket has other words. */
const ofFiles =
  /^E(ACCES|DQUOT|EXIST|FBIG|IO|ISDIR|LOOP|MFILE|NAMETOOLONG|NFILE|NOENT|NOSPC|NOTDIR|PERM|ROFS|TXTBSY)$/;

function unwritable(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || !ofFiles.test(code)) return error;
  const full = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
  const todo = full
    ? 'Make room there or choose another disk, then run it again'
    : 'Give the path of a file in a folder that is there and that this user may write to';
  return new BackupFault(
    'backup.unwritable',
    `The backup cannot be written to ${file} (${code}). ${todo}. Nothing is left behind, and a file that was there is as it was.`,
  );
}

async function* frames(
  client: pg.Client,
  at: Date,
  tell: (progress: BackupProgress) => void,
  done: (report: BackupReport) => void,
): AsyncGenerator<Buffer> {
  const migrations = await migrationsOf(client);
  if (migrations.length === 0) {
    throw new BackupFault(
      'backup.nothing_there',
      'This database holds no Meritloop data yet: there is nothing to back up. Check DATABASE_URL or MERITLOOP_HOME.',
    );
  }
  const tables = await tablesInOrder(client);
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const head: Head = {
    format: 'meritloop-backup',
    version: 1,
    at: at.toISOString(),
    postgres: rows[0]?.server_version ?? '',
    migrations,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
  yield line(head);
  const all = createHash('sha256');
  const byTable = new Map<string, { rows: number; sha256: string }>();
  let totalRows = 0;
  let totalBytes = 0;
  for (const [index, table] of tables.entries()) {
    const hash = createHash('sha256');
    const stream = client.query(copyStreams.to(readTable(table, (name) => client.escapeIdentifier(name))));
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      totalBytes += chunk.length;
      yield line({ bytes: chunk.length });
      yield chunk;
    }
    const own = { rows: stream.rowCount, sha256: hash.digest('hex') };
    totalRows += own.rows;
    byTable.set(table.name, own);
    all.update(own.sha256);
    yield line(own);
    tell({ table: table.name, index: index + 1, tables: tables.length, rows: own.rows, bytes: totalBytes });
  }
  const sha256 = all.digest('hex');
  yield line({ end: true, rows: totalRows, sha256 });
  done({
    at: head.at,
    schema: migrations.at(-1) ?? '',
    tables: tables.length,
    rows: totalRows,
    bytes: totalBytes,
    sha256,
    byTable,
  });
}

function line(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

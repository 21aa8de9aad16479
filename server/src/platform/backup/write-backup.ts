import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
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
  await client.connect();
  const unfinished = `${file}.unfinished`;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query(plainText);
    const report: { value?: BackupReport } = {};
    await pipeline(
      Readable.from(
        frames(client, at, tell, (value) => (report.value = value)),
        { objectMode: false },
      ),
      createGzip(),
      createWriteStream(unfinished, { flags: 'w', mode: 0o600 }),
    );
    await client.query('commit');
    const handle = await open(unfinished, 'r');
    await handle.sync().finally(() => handle.close());
    await rename(unfinished, file);
    if (report.value === undefined) throw new Error('the backup ended without its last line');
    return report.value;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await client.end();
  }
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

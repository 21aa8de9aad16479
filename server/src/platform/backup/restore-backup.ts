import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { z } from 'zod';
import { stamping } from '../distribute/check-spread.ts';
import { knownMigrations, migrate } from '../migrate.ts';
import {
  BackupFault,
  type BackupProgress,
  type BackupReport,
  chunkLine,
  endLine,
  Frames,
  type Head,
  notABackup,
  tableLine,
} from './format.ts';
import { alone, demandSchema, demandWhole, headOf, newer, ofRows, refuseData } from './refuse-backup.ts';
import { type BackupTable, loadTable, plainText, readTable, tablesInOrder } from './tables.ts';

/**
 * Restores a backup into an empty database, all of it or nothing: lays the schema as it was when the backup was
 * written, loads every table in one transaction, reads every table back and compares rows and hashes with the file's,
 * commits, and then brings the schema forward to this program's. Wakes that were not delivered are queued again.
 * @throws BackupFault where the file is damaged or newer than this program, or the database holds data already.
 */
export async function restoreBackup(
  connectionString: string,
  file: string,
  tell: (progress: BackupProgress) => void = () => {},
): Promise<BackupReport> {
  const frames = new Frames(unpacked(file));
  const told = headOf(await frames.line());
  const unknown = told.migrations.filter((name) => !knownMigrations().includes(name));
  if (unknown.length > 0) throw newer(`it knows ${unknown.join(', ')}`);
  return alone(connectionString, async () => {
    await refuseData(connectionString);
    await migrate(connectionString, told.migrations.at(-1));
    const report = await loadAll(connectionString, frames, told, tell);
    await migrate(connectionString);
    return report;
  });
}

async function loadAll(
  connectionString: string,
  frames: Frames,
  told: Head,
  tell: (progress: BackupProgress) => void,
): Promise<BackupReport> {
  const client = new pg.Client({ connectionString, application_name: 'meritloop-restore' });
  client.on('error', () => {}); // a server that goes away is told by the query that waits for it
  await client.connect();
  try {
    await demandSchema(client, told.migrations);
    await client.query('begin');
    await client.query(plainText);
    // The rows come with the stamp that they had.
    await client.query(`set local meritloop.stamped = 'restoring'`);
    const report = await load(client, frames, told, tell);
    await setSequences(client);
    await dropIdleStamps(client);
    await queueAgain(client);
    await client.query('commit');
    return report;
  } catch (error) {
    throw ofRows(error);
  } finally {
    // Without a commit this takes everything back, also in the middle of a table.
    await client.end();
  }
}

async function load(
  client: pg.Client,
  frames: Frames,
  told: Head,
  tell: (progress: BackupProgress) => void,
): Promise<BackupReport> {
  const known = new Map((await tablesInOrder(client)).map((table) => [table.name, table]));
  demandWhole([...known.values()], told);
  const all = createHash('sha256');
  const byTable = new Map<string, { rows: number; sha256: string }>();
  let rows = 0;
  let bytes = 0;
  for (const [index, { name, columns }] of told.tables.entries()) {
    const table = known.get(name);
    if (table === undefined || columns.some((column) => !table.columns.includes(column))) {
      throw notABackup(`its schema has no ${name}, which the file holds`);
    }
    const loaded = { ...table, columns };
    const own = await loadOne(client, frames, loaded);
    const back = await readBack(client, loaded);
    if (back !== own.sha256) {
      throw new BackupFault(
        'backup.not_equal',
        `What was loaded into ${name} does not read back as it stands in the file. Nothing was restored. Please report this with both PostgreSQL versions.`,
      );
    }
    rows += own.rows;
    bytes += own.bytes;
    all.update(own.sha256);
    byTable.set(name, { rows: own.rows, sha256: own.sha256 });
    tell({ table: name, index: index + 1, tables: told.tables.length, rows: own.rows, bytes });
  }
  const sha256 = all.digest('hex');
  const end = fits(endLine, await frames.line());
  await frames.end();
  if (end.sha256 !== sha256 || end.rows !== rows) throw notABackup('its last line does not fit its tables');
  const schema = told.migrations.at(-1) ?? '';
  return { at: told.at, schema, tables: told.tables.length, rows, bytes, sha256, byTable };
}

/** Loads one table from the file; its rows and hash must be what the file says. */
async function loadOne(client: pg.Client, frames: Frames, table: BackupTable) {
  const hash = createHash('sha256');
  const said: { rows: number; sha256: string; bytes: number } = { rows: 0, sha256: '', bytes: 0 };
  const into = client.query(copyStreams.from(loadTable(table, (name) => client.escapeIdentifier(name))));
  // Not a pipeline: what the file lacks must end the connection and with it the transaction, and a pipeline would
  // wait for PostgreSQL to answer a stream that has been destroyed.
  const taken = finished(into);
  taken.catch(() => {});
  // What PostgreSQL says first is the reason; writing on to a stream that has failed only hides it.
  let fault: unknown;
  into.on('error', (error) => {
    fault ??= error;
    into.destroy();
  });
  try {
    for await (const chunk of chunks(frames, hash, said)) {
      if (fault !== undefined) break;
      if (!into.write(chunk)) await Promise.race([once(into, 'drain'), taken]);
    }
    if (fault === undefined) into.end();
    await taken;
  } catch (error) {
    throw fault ?? error;
  }
  if (hash.digest('hex') !== said.sha256 || into.rowCount !== said.rows) {
    throw notABackup(`the rows of ${table.name} are not those that were written`);
  }
  return said;
}

async function* chunks(
  frames: Frames,
  hash: Hash,
  said: { rows: number; sha256: string; bytes: number },
): AsyncGenerator<Buffer> {
  for (;;) {
    const line = await frames.line();
    const chunk = chunkLine.safeParse(line);
    if (!chunk.success) {
      Object.assign(said, fits(tableLine, line));
      return;
    }
    said.bytes += chunk.data.bytes;
    for await (const piece of frames.bytes(chunk.data.bytes)) {
      hash.update(piece);
      yield piece;
    }
  }
}

async function readBack(client: pg.Client, table: BackupTable): Promise<string> {
  const hash = createHash('sha256');
  const stream = client.query(copyStreams.to(readTable(table, (name) => client.escapeIdentifier(name))));
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/** The file's bytes; what the file system or gunzip say of it is told in words. */
async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const reading = pipeline(createReadStream(file), gunzip);
  reading.catch(() => {}); // told below, where it stops the reading
  try {
    yield* gunzip;
    await reading;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
      throw new BackupFault(
        'backup.no_file',
        `The file cannot be read (${code}). Check its path and rights.`,
      );
    }
    throw notABackup(`it cannot be unpacked: ${code ?? 'damaged'}`);
  }
}

function fits<T>(shape: z.ZodType<T>, line: unknown): T {
  const read = shape.safeParse(line);
  if (!read.success) throw notABackup('a line is not what belongs there');
  return read.data;
}

/** Where nothing renews them (the schema is laid without triggers beside Citus), stamps of rights would hold for ever. */
async function dropIdleStamps(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`select 1 where to_regclass('platform.people_stamp') is not null
    and not exists (select 1 from pg_trigger where tgfoid = ${stamping})`);
  if (rowCount === 1) await client.query('truncate platform.people_stamp');
}

async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(`
    select pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence, c.oid::regclass::text as table,
      quote_ident(a.attname) as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^(pg_|graphile_worker)'
      and n.nspname <> 'information_schema' and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`);
  for (const { sequence, table, column } of rows) {
    await client.query(`select setval($1, max(${column})) from ${table} having max(${column}) is not null`, [
      sequence,
    ]);
  }
}

/**
 * The queue itself is not in a backup: each wake that was not delivered gets its job again, with the rows or not at all.
 */
async function queueAgain(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ tenantId: string; id: string }>(`
    select tenant_id as "tenantId", id from platform.outbox where delivered_at is null order by at, id`);
  // Apart from reading: where the tables are spread, the queue's functions are on the coordinator alone.
  await client.query(
    `select graphile_worker.add_job('deliver', wake.payload)
     from json_array_elements($1::json) with ordinality wake (payload, place) order by place`,
    [JSON.stringify(rows)],
  );
}

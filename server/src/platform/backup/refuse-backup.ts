import pg from 'pg';
import { BackupFault, type Head, head, notABackup } from './format.ts';
import { type BackupTable, migrationsOf, tablesInOrder } from './tables.ts';

/** The file's first line; a format that this program does not know yet is told apart from a file of something else. */
export function headOf(line: unknown): Head {
  const read = head.safeParse(line);
  if (read.success) return read.data;
  const { format, version } = (line ?? {}) as { format?: unknown; version?: unknown };
  if (format === 'meritloop-backup' && typeof version === 'number' && version > 1) {
    throw newer(`its format is ${version}`, 'backup.newer_format');
  }
  throw notABackup('its first line is not what belongs there');
}

export function newer(why: string, code = 'backup.newer_schema'): BackupFault {
  return new BackupFault(
    code,
    `This backup was written by a newer Meritloop (${why}). Nothing was restored. Restore it with that version.`,
  );
}

/** A restore never mixes with what is there. */
export async function refuseData(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {}); // a server that goes away is told by the query that waits for it
  await client.connect();
  try {
    if ((await migrationsOf(client)).length === 0) return;
    for (const table of await tablesInOrder(client)) {
      const name = table.name
        .split('.')
        .map((part) => client.escapeIdentifier(part))
        .join('.');
      const { rowCount } = await client.query(`select 1 from ${name} limit 1`);
      if (rowCount !== 0) {
        throw new BackupFault(
          'backup.not_empty',
          `The database holds data already (${table.name}). A backup is restored into an empty one: give another DATABASE_URL, or a MERITLOOP_HOME that does not exist yet. Nothing was changed.`,
        );
      }
    }
  } finally {
    await client.end();
  }
}

/** Key of the lock that a restore holds: any number that nothing else of the product takes. */
const restoring = 7_203_114_001;

/** Does the work while no other restore goes into the same database. */
export async function alone<Result>(connectionString: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString, application_name: 'meritloop-restore' });
  client.on('error', () => {}); // it only waits: whoever works on another connection says that the server is gone
  await client.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      restoring,
    ]);
    if (rows[0]?.mine !== true) {
      throw new BackupFault(
        'backup.restoring',
        'Another restore into this database is under way. Nothing was changed. Wait for its end, or give another DATABASE_URL.',
      );
    }
    return await work();
  } finally {
    await client.end();
  }
}

/** The rows go into the schema that they were written under: a later one that lies there is not taken back. */
export async function demandSchema(client: pg.ClientBase, migrations: readonly string[]): Promise<void> {
  const applied = await migrationsOf(client);
  if (applied.length <= migrations.length) return;
  throw new BackupFault(
    'backup.other_schema',
    `The database is empty, but laid out as of ${applied.at(-1)}, and the backup is of ${migrations.at(-1)}. Nothing was restored. Give a database without any tables, or a MERITLOOP_HOME that does not exist yet.`,
  );
}

/** The file holds every table and column of its schema: one that it left out would be empty without a word. */
export function demandWhole(known: readonly BackupTable[], told: Head): void {
  const held = new Map(told.tables.map(({ name, columns }) => [name, columns]));
  for (const { name, columns } of known) {
    const missing = held.has(name) ? columns.find((column) => !held.get(name)?.includes(column)) : '';
    if (missing !== undefined) throw notABackup(`${missing === '' ? name : `${name}.${missing}`} is missing`);
  }
}

/** Classes of PostgreSQL's faults that speak of the rows: values, constraints, and text of another encoding. */
const ofRowsOnly = /^2[23]/;

/** What PostgreSQL says of rows that it does not take, without the values that it quotes. */
export function ofRows(error: unknown): unknown {
  const { code, table, constraint, where } = error as Partial<pg.DatabaseError>;
  if (!(error instanceof pg.DatabaseError) || !ofRowsOnly.test(code ?? '')) return error;
  const place = table ?? /^COPY (\w+)/.exec(where ?? '')?.[1] ?? 'a table';
  const broken = constraint === undefined ? `PostgreSQL ${code}` : kindOf(code, constraint);
  return notABackup(`rows of ${place} are none that were written: ${broken}`);
}

const kindOf = (code: string | undefined, constraint: string): string =>
  `${code === '23503' ? 'foreign key' : 'constraint'} ${constraint}`;

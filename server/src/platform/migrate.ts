import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';
import { openPool } from './database.ts';
import { LaunchError } from './postgres/index.ts';

const folder = join(import.meta.dirname, '../../migrations');

/** The migrations of this program, oldest first. */
export function knownMigrations(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.replace(/\.sql$/, ''))
    .sort();
}

/** Reads `NNNN-name.sql` files: forward only, no down step. */
const provider: MigrationProvider = {
  async getMigrations() {
    const entries = await Promise.all(
      knownMigrations().map(async (name) => {
        const text = await readFile(join(folder, `${name}.sql`), 'utf8');
        return [
          name,
          {
            up: (db: Kysely<unknown>) =>
              sql
                .raw(text)
                .execute(db)
                .then(() => {}),
          },
        ] as const;
      }),
    );
    return Object.fromEntries(entries);
  },
};

/** The oldest PostgreSQL that the migrations are written for, as `server_version_num` counts. */
const oldestServer = 150_000;

/** Key of the lock that is held while the schema is laid: any number that nothing else of the product takes. */
const laying = 7_203_114_002;

/**
 * Brings the database to this program's schema, one transaction a migration. One process at a time: others that start
 * beside it wait and then find it done. A schema newer than the program is refused (Kysely names the migration it does
 * not know) and nothing is changed. `to` stops earlier: a restore lays the schema that its backup was written under.
 * @throws LaunchError `database.…`
 */
export async function migrate(connectionString: string, to?: string): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'meritloop-migrate' });
  client.on('error', () => {}); // it only waits: whoever works on another connection says that the server is gone
  await client.connect();
  try {
    const { rows } = await client.query<ServerKind>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    );
    for (const server of rows) demandServer(server);
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [laying]);
    await layMigrations(connectionString, to);
    await runMigrations({ connectionString });
  } finally {
    await client.end();
  }
}

interface ServerKind {
  version: number;
  encoding: string;
}

/** @throws LaunchError where the server is too old, or the database could not hold what people write */
export function demandServer({ version, encoding }: ServerKind): void {
  if (version < oldestServer) {
    throw new LaunchError(
      'database.old_server',
      `This server is PostgreSQL ${Math.floor(version / 10_000)}, and Meritloop needs 15 or newer. Nothing was changed. Set DATABASE_URL to a newer server, or leave it out for the PostgreSQL that comes along.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new LaunchError(
      'database.wrong_encoding',
      `This database is encoded as ${encoding}, which cannot hold Chinese text; it has to be UTF8. Nothing was changed. Make another: create database meritloop template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'.`,
    );
  }
}

async function layMigrations(connectionString: string, to: string | undefined): Promise<void> {
  const pool = openPool(
    {
      connectionString,
      max: 2,
      application_name: 'meritloop-migrate',
      // A migration over the rows of years takes as long as it takes.
      options: '-c timezone=Asia/Shanghai -c statement_timeout=0',
    },
    () => {},
  );
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    // Asked first: where the tables are spread, even a schema that is there would be laid on every worker again.
    const { rows } = await sql<{
      there: boolean;
    }>`select to_regnamespace('platform') is not null as there`.execute(db);
    if (rows[0]?.there !== true) await sql`create schema if not exists platform`.execute(db);
    const migrator = new Migrator({
      db,
      provider,
      migrationTableSchema: 'platform',
      allowUnorderedMigrations: false,
    });
    for (;;) {
      const { error, results } = await migrator.migrateUp();
      if (error !== undefined) {
        const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
        throw schemaError(error, failed);
      }
      if (results === undefined || results.length === 0) break;
      if (to !== undefined && results.some(({ migrationName }) => migrationName === to)) break;
    }
  } finally {
    await db.destroy();
  }
}

function schemaError(error: unknown, failed: string | undefined): Error {
  const text = error instanceof Error ? error.message : String(error);
  if (/previously executed migration .* is missing/.test(text)) {
    return new LaunchError(
      'database.newer_schema',
      `This database was written by a newer Meritloop (${text}). Nothing was changed. Start the newer version, or restore a backup made by this one.`,
    );
  }
  if (failed === undefined) return error instanceof Error ? error : new Error(text);
  return new LaunchError(
    'database.migration_failed',
    `The migration ${failed} could not be applied: ${text}. It was taken back; those before it stay, and every row is as it was. Look whether the schema was changed by hand or a disk is full, mend that, and start again; or restore the last backup.`,
    { cause: error },
  );
}

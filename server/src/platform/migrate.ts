import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { type Kysely, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { openDatabase } from './database.ts';
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

/**
 * Brings the database to this program's schema, one transaction a migration. A schema newer than the program is
 * refused (Kysely names the migration it does not know) and nothing is changed. `to` stops earlier: a restore lays the
 * schema that its backup was written under.
 */
export async function migrate(connectionString: string, to?: string): Promise<void> {
  const { db, close } = openDatabase(connectionString, () => {}, 2);
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
      if (error !== undefined) throw schemaError(error);
      if (results === undefined || results.length === 0) break;
      if (to !== undefined && results.some(({ migrationName }) => migrationName === to)) break;
    }
  } finally {
    await close();
  }
  await runMigrations({ connectionString });
}

function schemaError(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  if (/missing/.test(text)) {
    return new LaunchError(
      'database.newer_schema',
      `This database was written by a newer Meritloop (${text}). Nothing was changed. Start the newer version, or restore a backup made by this one.`,
    );
  }
  return error instanceof Error ? error : new Error(text);
}

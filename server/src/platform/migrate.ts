import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { type Kysely, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import { openDatabase } from './database.ts';
import { LaunchError } from './postgres/index.ts';

const folder = join(import.meta.dirname, '../../migrations');

/** Reads `NNNN-name.sql` files: forward only, no down step. */
const provider: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    const entries = await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8');
        return [
          name.replace(/\.sql$/, ''),
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
 * refused (Kysely names the migration it does not know) and nothing is changed.
 */
export async function migrate(connectionString: string): Promise<void> {
  const { db, close } = openDatabase(connectionString, () => {}, 2);
  try {
    await sql`create schema if not exists platform`.execute(db);
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

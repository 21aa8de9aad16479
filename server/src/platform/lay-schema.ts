import pg from 'pg';
import { migrationsOf } from './backup/tables.ts';
import { knownMigrations, migrate } from './migrate.ts';
import { LaunchError } from './postgres/launch-error.ts';

/**
 * Lays this program's schema into a database that has none, and refuses one that is older (an upgrade begins with a
 * backup, not with a command that passes by) or newer. Nothing is changed then.
 * @throws LaunchError
 */
export async function laySchema(connectionString: string): Promise<void> {
  const applied = await appliedTo(connectionString);
  const known = knownMigrations();
  const [last = '', ours = ''] = [applied.at(-1), known.at(-1)];
  if (applied.length > 0 && applied.length < known.length && known.includes(last)) {
    throw new LaunchError(
      'database.older_schema',
      `This database is at ${last}, this program at ${ours}. Nothing was changed. Back the database up, then start this program once: starting brings it forward.`,
    );
  }
  await migrate(connectionString);
}

async function appliedTo(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await migrationsOf(client);
  } finally {
    await client.end();
  }
}

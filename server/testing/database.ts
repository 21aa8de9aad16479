import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { asAdmin } from './cluster.ts';

export interface TestDatabase {
  /** Connection string as the owner of the database, who is no superuser. */
  readonly url: string;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database for one test file: a clone of the run's template (about 0.1 s), or one that is spread by
 * itself where the run's server is a Citus coordinator. Call it in `beforeAll` and `drop()` in `afterAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, adminUrl } = inject('cluster');
  if (template !== null) return createDatabase(template);
  const database = await emptyDatabase();
  const { migrate } = await import('../src/platform/migrate.ts');
  const { distribute } = await import('../src/platform/distribute/index.ts');
  const inside = new URL(adminUrl);
  inside.pathname = new URL(database.url).pathname;
  await asAdmin(inside.href, (client) => client.query('CREATE EXTENSION citus'));
  await migrate(database.url);
  await distribute(database.url, { shards: 2 });
  return database;
}

/** A database without anything in it, not even the schema. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const { adminUrl, url, prefix } = inject('cluster');
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const owner = decodeURIComponent(new URL(url).username);
  await asAdmin(adminUrl, async (client) => {
    const grant = owner ? `OWNER ${client.escapeIdentifier(owner)}` : '';
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)} ${grant}`,
    );
  });
  const target = new URL(url);
  target.pathname = `/${name}`;
  return {
    url: target.href,
    drop: () =>
      asAdmin(adminUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createOn, dropOn, makeCoordinator, workerUrls } from './coordinator.ts';

export interface TestDatabase {
  /** Connection string as the owner of the database, who is no superuser but on a Citus coordinator. */
  readonly url: string;
  /** Drops it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Few enough to be made in seconds, more than workers: cities lie apart, and a worker has several of them. */
const shards = 4;

/**
 * A fresh, migrated database for one test file: a clone of the run's template (about 0.1 s), or one that is spread by
 * itself where the run's server is a Citus coordinator. Call it in `beforeAll` and `drop()` in `afterAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, coordinator, adminUrl } = inject('cluster');
  if (template !== null) return createDatabase(template);
  if (coordinator === null) throw new Error('A run has a template, or a coordinator.');
  const database = await createDatabase('template0', workerUrls(adminUrl, coordinator));
  try {
    const { migrate } = await import('../src/platform/migrate.ts');
    const { distribute } = await import('../src/platform/distribute/index.ts');
    // The schema first: what an operator's database has when its coordinator gets workers.
    await migrate(database.url);
    const inside = new URL(adminUrl);
    inside.pathname = new URL(database.url).pathname;
    await makeCoordinator(inside.href, coordinator);
    await distribute(database.url, { shards });
  } catch (error) {
    await database.drop();
    throw error;
  }
  return database;
}

/** Migrated and spread over nothing, whatever the run's server is. */
export async function plainDatabase(): Promise<TestDatabase> {
  const { template } = inject('cluster');
  if (template !== null) return createDatabase(template);
  const database = await emptyDatabase();
  const { migrate } = await import('../src/platform/migrate.ts');
  await migrate(database.url);
  return database;
}

/** A database without anything in it, not even the schema. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

/** Whether the databases of this run are spread over workers: some answers differ there, and tests say which. */
export function isSpreadHere(): boolean {
  return inject('cluster').coordinator !== null;
}

async function createDatabase(template: string, workers: readonly string[] = []): Promise<TestDatabase> {
  const { adminUrl, url, prefix } = inject('cluster');
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const owner = decodeURIComponent(new URL(url).username);
  // The coordinator's goes first: its daemon, and what it has open, hold the workers'.
  const drop = async () => {
    for (const node of [adminUrl, ...workers]) await dropOn(node, name);
  };
  try {
    for (const node of [adminUrl, ...workers]) await createOn(node, { name, template, owner });
  } catch (error) {
    await drop();
    throw error;
  }
  const target = new URL(url);
  target.pathname = `/${name}`;
  return { url: target.href, drop };
}

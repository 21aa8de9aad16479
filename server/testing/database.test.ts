import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { asAdmin } from './cluster.ts';
import { testDatabase } from './database.ts';

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('each test file has a migrated database of its own, and dropping it leaves none', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  await run(one.url, 'CREATE TABLE mine (n int)');
  expect(await run(two.url, "SELECT to_regclass('mine') AS found")).toEqual([{ found: null }]);
  const migrated = 'SELECT count(*) > 0 AS done FROM platform.kysely_migration';
  expect(await run(one.url, migrated)).toEqual([{ done: true }]);
  const names = [one, two].map(({ url }) => new URL(url).pathname.slice(1));
  for (const name of names) expect(name.startsWith('meritloop_test_')).toBe(true);
  await Promise.all([one.drop(), two.drop()]);
  const left = await asAdmin(inject('cluster').adminUrl, (client) =>
    client.query('SELECT datname FROM pg_database WHERE datname = ANY($1)', [names]),
  );
  expect(left.rows).toEqual([]);
});

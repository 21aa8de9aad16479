import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { asAdmin } from './cluster.ts';
import { isSpreadHere, plainDatabase, testDatabase } from './database.ts';

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

test('its tables lie on a coordinator exactly where the run has one, and a plain one never', async () => {
  const [database, plain] = await Promise.all([testDatabase(), plainDatabase()]);
  const spread = `select count(*)::int as count from pg_class where relname = 'pg_dist_partition'`;
  const [found] = (await run(database.url, spread)) as { count: number }[];
  expect(found?.count === 0).toBe(!isSpreadHere());
  if (isSpreadHere()) {
    const tables =
      'select count(*)::int > 50 as many, count(distinct colocationid)::int as groups from pg_dist_partition';
    expect(await run(database.url, tables)).toEqual([{ many: true, groups: 1 }]);
  }
  expect(await run(plain.url, spread)).toEqual([{ count: 0 }]);
  await Promise.all([database.drop(), plain.drop()]);
});

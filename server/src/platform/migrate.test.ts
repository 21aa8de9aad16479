import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { emptyDatabase, type TestDatabase, testDatabase } from '../../testing/database.ts';
import { openDatabase } from './database.ts';
import { demandServer, migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

it('changes nothing where everything is applied', async () => {
  await expect(migrate(database.url)).resolves.toBeUndefined();
});

it('lays the schema once, however many processes begin with the same empty database', async () => {
  for (let round = 0; round < 3; round += 1) {
    const empty = await emptyDatabase();
    try {
      await Promise.all([1, 2, 3, 4].map(() => migrate(empty.url)));
    } finally {
      await empty.drop();
    }
  }
});

it('names the migration that cannot be applied, and takes back what it did', async () => {
  const half = await emptyDatabase();
  await migrate(half.url, '0009-publications');
  const { db, close } = openDatabase(half.url, () => {}, 1);
  try {
    // A schema that somebody has worked on by hand.
    await sql`alter table registry.unit add column name_en text`.execute(db);
    await expect(migrate(half.url)).rejects.toMatchObject({
      code: 'database.migration_failed',
      message: expect.stringMatching(/0014-org.*name_en.*taken back/),
    });
    const { rows } = await sql<{
      last: string;
    }>`select max(name) as last from platform.kysely_migration`.execute(db);
    expect(rows[0]?.last).toMatch(/^0013/);
  } finally {
    await close();
    await half.drop();
  }
});

it('refuses a server that is too old, and a database that cannot hold Chinese text', async () => {
  expect(() => demandServer({ version: 140_012, encoding: 'UTF8' })).toThrow(/PostgreSQL 14.*15 or newer/);
  expect(() => demandServer({ version: 150_000, encoding: 'UTF8' })).not.toThrow();
  expect(() => demandServer({ version: 180_004, encoding: 'SQL_ASCII' })).toThrow(/SQL_ASCII.*UTF8/);
  const { adminUrl } = inject('cluster');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const name = `${inject('cluster').prefix}ascii`;
  await admin.query(
    `create database ${name} template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'`,
  );
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  try {
    await expect(migrate(url.href)).rejects.toMatchObject({ code: 'database.wrong_encoding' });
  } finally {
    await admin.query(`drop database ${name}`);
    await admin.end();
  }
});

it('refuses a schema newer than this program, and leaves it as it is', async () => {
  const { db, close } = openDatabase(database.url, () => {}, 1);
  await sql`insert into platform.kysely_migration (name, timestamp) values ('9999-from-the-future', '2099-01-01')`.execute(
    db,
  );
  await expect(migrate(database.url)).rejects.toMatchObject({
    code: 'database.newer_schema',
    message: expect.stringContaining('newer Meritloop'),
  });
  const rows = await sql<{
    name: string;
  }>`select name from platform.kysely_migration where name like '9999%'`.execute(db);
  expect(rows.rows).toHaveLength(1);
  await close();
});

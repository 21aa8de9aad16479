import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

it('changes nothing where everything is applied', async () => {
  await expect(migrate(database.url)).resolves.toBeUndefined();
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

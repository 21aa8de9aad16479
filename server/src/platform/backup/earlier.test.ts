import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../testing/database.ts';
import { checkChain } from '../chain-check.ts';
import { openDatabase } from '../database.ts';
import { knownMigrations } from '../migrate.ts';
import { listTenants } from '../tenants.ts';
import { restoreBackup } from './index.ts';
import { migrationsOf, plainText, readTable, tablesInOrder } from './tables.ts';

const migrations = join(import.meta.dirname, '../../../migrations');
const earlier = join(import.meta.dirname, '../../../testing/earlier');
const opened: TestDatabase[] = [];
afterAll(async () => {
  for (const database of opened) await database.drop();
});

it('never edits a migration that was released: a later one changes what is to be changed', () => {
  const lines = readFileSync(join(migrations, 'released.sha256'), 'utf8').trim().split('\n');
  for (const line of lines) {
    const [hash, name = ''] = line.split(/\s+/);
    const bytes = readFileSync(join(migrations, name));
    expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(hash);
  }
  expect(lines.length).toBeGreaterThanOrEqual(9);
});

/** Each file was written by the program of that schema, with small cities in which a figure has walked the house. */
describe.each(readdirSync(earlier).filter((name) => name.endsWith('.backup')))('%s', (name) => {
  it('comes forward to the schema of today with every row as it was, and its chain whole', async () => {
    const database = await emptyDatabase();
    opened.push(database);
    const { byTable } = await restoreBackup(database.url, join(earlier, name));
    const filled = [...byTable].filter(([, { rows }]) => rows > 0);
    expect(filled.length).toBeGreaterThan(25);

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    expect(await migrationsOf(client)).toEqual(knownMigrations());
    await client.query('begin');
    await client.query(plainText);
    const tables = new Map((await tablesInOrder(client)).map((table) => [table.name, table]));
    for (const [table, { rows }] of filled) {
      const now = tables.get(table);
      expect(now, `${table} is still there`).toBeDefined();
      if (now === undefined) continue;
      const copied = await text(
        client.query(copyStreams.to(readTable(now, (part) => client.escapeIdentifier(part)))),
      );
      expect(copied.trimEnd().split('\n').length, table).toBe(rows);
    }
    await client.end();

    const { db, close } = openDatabase(database.url, () => {}, 2);
    for (const tenant of await listTenants(db)) {
      const report = await checkChain(db, tenant.id);
      expect(report).toMatchObject({ faults: [], unsealed: 0 });
      expect(report.sealed).toBeGreaterThan(0);
    }
    await close();
  });
});

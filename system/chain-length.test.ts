import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importCity } from '../server/src/app/import-city.ts';
import { type Database, openDatabase } from '../server/src/platform/database.ts';
import { smallCity } from '../server/testing/city.ts';
import { type TestDatabase, testDatabase } from '../server/testing/database.ts';
import { chainOf } from '../server/testing/tampering.ts';

const root = dirname(import.meta.dirname);
const length = 100_000;

let home: TestDatabase;
let database: Database;
beforeAll(async () => {
  home = await testDatabase();
  database = openDatabase(home.url, () => {}, 3);
  await importCity(database.db, smallCity(), new Date());
  await chainOf(database.db, 'small-city', length);
});
afterAll(async () => {
  await database?.close();
  await home?.drop();
});

/** A tenth of what the rows alone take up in memory would not fit beside the program. */
test('a hundred thousand links are checked in 96 MB of heap, with the time printed', async () => {
  const command = promisify(execFile);
  const { stdout } = await command(
    process.execPath,
    ['--max-old-space-size=96', join(root, 'cli/bin/meritloop.mjs'), 'check-chain', '--json'],
    { env: { ...process.env, DATABASE_URL: home.url }, timeout: 120_000 },
  );
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ sealed: length + 1, unsealed: 0, faultCount: 0 });
  process.stdout.write(`check-chain: ${report.sealed} links in ${report.seconds} s within 96 MB of heap\n`);
});

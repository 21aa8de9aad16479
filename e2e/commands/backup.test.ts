import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommand } from '../../cli/src/run-command.testing.ts';
import { openDatabase } from '../../server/src/platform/database.ts';
import { emptyDatabase, type TestDatabase, testDatabase } from '../../server/testing/database.ts';

let source: TestDatabase;
let target: TestDatabase;
let folder: string;
beforeAll(async () => {
  [source, target] = await Promise.all([testDatabase(), emptyDatabase()]);
  folder = mkdtempSync(join(tmpdir(), 'meritloop-drill-'));
  vi.stubEnv('MERITLOOP_HOME', join(folder, 'home'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  await source?.drop();
  await target?.drop();
});

async function run(database: TestDatabase, ...argv: string[]) {
  vi.stubEnv('DATABASE_URL', database.url);
  return runCommand(argv);
}

test('a drill on a whole city: backup, restore elsewhere, the same hash, the chain whole; twice is refused', async () => {
  expect((await run(source, 'import', 'huzhou-2024')).code).toBe(0);
  const file = join(folder, 'drill.backup');
  const written = await run(source, 'backup', file, '--json');
  expect(written.code).toBe(0);
  const restored = await run(target, 'restore', file, '--json');
  expect(restored.code).toBe(0);
  const [one, other] = [JSON.parse(written.out), JSON.parse(restored.out)];
  expect(other).toMatchObject({ done: 'restored', rows: one.rows, tables: one.tables, sha256: one.sha256 });
  expect(one.rows).toBeGreaterThan(500);
  expect((await run(target, 'check-chain')).code).toBe(0);
  expect(await run(target, 'restore', file)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^backup\.not_empty: /m),
  });
  expect(await run(target, 'restore', join(folder, 'nowhere'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^backup\.no_file: /m),
  });
});

test('a drill in a scratch database of its own is on record where the backup was written; a damaged file fails it', async () => {
  const file = join(folder, 'drilled.backup');
  const written = JSON.parse((await run(source, 'backup', file, '--json', '--quiet')).out);
  const drilled = await run(source, 'verify-backup', file, '--scratch', folder, '--json', '--quiet');
  expect(drilled).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(drilled.out)).toMatchObject({
    done: 'verified',
    rows: written.rows,
    sha256: written.sha256,
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('meritloop-scratch-'))).toEqual([]);
  expect(await onRecord()).toMatchObject({ sha256: written.sha256, verified: true });
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length / 2));
  const failed = await run(source, 'verify-backup', file, '--scratch', folder, '--quiet');
  expect(failed).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^backup\.unreadable: /) });
  expect(await onRecord()).toMatchObject({ verified: false });
});

async function onRecord() {
  const { pool, close } = openDatabase(source.url, () => {}, 1);
  const { rows } = await pool.query(
    'select sha256, verified from upkeep.backup order by started_at desc limit 1',
  );
  await close();
  return rows[0];
}

test.each([
  ['check-chain'],
  ['backup', 'nothing.backup'],
  ['remove', 'simulated-city'],
  [
    'appoint',
    'c',
    'audit',
    '--username',
    'au-officer',
    '--name',
    '审计管理员',
    '--name-en',
    'Audit',
    '--reason',
    'r',
  ],
])('a home without a database is told so by %s, and stays as it is', async (...argv) => {
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('MERITLOOP_HOME', join(folder, 'mistaken'));
  expect(await runCommand(argv)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^no_database: .*mistaken/m),
  });
  expect(readdirSync(folder)).not.toContain('mistaken');
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommand } from '../../cli/src/run-command.testing.ts';
import { openDatabase } from '../../server/src/platform/database.ts';
import { knownMigrations, migrate } from '../../server/src/platform/migrate.ts';
import { emptyDatabase, type TestDatabase } from '../../server/testing/database.ts';

let folder: string;
const opened: TestDatabase[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-found-'));
  vi.stubEnv('MERITLOOP_HOME', join(folder, 'home'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  for (const database of opened) await database.drop();
});

async function fresh(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  opened.push(database);
  return database;
}

async function run(database: TestDatabase, ...argv: string[]) {
  vi.stubEnv('DATABASE_URL', database.url);
  return runCommand(argv);
}

async function ask<Row extends object>(database: TestDatabase, text: string): Promise<Row[]> {
  const { pool, close } = openDatabase(database.url, () => {}, 1);
  try {
    return (await pool.query(text)).rows;
  } finally {
    await close();
  }
}

const words = ['--name', '安州市', '--name-en', 'Anzhou', '--reason', '首次建立'];

test('founds an empty city with three officers, on record and sealed; the passwords are printed and kept nowhere', async () => {
  const database = await fresh();
  const made = await run(database, 'found', 'anzhou', ...words, '--json');
  expect(made).toMatchObject({ code: 0, err: '' });
  const { signIns } = JSON.parse(made.out) as { signIns: { username: string; password: string }[] };
  expect(signIns.map(({ username }) => username)).toEqual(['sys-anzhou', 'sec-anzhou', 'audit-anzhou']);
  const held = await ask(
    database,
    `select p.duty, g.role, u."passwordDue" as due from registry.person p
     join registry.role_grant g on g.tenant_id = p.tenant_id and g.person_id = p.id
     join auth."user" u on u.id = p.account_id order by 1`,
  );
  expect(held).toEqual(
    ['audit_officer', 'security_officer', 'system_officer'].map((duty) => ({ duty, role: duty, due: true })),
  );
  expect(await ask(database, 'select name from registry.unit')).toEqual([{ name: '安州市' }]);
  const acts = await ask<{ act: string }>(database, 'select act from platform.audit order by id');
  expect(acts.map(({ act }) => act)).toEqual([
    'app.found',
    ...Array<string>(3).fill('registry.appoint_officer'),
  ]);
  expect((await run(database, 'check-chain')).out).toContain('4 sealed, 0 waiting, 0 faults');
  const file = join(folder, 'all.backup');
  expect((await run(database, 'backup', file, '--quiet')).code).toBe(0);
  const everything = gunzipSync(readFileSync(file)).toString('utf8');
  expect(everything).toContain('sys-anzhou');
  for (const { password } of signIns) expect(everything).not.toContain(password);
});

test('refuses a city that is there, codes and officers that cannot be, and changes nothing', async () => {
  const database = await fresh();
  expect((await run(database, 'found', 'anzhou', ...words)).code).toBe(0);
  const before = await ask(database, 'select count(*) as n from platform.audit');
  const refused: [string[], number, string][] = [
    [['anzhou'], 1, 'founding_city_exists'],
    [['An-zhou'], 2, 'bad_city_code'],
    [['an--zhou'], 2, 'bad_city_code'],
    [['auth'], 2, 'bad_city_code'],
    [['x'], 2, 'bad_city_code'],
    [['beizhou', '--system', 'one', '--audit', 'one'], 1, 'founding_same_officer'],
    // The last of the three is taken: the first two are taken back with the city.
    [['beizhou', '--audit', 'audit-anzhou'], 1, 'registry_username_taken'],
    [['beizhou', '--audit', 'Audit'], 2, 'bad_username'],
  ];
  for (const [[city = '', ...more], code, says] of refused) {
    const answer = await run(database, 'found', city, ...words, ...more);
    expect(answer, city).toMatchObject({ code, out: '', err: expect.stringContaining(`${says}: `) });
  }
  expect(await ask(database, 'select count(*) as n from platform.audit')).toEqual(before);
  expect(await ask(database, 'select username from auth."user" order by 1')).toHaveLength(3);
  expect((await run(database, 'remove', 'anzhou')).err).toContain('founding_not_an_example');
});

test('refuses a database of another version, older or newer', async () => {
  const [older, newer] = [await fresh(), await fresh()];
  await migrate(older.url, knownMigrations().at(-2));
  expect((await run(older, 'found', 'anzhou', ...words)).err).toContain('database.older_schema: ');
  expect(await ask(older, 'select * from platform.tenant')).toEqual([]);
  await migrate(newer.url);
  await ask(newer, "insert into platform.kysely_migration values ('9999-tomorrow', '2099-01-01')");
  expect((await run(newer, 'found', 'anzhou', ...words)).err).toContain('database.newer_schema: ');
  expect(await ask(newer, 'select * from platform.tenant')).toEqual([]);
});

test('a city at work and examples are kept apart: examples are taken away whole, append-only rows and all', async () => {
  const database = await fresh();
  expect((await run(database, 'import', 'huzhou-2024')).code).toBe(0);
  expect((await run(database, 'found', 'anzhou', ...words)).err).toContain(
    'npx meritloop remove huzhou-2024',
  );
  expect((await run(database, 'found', 'anzhou', ...words, '--beside-examples')).code).toBe(0);
  await ask(
    database,
    `insert into publications.document_template (tenant_id, kind, version, yaml, reason, by_person, at)
     values ('huzhou-2024', 'summary', 1, '', '', gen_random_uuid(), now())`,
  );
  expect((await run(database, 'remove', 'huzhou-2024')).out).toMatch(
    /^huzhou-2024: \d{3,} rows and \d+ accounts/,
  );
  const tables = await ask<{ name: string }>(
    database,
    `select table_schema || '.' || table_name as name from information_schema.columns
     where column_name = 'tenant_id' and table_schema not like 'pg_%'`,
  );
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables) {
    expect(await ask(database, `select 1 from ${name} where tenant_id <> 'anzhou'`), name).toEqual([]);
  }
  expect(await ask(database, 'select username from auth."user"')).toHaveLength(3);
  const guarded = await ask(database, `select 1 from pg_trigger where not tgisinternal and tgenabled <> 'O'`);
  expect(guarded).toEqual([]);
  expect((await run(database, 'remove', 'huzhou-2024')).err).toContain('founding_no_such_city');
});

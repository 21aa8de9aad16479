import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { runCommand } from '../../cli/src/run-command.testing.ts';
import { openDatabase } from '../../server/src/platform/database.ts';
import { knownMigrations, migrate } from '../../server/src/platform/migrate.ts';
import { emptyDatabase, type TestDatabase } from '../../server/testing/database.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-url-'));
  vi.stubEnv('MERITLOOP_HOME', join(folder, 'home'));
  database = await emptyDatabase();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

const secret = 's3cr3t-words';
const changed = (change: (url: URL) => void): string => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};
const odd: [what: string, url: () => string, exit: number, code: string][] = [
  ['no address', () => `nonsense ${secret}`, 2, 'database_url_invalid'],
  ['blanks', () => '  ', 2, 'database_url_invalid'],
  ['of another product', () => `mysql://u:${secret}@127.0.0.1/x`, 2, 'database_url_invalid'],
  ['a port beyond all', () => `postgres://u:${secret}@127.0.0.1:99999/x`, 2, 'database_url_invalid'],
  ['a port that is none', () => `postgres://u:${secret}@127.0.0.1:abc/x`, 2, 'database_url_invalid'],
  ['a sign that is not escaped', () => `postgres://u:${secret}%zz@127.0.0.1:1/x`, 2, 'database_url_invalid'],
  ['nobody there', () => `postgres://u:${secret}@127.0.0.1:1/x`, 1, 'database.unreachable'],
  ['no such host', () => `postgres://u:${secret}@no.such.host.invalid/x`, 1, 'database.unreachable'],
  [
    'a wrong password',
    () =>
      changed((url) => {
        url.password = secret;
      }),
    1,
    'database.sign_in_refused',
  ],
  [
    'no such database',
    () =>
      changed((url) => {
        url.pathname = '/nowhere';
      }),
    1,
    'database.no_such_database',
  ],
  [
    'TLS where there is none',
    () =>
      changed((url) => {
        url.searchParams.set('sslmode', 'verify-full');
      }),
    1,
    'database.tls',
  ],
  [
    'a certificate that is not there',
    () =>
      changed((url) => {
        url.searchParams.set('sslmode', 'verify-full');
        url.searchParams.set('sslrootcert', '/nowhere.pem');
      }),
    1,
    'database.tls',
  ],
  ['nothing laid in it yet', () => database.url, 1, 'database.no_schema'],
];

test.each(odd)('DATABASE_URL with %s: what, why, what to do, and no secret', async (_, url, exit, code) => {
  vi.stubEnv('DATABASE_URL', url());
  const answer = await runCommand(['check-chain']);
  expect(answer).toEqual({
    code: exit,
    out: '',
    err: expect.stringMatching(new RegExp(`^${code}: [^\\n]+\\n$`)),
  });
  expect(answer.err).not.toContain(secret);
  expect(answer.err).not.toContain(new URL(database.url).password);
});

test('backup and drill say the same', async () => {
  for (const [url, exit, code] of [
    [`postgres://u:${secret}@127.0.0.1:99999/x`, 2, 'database_url_invalid'],
    [`postgres://u:${secret}@127.0.0.1:1/x`, 1, 'database.unreachable'],
  ] as const) {
    vi.stubEnv('DATABASE_URL', url);
    const { code: ended, err } = await runCommand(['backup', join(folder, 'x.backup')]);
    const drilled = await runCommand(['verify-backup', join(folder, 'x.backup'), '--into', url, '--quiet']);
    expect([drilled.code, drilled.err]).toEqual([
      exit,
      expect.stringContaining(exit === 2 ? code : 'backup.no_file'),
    ]);
    expect([ended, err]).toEqual([exit, expect.stringMatching(new RegExp(`^${code}: [^\\n]+\\n$`))]);
  }
});

test('a role of few rights is told so, and nothing is changed', async () => {
  const { adminUrl, prefix } = inject('cluster');
  const { pool: admin, close } = openDatabase(adminUrl, () => {}, 1);
  const role = `${prefix}few`;
  await admin.query(`create role ${role} login password '${secret}'`);
  try {
    vi.stubEnv(
      'DATABASE_URL',
      changed((url) => {
        url.username = role;
        url.password = secret;
      }),
    );
    const { code, err } = await runCommand([
      'found',
      'anzhou',
      '--name',
      '安州',
      '--name-en',
      'A',
      '--reason',
      'r',
    ]);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^database\.no_right: [^\n]*permission denied[^\n]+\n$/),
    ]);
  } finally {
    await admin.query(`drop role ${role}`);
    await close();
  }
});

test('commands that pass by bring no older schema forward', async () => {
  await migrate(database.url, knownMigrations().at(-2));
  vi.stubEnv('DATABASE_URL', database.url);
  for (const argv of [
    ['import', 'huzhou-2024'],
    ['appoint', 'anzhou', 'audit', '--username', 'audit-2', '--reason', 'lost'],
  ])
    expect(await runCommand(argv)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^database\.older_schema: /),
    });
});

import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScript } from '../../../testing/script.ts';
import { claimHome, type HomeClaim } from './home.ts';
import { canEnter, chooseIdentity } from './identity.ts';
import { endLeftover } from './postmaster.ts';
import { isRunning, waitUntilGone } from './processes.ts';
import { type Embedded, startEmbedded } from './start-embedded.ts';

const child = join(import.meta.dirname, '../../../testing/launch-child.ts');
const asRoot = process.getuid?.() === 0;

let folder: string;
let home: string;
let claim: HomeClaim;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-launch-'));
  chmodSync(folder, 0o755); // mkdtemp makes it private; the unreachable home has a test of its own
  home = join(folder, 'home');
  claim = claimHome(home);
});
afterAll(() => {
  claim.release();
  rmSync(folder, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the server may be killed under it
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Runs the work with the shared home's database up. */
async function withDatabase<T>(work: (embedded: Embedded) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded({ claim });
  try {
    return await work(embedded);
  } finally {
    await embedded.stop();
  }
}

test('the cluster is private, on loopback only, ordered by bytes, and knows Chinese characters', async () => {
  await withDatabase(async ({ url, adminUrl, port, pid, data }) => {
    expect(statSync(join(home, 'postgres-passwords.json')).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8'))).toEqual({ data, port, pid });
    const [settings] = await query(
      url,
      `SELECT current_setting('listen_addresses') AS listen, current_setting('server_encoding') AS encoding, current_setting('password_encryption') AS password,
              datcollate, datctype, current_setting('fsync') AS fsync,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super
         FROM pg_database WHERE datname = current_database()`,
    );
    expect(settings).toEqual({
      listen: '127.0.0.1',
      encoding: 'UTF8',
      password: 'scram-sha-256',
      datcollate: 'C',
      datctype: 'C.UTF-8',
      fsync: 'on',
      super: false,
    });
    await query(url, 'CREATE EXTENSION pg_trgm');
    expect(await query(url, `SELECT similarity('湖州市', '湖州') > 0.3 AS near`)).toEqual([{ near: true }]);
    expect(await query(adminUrl, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    const rules = await query(adminUrl, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules');
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
    await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrowError(/password/);
    expect(statSync(`/proc/${pid}`).uid).toBe(asRoot ? chooseIdentity(data)?.uid : process.getuid?.());
  });
});

test('kill -9 of the whole process group ends PostgreSQL within 10 s, and what was committed is there again', async () => {
  for (const how of ['setpriv', 'no-setpriv']) {
    const other = join(folder, `group-${how}`);
    const script = await startScript([child, other, how]);
    const { url, pid } = JSON.parse(script.line) as { url: string; pid: number };
    await query(url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)');
    const open = new pg.Client({ connectionString: url });
    open.on('error', () => {});
    await open.connect();
    await open.query('BEGIN; INSERT INTO kept VALUES (43)');
    await script.killGroup('SIGKILL');
    expect(await waitUntilGone(pid, 10_000), how).toBe(true);
    const again = claimHome(other);
    const embedded = await startEmbedded({ claim: again });
    expect(await query(embedded.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    await embedded.stop();
    again.release();
  }
});

test('kill -9 of PostgreSQL itself is noticed, and the next start recovers', async () => {
  const embedded = await startEmbedded({ claim });
  await query(embedded.url, 'CREATE TABLE survived (n int); INSERT INTO survived VALUES (7)');
  process.kill(embedded.pid, 'SIGKILL');
  await embedded.ended;
  await withDatabase(async ({ url }) => {
    expect(await query(url, 'SELECT n FROM survived')).toEqual([{ n: 7 }]);
  });
});

test('an orphan of an earlier start is stopped before a new one begins', async () => {
  const embedded = await startEmbedded({ claim });
  await endLeftover(embedded.data);
  expect(isRunning(embedded.pid)).toBe(false);
  expect(existsSync(join(embedded.data, 'postmaster.pid'))).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'a postmaster.pid that a loss of power left empty or torn does not stop a start, nor hide an orphan',
  async () => {
    const file = join(home, 'postgres', 'data', 'postmaster.pid');
    for (const left of ['', 'garbage\n', '\0\0\0\0']) {
      writeFileSync(file, left);
      await withDatabase(async (embedded) => {
        expect(await query(embedded.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      });
    }
    const orphan = await startEmbedded({ claim });
    writeFileSync(file, '');
    await withDatabase(async (embedded) => {
      expect(isRunning(orphan.pid)).toBe(false);
      expect(await query(embedded.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
  },
);

test.runIf(asRoot)('a home of another user is named as such, before anything is read', async () => {
  const other = join(folder, 'theirs');
  claimHome(other).release();
  writeFileSync(join(other, 'postgres-passwords.json'), '{}', { mode: 0o600 });
  const nobody = spawn(
    'setpriv',
    [
      '--reuid=65534',
      '--clear-groups',
      process.execPath,
      '-e',
      `import(${JSON.stringify(join(import.meta.dirname, 'record.ts'))}).then(({ passwordsOf }) => passwordsOf(${JSON.stringify(other)}, true)).catch((error) => console.log(error.code))`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said = await new Promise((resolve) =>
    nobody.stdout.once('data', (text) => resolve(`${text}`.trim())),
  );
  expect(said).toBe('postgres.not_yours');
});

test('a stale postmaster.pid that names a zombie or another program does not stop a start', async () => {
  // The shell's child dies after `sleep` has taken the shell's place, which never asks after it.
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const zombie = Number(
      await new Promise((resolve) => parent.stdout.once('data', (text) => resolve(`${text}`))),
    );
    expect(await waitUntilGone(zombie, 5000)).toBe(true);
    expect(existsSync(`/proc/${zombie}`)).toBe(true);
    for (const pid of [zombie, process.pid]) {
      const file = join(home, 'postgres', 'data', 'postmaster.pid');
      writeFileSync(file, `${pid}\n${join(home, 'postgres', 'data')}\n1\n5432\n\n127.0.0.1\n\nready\n`);
      await withDatabase(async (embedded) => {
        expect(await query(embedded.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      });
    }
    expect(isRunning(process.pid)).toBe(true);
  } finally {
    parent.kill('SIGKILL');
  }
});

test('below a folder that the database user cannot enter, data go elsewhere and postgres.json says where', async () => {
  const locked = join(folder, 'locked');
  mkdirSync(locked, { mode: 0o700 });
  const other = claimHome(join(locked, 'home'));
  const elsewhere = { data: join(folder, 'elsewhere'), cache: join(folder, 'cache') };
  const embedded = await startEmbedded({ claim: other, elsewhere });
  await query(embedded.url, 'CREATE TABLE kept (n int)');
  await embedded.stop();
  const { data } = JSON.parse(readFileSync(join(other.home, 'postgres.json'), 'utf8')) as { data: string };
  expect(data).toBe(embedded.data);
  expect(data.startsWith(asRoot ? elsewhere.data : other.home)).toBe(true);
  expect(statSync(join(other.home, 'postgres-passwords.json')).mode & 0o777).toBe(0o600);
  const again = await startEmbedded({ claim: other, elsewhere });
  expect(again.data).toBe(data);
  expect(await query(again.url, 'SELECT n FROM kept')).toEqual([]);
  await again.stop();
  other.release();
});

test('an interrupted first start leaves nothing that hinders the next', async () => {
  const other = claimHome(join(folder, 'interrupted'));
  const place = join(other.home, 'postgres');
  mkdirSync(join(place, 'draft-half', 'data'), { recursive: true });
  writeFileSync(join(place, 'draft-half', 'data', 'PG_VERSION'), '18\n');
  writeFileSync(
    join(other.home, 'postgres.json'),
    JSON.stringify({ data: join(place, 'data'), port: null, pid: null }),
  );
  const embedded = await startEmbedded({ claim: other });
  expect(existsSync(join(place, 'draft-half'))).toBe(false);
  expect(embedded.data).toBe(join(place, 'data'));
  await embedded.stop();
  other.release();
});

test('lost data or passwords are said, never replaced by an empty database', async () => {
  const other = claimHome(join(folder, 'lost'));
  await (await startEmbedded({ claim: other, fsync: false })).stop();
  rmSync(join(other.home, 'postgres-passwords.json'));
  await expect(startEmbedded({ claim: other })).rejects.toMatchObject({ code: 'postgres.lost_passwords' });
  rmSync(join(other.home, 'postgres'), { recursive: true });
  await expect(startEmbedded({ claim: other })).rejects.toMatchObject({ code: 'postgres.lost_data' });
  expect(existsSync(join(other.home, 'postgres'))).toBe(false);
  other.release();
});

test('a port that was asked for and is taken is an error; one of last time that is taken is replaced', async () => {
  const last = await withDatabase(async ({ port }) => port);
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen({ port: last, host: '127.0.0.1' }, resolve));
  try {
    await expect(startEmbedded({ claim, port: last })).rejects.toMatchObject({ code: 'postgres.start' });
    await withDatabase(async ({ port }) => expect(port).not.toBe(last));
  } finally {
    await new Promise((resolve) => blocker.close(resolve));
  }
});

test('an ordinary user runs it as himself', async () => {
  const nobody = asRoot
    ? chooseIdentity(undefined)
    : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (!nobody) throw new Error('root has nobody to run PostgreSQL as');
  if (asRoot && !canEnter({ ...nobody, name: 'nobody' }, import.meta.dirname)) {
    // A checkout that only root may enter: an ordinary user could not start it, and that is what is known here.
    expect(statSync(process.execPath).uid).toBe(0);
    return;
  }
  const own = join(folder, 'own');
  mkdirSync(own);
  chmodSync(own, 0o777);
  const script = await startScript([child, join(own, 'home')], nobody);
  const { url, pid, data } = JSON.parse(script.line) as { url: string; pid: number; data: string };
  expect(data).toBe(join(own, 'home', 'postgres', 'data'));
  expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid);
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(statSync(join(own, 'home')).mode & 0o777).toBe(0o700);
  await script.kill('SIGTERM');
  expect(await waitUntilGone(pid, 10_000)).toBe(true);
});

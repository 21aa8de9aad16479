import { copyFile, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../testing/database.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { checkChain } from '../chain-check.ts';
import { openDatabase } from '../database.ts';
import { knownMigrations, migrate } from '../migrate.ts';
import { sealAll } from '../sealer.ts';
import { restoreBackup, writeBackup } from './index.ts';

let story: Story;
let folder: string;
let file: string;
let written: Awaited<ReturnType<typeof writeBackup>>;
const opened: TestDatabase[] = [];

async function fresh(): Promise<string> {
  const database = await emptyDatabase();
  opened.push(database);
  return database.url;
}

beforeAll(async () => {
  story = await openStory();
  await sealAll(story.db, [story.tenant], new Date());
  folder = await mkdtemp(join(tmpdir(), 'meritloop-backup-'));
  file = join(folder, 'city.backup');
  written = await writeBackup(story.databaseUrl, file, new Date());
});

afterAll(async () => {
  for (const database of opened) await database.drop();
  await story.close();
  await rm(folder, { recursive: true, force: true });
});

async function tablesOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select count(*)::int as n from pg_tables where schemaname in ('platform', 'registry', 'plans')",
  );
  await client.end();
  return rows[0].n;
}

describe('backup and restore', () => {
  it('restores every row into a fresh database: equal rows, equal hashes, the chain whole', async () => {
    const url = await fresh();
    const restored = await restoreBackup(url, file);
    expect(restored.byTable).toEqual(written.byTable);
    expect(restored.byTable.get('plans.target')?.rows).toBeGreaterThan(3);
    expect(restored.byTable.get('auth.user')?.rows).toBe(story.signIns.length);
    // Written again from what was restored: the same hash over everything.
    const again = await writeBackup(url, join(folder, 'again.backup'), new Date());
    expect(again.sha256).toBe(written.sha256);
    const { db, close } = openDatabase(url, () => {}, 2);
    const report = await checkChain(db, story.tenant);
    await close();
    expect(report).toMatchObject({ faults: [], unsealed: 0 });
    expect(report.sealed).toBeGreaterThan(0);
  });

  it('carries awkward texts and exact decimals as they are', async () => {
    const text = 'tab\t, newline\n, backslash \\N, quote ", 中文, emoji 🏙, \u2028';
    await sql`update plans.matter set text = ${text} where tenant_id = ${story.tenant}`.execute(story.db);
    const awkward = join(folder, 'awkward.backup');
    await writeBackup(story.databaseUrl, awkward, new Date());
    const url = await fresh();
    await restoreBackup(url, awkward);
    const { db, close } = openDatabase(url, () => {}, 2);
    const found = await sql<{ text: string }>`select distinct text from plans.matter
      where tenant_id = ${story.tenant}`.execute(db);
    const tiers = sql<{
      value: string;
    }>`select value::text from plans.tier order by tenant_id collate "C", target_id, tier collate "C"`;
    const values = (await tiers.execute(db)).rows;
    await close();
    expect(found.rows).toEqual([{ text }]);
    expect(values).toEqual((await tiers.execute(story.db)).rows);
  });

  it('brings the stamps of rights as they were, and none where nothing would renew them', async () => {
    const stampsIn = async (url: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query('select * from platform.people_stamp order by tenant_id');
      await client.end();
      return rows;
    };
    const whole = await fresh();
    await restoreBackup(whole, file);
    expect(await stampsIn(whole)).toEqual(await stampsIn(story.databaseUrl));
    // As the schema is laid beside Citus.
    const bare = await fresh();
    await migrate(bare);
    const client = new pg.Client({ connectionString: bare });
    await client.connect();
    for (const table of ['person', 'role_grant', 'unit', 'membership', 'succession'])
      await client.query(`drop trigger people_stamp on registry.${table}`);
    await client.end();
    await restoreBackup(bare, file);
    expect(await stampsIn(bare)).toEqual([]);
  });

  it('is readable by its owner alone', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('writes through no link that waits for it, and beside another backup to the same file', async () => {
    const victim = join(folder, 'victim');
    await writeFile(victim, 'precious');
    await symlink(victim, join(folder, 'same.backup.unfinished'));
    const same = join(folder, 'same.backup');
    const both = await Promise.all([1, 2].map(() => writeBackup(story.databaseUrl, same, new Date())));
    expect(await readFile(victim, 'utf8')).toBe('precious');
    expect((await stat(same)).mode & 0o777).toBe(0o600);
    expect((await restoreBackup(await fresh(), same)).sha256).toBe(both[0]?.sha256);
    expect((await readdir(folder)).filter((name) => name.startsWith('same.'))).toEqual([
      'same.backup',
      'same.backup.unfinished', // the link
    ]);
  });

  it('says where a file cannot be written, and why', async () => {
    for (const [place, why] of [
      [folder, 'EISDIR'],
      [join(folder, 'nowhere', 'x.backup'), 'ENOENT'],
      [join(file, 'x.backup'), 'ENOTDIR'],
      ['/dev/full/x', 'ENOTDIR'],
    ] as const) {
      await expect(writeBackup(story.databaseUrl, place, new Date())).rejects.toMatchObject({
        code: 'backup.unwritable',
        message: expect.stringContaining(why),
      });
    }
  });

  it('queues again the wakes that were not delivered', async () => {
    const { db } = story;
    await sql`insert into platform.outbox (tenant_id, id, at, topic, payload, delivered_at)
      values (${story.tenant}, gen_random_uuid(), now(), 'test.nobody', '{}', null)`.execute(db);
    const pending = join(folder, 'pending.backup');
    await writeBackup(story.databaseUrl, pending, new Date());
    const url = await fresh();
    await restoreBackup(url, pending);
    const restored = openDatabase(url, () => {}, 2);
    const jobs = await sql<{ n: number }>`select count(*) as n from graphile_worker.jobs
      where task_identifier = 'deliver'`.execute(restored.db);
    await restored.close();
    expect(jobs.rows[0]?.n).toBe(1);
  });

  it('refuses a database that holds data', async () => {
    await expect(restoreBackup(story.databaseUrl, file)).rejects.toMatchObject({ code: 'backup.not_empty' });
  });

  it('refuses to back up a database that is not ours', async () => {
    const missing = join(folder, 'nothing.backup');
    await expect(writeBackup(await fresh(), missing, new Date())).rejects.toMatchObject({
      code: 'backup.nothing_there',
    });
    await expect(stat(missing)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a changed row, a cut file and a file of something else, and restores nothing of them', async () => {
    const plain = gunzipSync(await readFile(file));
    const changed = Buffer.from(plain);
    const place = changed.indexOf('simulated', changed.indexOf('\tsimulated'));
    changed.write('simulates', place);
    const bad: [string, Buffer][] = [
      ['changed', gzipSync(changed)],
      ['cut', (await readFile(file)).subarray(0, -200)],
      ['short', gzipSync(plain.subarray(0, plain.length - 40))],
      ['other', Buffer.from('a file of something else')],
    ];
    for (const [name, bytes] of bad) {
      const path = join(folder, `${name}.backup`);
      await writeFile(path, bytes);
      const url = await fresh();
      await expect(restoreBackup(url, path), name).rejects.toMatchObject({ code: 'backup.unreadable' });
      if ((await tablesOf(url)) === 0) continue;
      const { db, close } = openDatabase(url, () => {}, 2);
      const left = await sql<{ n: number }>`select count(*) as n from platform.tenant`.execute(db);
      await close();
      expect(left.rows[0]?.n, name).toBe(0);
    }
  });

  it('names a newer program’s backup before it touches the database', async () => {
    const plain = gunzipSync(await readFile(file)).toString('latin1');
    const newer = plain.replace('"migrations":["', '"migrations":["9999-tomorrow","');
    const path = join(folder, 'newer.backup');
    await writeFile(path, gzipSync(Buffer.from(newer, 'latin1')));
    const url = await fresh();
    await expect(restoreBackup(url, path)).rejects.toMatchObject({ code: 'backup.newer_schema' });
    expect(await tablesOf(url)).toBe(0);
  });

  it('restores a backup of an earlier schema and brings it forward', async () => {
    const early = await fresh();
    const [first = ''] = knownMigrations().filter((name) => name.startsWith('0009'));
    await migrate(early, first);
    const { db, close } = openDatabase(early, () => {}, 2);
    await sql`insert into platform.tenant
      (tenant_id, name_zh, name_en, kind, notice_zh, notice_en, pinned_day, created_at) values ('old-city', '旧市', 'Old city', 'production', '', '', null, now())`.execute(
      db,
    );
    await close();
    const old = join(folder, 'old.backup');
    await writeBackup(early, old, new Date());
    await copyFile(old, join(folder, 'copy.backup'));
    const url = await fresh();
    await restoreBackup(url, join(folder, 'copy.backup'));
    const restored = openDatabase(url, () => {}, 2);
    const tenants = await sql<{ tenant_id: string }>`select tenant_id from platform.tenant`.execute(
      restored.db,
    );
    const schema = await sql<{
      name: string;
    }>`select name from platform.kysely_migration order by name collate "C"`.execute(restored.db);
    await restored.close();
    expect(tenants.rows).toEqual([{ tenant_id: 'old-city' }]);
    expect(schema.rows.map(({ name }) => name)).toEqual(knownMigrations());
  });
});

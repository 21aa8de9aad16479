import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../testing/database.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { readSettings } from '../../registry/contract.ts';
import { openDatabase } from '../database.ts';
import { knownMigrations, migrate } from '../migrate.ts';
import { backupDueHours, backupState } from './backup-state.ts';
import { recordBackup, recordDrill, recordRestore, restoreBackup } from './index.ts';

let story: Story;
let folder: string;
const opened: TestDatabase[] = [];
beforeAll(async () => {
  story = await openStory();
  folder = await mkdtemp(join(tmpdir(), 'meritloop-record-'));
});
afterAll(async () => {
  for (const database of opened) await database.drop();
  await story?.close();
  await rm(folder, { recursive: true, force: true });
});

async function fresh(): Promise<string> {
  const database = await emptyDatabase();
  opened.push(database);
  return database.url;
}

const settings = async () => (await (await story.as('system-officer')).call(readSettings)).body.state.backups;
const ready = async () => {
  const { checks } = (await (await fetch(`${story.address}/readyz`)).json()) as {
    checks: { name: string; ok: boolean; says: string }[];
  };
  return checks.find(({ name }) => name === 'backup');
};

it('keeps on record when a backup was made, how large it is, its hash and place, and what a drill found', async () => {
  expect(await settings()).toMatchObject({ lastGoodAt: null, late: true, recent: [] });
  expect(await ready()).toMatchObject({ ok: false, says: 'no backup on record' });
  const file = join(folder, 'city.backup');
  const at = new Date(Date.now() - 2 * 3_600_000);
  const written = await recordBackup(story.databaseUrl, file, at);
  expect(written.unrecorded).toBeUndefined();
  expect(await settings()).toMatchObject({
    lastGoodAt: at.toISOString(),
    lastVerifiedAt: null,
    late: false,
    recent: [
      {
        state: 'written',
        startedAt: at.toISOString(),
        place: expect.stringMatching(/:.*city\.backup$/),
        fileBytes: written.fileBytes,
        rows: written.rows,
        sha256: written.sha256,
        verified: null,
      },
    ],
  });
  const drill = { file, at: new Date(), seconds: 12.3, fault: undefined };
  expect(await recordDrill(story.databaseUrl, { ...drill, sha256: 'f'.repeat(64) })).toBe(0);
  expect(await recordDrill(story.databaseUrl, { ...drill, sha256: written.sha256 })).toBe(1);
  expect(await settings()).toMatchObject({ lastVerifiedAt: at.toISOString(), recent: [{ verified: true }] });
  await expect.poll(ready).toMatchObject({
    ok: true,
    says: 'the last good one is 2 h old, the last drilled one is 2 h old',
  });
  // A file that a later drill cannot read is no good any more, known by its place.
  expect(await recordDrill(story.databaseUrl, { ...drill, sha256: null, fault: 'cut' })).toBe(1);
  expect(await settings()).toMatchObject({
    lastGoodAt: null,
    lastVerifiedAt: null,
    late: true,
    recent: [{ verified: false, verifyFault: 'cut' }],
  });
});

it('is late after its hours, and keeps failed ones apart from good ones', async () => {
  const old = new Date(Date.now() - (backupDueHours * 3600 + 60) * 1000);
  const good = await recordBackup(story.databaseUrl, join(folder, 'old.backup'), old);
  expect((await settings()).late).toBe(true);
  await expect(
    recordBackup(story.databaseUrl, join(folder, 'no-such-folder', 'x.backup'), new Date()),
  ).rejects.toThrow();
  const seen = await settings();
  expect(seen.recent[0]).toMatchObject({
    state: 'failed',
    fault: expect.stringContaining('ENOENT'),
    sha256: null,
  });
  expect(seen).toMatchObject({ lastGoodAt: old.toISOString(), late: true });
  expect(good.unrecorded).toBeUndefined();
});

it('is in no backup; a restored database knows the one it came from', async () => {
  const file = join(folder, 'whole.backup');
  const written = await recordBackup(story.databaseUrl, file, new Date('2026-11-01T00:00:00Z'));
  expect([...written.byTable.keys()].filter((name) => name.startsWith('upkeep.'))).toEqual([]);
  const url = await fresh();
  const report = await restoreBackup(url, file);
  const { db, close } = openDatabase(url, () => {}, 2);
  try {
    expect((await backupState(db)).recent).toEqual([]);
    await recordRestore(url, file, { report, fileBytes: written.fileBytes, seconds: 3 });
    const state = await backupState(db);
    expect(state.recent).toMatchObject([{ state: 'written', sha256: written.sha256, verified: true }]);
    expect(state.lastVerifiedAt).toEqual(new Date('2026-11-01T00:00:00Z'));
  } finally {
    await close();
  }
});

it('backs up a database that takes no record all the same, and says so', async () => {
  const url = await fresh();
  await migrate(
    url,
    knownMigrations().find((name) => name.startsWith('0023')),
  );
  const written = await recordBackup(url, join(folder, 'early.backup'), new Date());
  expect(written.unrecorded).toContain('upkeep.backup');
  expect(written.sha256).toMatch(/^[0-9a-f]{64}$/);
  const { rows } = await sql<{ n: number }>`select count(*) as n from upkeep.backup
    where file like ${'%early.backup'}`.execute(story.db);
  expect(rows[0]?.n).toBe(0);
});

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../testing/database.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { migrate } from '../migrate.ts';
import { restoreBackup, writeBackup } from './index.ts';

/** A backup in its parts, so that a test can change one and put it together again. */
interface Parts {
  head: { version: number; migrations: string[]; tables: { name: string; columns: string[] }[] };
  rows: string[];
  counts: number[];
}

let story: Story;
let folder: string;
let file: string;
const opened: TestDatabase[] = [];
beforeAll(async () => {
  story = await openStory();
  folder = await mkdtemp(join(tmpdir(), 'meritloop-damaged-'));
  file = join(folder, 'city.backup');
  await writeBackup(story.databaseUrl, file, new Date());
});
afterAll(async () => {
  for (const database of opened) await database.drop();
  await story.close();
  await rm(folder, { recursive: true, force: true });
});

async function fresh(): Promise<string> {
  const database = await emptyDatabase();
  opened.push(database);
  return database.url;
}

async function partsOf(path: string): Promise<Parts> {
  let rest = gunzipSync(await readFile(path)).toString('latin1');
  const line = () => {
    const end = rest.indexOf('\n');
    const read = JSON.parse(Buffer.from(rest.slice(0, end), 'latin1').toString());
    rest = rest.slice(end + 1);
    return read;
  };
  const parts: Parts = { head: line(), rows: [], counts: [] };
  for (let held = ''; ; ) {
    const next = line();
    if ('end' in next) return parts;
    if ('bytes' in next) {
      held += rest.slice(0, next.bytes);
      rest = rest.slice(next.bytes);
    } else {
      parts.rows.push(held);
      parts.counts.push(next.rows);
      held = '';
    }
  }
}

/** The file of these parts; every hash fits, as of somebody who knows the format. */
async function put(change: (parts: Parts) => void, tail = ''): Promise<string> {
  const parts = await partsOf(file);
  change(parts);
  const sha = (text: string) => createHash('sha256').update(text, 'latin1').digest('hex');
  const hashes = parts.rows.map(sha);
  const head = Buffer.from(JSON.stringify(parts.head)).toString('latin1');
  const tables = parts.rows.map((rows, i) => {
    const bytes = rows === '' ? '' : `{"bytes":${rows.length}}\n${rows}`;
    return `${bytes}${JSON.stringify({ rows: parts.counts[i], sha256: hashes[i] })}\n`;
  });
  const rows = parts.counts.reduce((sum, count) => sum + count, 0);
  const end = JSON.stringify({ end: true, rows, sha256: sha(hashes.join('')) });
  const path = join(folder, 'changed.backup');
  await writeFile(path, gzipSync(Buffer.from(`${head}\n${tables.join('')}${end}\n${tail}`, 'latin1')));
  return path;
}

const at = (parts: Parts, name: string) => parts.head.tables.findIndex((table) => table.name === name);

async function rowsLeft(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('select 1 from platform.tenant')).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

describe('a backup that does not hold what it says', () => {
  it('is put together again by this test as it was', async () => {
    expect(
      await rowsLeft(
        await fresh().then(async (url) => {
          await restoreBackup(url, await put(() => {}));
          return url;
        }),
      ),
    ).toBeGreaterThan(0);
  });

  it.each<[string, (parts: Parts) => void, string, string]>([
    [
      'a value that is none of its column, said without the value',
      (parts) => {
        const i = at(parts, 'platform.tenant');
        parts.rows[i] = (parts.rows[i] ?? '').replace(/\t\d{4}-\d\d-\d\d /, '\tsecret-words ');
      },
      'backup.unreadable',
      'rows of tenant',
    ],
    [
      'rows that refer to what is not there',
      (parts) => {
        const i = at(parts, 'platform.tenant');
        parts.rows[i] = '';
        parts.counts[i] = 0;
      },
      'backup.unreadable',
      'foreign key',
    ],
    [
      'bytes that are no text',
      (parts) => {
        const i = at(parts, 'platform.tenant');
        parts.rows[i] = (parts.rows[i] ?? '').replace('\t', '\t\u00b8');
      },
      'backup.unreadable',
      'rows of tenant',
    ],
    [
      'a table of its schema is missing',
      (parts) => {
        parts.head.tables.pop();
        parts.rows.pop();
        parts.counts.pop();
      },
      'backup.unreadable',
      'is missing',
    ],
    [
      'a column of a table is missing',
      (parts) => {
        const i = parts.rows.indexOf('');
        parts.head.tables[i]?.columns.pop();
      },
      'backup.unreadable',
      'is missing',
    ],
    [
      'another version of the format',
      (parts) => {
        parts.head.version = 2;
      },
      'backup.newer_format',
      'newer',
    ],
  ])('is refused: %s', async (_, change, code, says) => {
    const url = await fresh();
    const fault = await restoreBackup(url, await put(change)).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code, message: expect.stringContaining(says) });
    expect(String(fault)).not.toContain('secret-words');
    if (code === 'backup.unreadable') expect(await rowsLeft(url)).toBe(0);
  });

  it('is refused where the file goes on after its end', async () => {
    const url = await fresh();
    await expect(restoreBackup(url, await put(() => {}, 'more'))).rejects.toMatchObject({
      code: 'backup.unreadable',
    });
    expect(await rowsLeft(url)).toBe(0);
  });
});

describe('a server that goes away in the middle', () => {
  /** Ends every connection of that name, as a server that stops does. */
  const cutting = (name: string) => {
    let cut: Promise<unknown> | undefined;
    return {
      done: () => cut,
      tell: () => {
        const admin = new pg.Client({ connectionString: inject('cluster').adminUrl });
        cut ??= admin
          .connect()
          .then(() =>
            admin.query(
              'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
              [name],
            ),
          )
          .finally(() => admin.end());
      },
    };
  };

  it('ends a backup with its fault, and leaves no file', async () => {
    const { tell, done } = cutting('meritloop-backup');
    const target = join(folder, 'cut.backup');
    await expect(writeBackup(story.databaseUrl, target, new Date(), tell)).rejects.toThrow(
      /terminat|connection/i,
    );
    await done();
    expect((await readdir(folder)).filter((name) => name.startsWith('cut.'))).toEqual([]);
  });

  it('ends a restore with its fault; the next one begins anew', async () => {
    const url = await fresh();
    const { tell, done } = cutting('meritloop-restore');
    await expect(restoreBackup(url, file, tell)).rejects.toThrow(/terminat|connection/i);
    await done();
    expect(await rowsLeft(url)).toBe(0);
    await restoreBackup(url, file);
  });
});

describe('a restore', () => {
  it('of two at once, one restores and the other is told so', async () => {
    const url = await fresh();
    const outcomes = await Promise.allSettled([1, 2].map(() => restoreBackup(url, file)));
    const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(failed).toEqual([
      expect.objectContaining({ code: expect.stringMatching(/^backup\.(restoring|not_empty)$/) }),
    ]);
    expect(await rowsLeft(url)).toBeGreaterThan(0);
  });

  it('of an earlier schema is refused where a later one lies already, however empty', async () => {
    const early = await fresh();
    await migrate(early, '0009-publications');
    const old = join(folder, 'old.backup');
    await writeBackup(early, old, new Date());
    const url = await fresh();
    await migrate(url);
    await expect(restoreBackup(url, old)).rejects.toMatchObject({ code: 'backup.other_schema' });
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommand } from '../../cli/src/run-command.testing.ts';
import { type Database, openDatabase } from '../../server/src/platform/database.ts';
import { type TestDatabase, testDatabase } from '../../server/testing/database.ts';
import { chainOf, cutTail, oneOfEach, resealTail, tampered } from '../../server/testing/tampering.ts';

const city = 'huzhou-2024';

let home: TestDatabase;
let database: Database;
let folder: string;
beforeAll(async () => {
  home = await testDatabase();
  database = openDatabase(home.url, () => {}, 2);
  folder = mkdtempSync(join(tmpdir(), 'meritloop-chain-'));
  vi.stubEnv('DATABASE_URL', home.url);
  // Not there yet, as on a machine whose database is elsewhere.
  vi.stubEnv('MERITLOOP_HOME', join(folder, 'home'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  await database?.close();
  await home?.drop();
});

const run = (...argv: string[]) => runCommand(argv);

test('check-chain tells a missing city from a whole chain by its exit code, and prints how long it took', async () => {
  expect(await run('check-chain')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^unknown_tenant: /),
  });
  expect((await run('import', city)).code).toBe(0);
  expect(await run('check-chain', '--tenant', 'nowhere')).toMatchObject({
    code: 2,
    err: expect.stringContaining('nowhere'),
  });
  await chainOf(database.db, city, 40);
  const whole = await run('check-chain', '--json');
  expect(whole.code).toBe(0);
  const report = JSON.parse(whole.out);
  expect(report).toMatchObject({ tenantId: city, unsealed: 0, faults: [], faultCount: 0, anchors: 0 });
  expect(report.sealed).toBeGreaterThan(40);
  expect(report.seconds).toBeGreaterThanOrEqual(0);
  const words = await run('check-chain');
  expect(words.out).toMatch(new RegExp(`^${city}: \\d+ sealed, 0 waiting, 0 faults, [\\d.]+ s\n`));
  expect(words.out).toContain(`head: link ${report.head.seq} ${report.head.chainHash}`);
});

test.each(oneOfEach)(
  'check-chain names the link and the row, and ends with 1: $name',
  async ({ does, finds }) => {
    await tampered(
      database.db,
      () => does(database.db, city),
      async () => {
        const broken = await run('check-chain');
        expect(broken.code).toBe(1);
        expect(broken.err).toMatch(/^chain_broken: .*Keep a copy/);
        const named = broken.out.split('\n').filter((line) => /^ {2}(link|row)/.test(line));
        expect(named).toHaveLength(finds.length);
        for (const [index, { seq }] of finds.entries())
          expect(named[index]).toContain(
            seq === null ? 'row ' : `link${finds[0]?.fault === 'link_removed' ? 's' : ''} ${seq} `,
          );
      },
    );
    expect((await run('check-chain')).code).toBe(0);
  },
);

test('a head kept elsewhere finds a tail that was sealed anew or cut off', async () => {
  const file = join(folder, 'heads');
  expect((await run('check-chain', '--keep-anchor', file)).code).toBe(0);
  expect((await run('check-chain', '--keep-anchor', file)).code).toBe(0);
  const kept = readFileSync(file, 'utf8').trim().split('\n');
  expect(kept).toHaveLength(2);
  expect(JSON.parse(kept[0] ?? '')).toMatchObject({
    tenantId: city,
    chainHash: expect.stringMatching(/^\w{64}$/),
  });
  expect((await run('check-chain', '--anchor', file)).code).toBe(0);
  for (const [does, words] of [
    [resealTail, 'sealed anew'],
    [cutTail, 'its tail was cut off'],
  ] as const) {
    await tampered(
      database.db,
      () => does(database.db, city, 5),
      async () => {
        expect((await run('check-chain')).code).toBe(0);
        const found = await run('check-chain', '--anchor', file);
        expect(found.code).toBe(1);
        expect(found.out).toContain(words);
      },
    );
  }
});

test('a file that holds no heads is refused, and a city that is gone is told', async () => {
  const file = join(folder, 'no-heads');
  expect(await run('check-chain', '--anchor', file)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^anchor_unreadable: /),
  });
  writeFileSync(file, '{"tenantId":"x"}\n');
  expect(await run('check-chain', '--anchor', file)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^bad_anchor: .*row 1/),
  });
  const anchor = { tenantId: 'gone-city', seq: 1, chainHash: 'a'.repeat(64), keptAt: '2026-07-07T00:00:00Z' };
  writeFileSync(file, `${JSON.stringify(anchor)}\n`);
  const gone = await run('check-chain', '--anchor', file);
  expect([gone.code, gone.err]).toEqual([
    1,
    expect.stringContaining('gone-city: a head of its chain was kept'),
  ]);
});

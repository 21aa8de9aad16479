import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { main } from '../../cli/src/main.ts';
import { openDatabase } from '../../server/src/platform/database.ts';
import { sealAll } from '../../server/src/platform/sealer.ts';
import { asAdmin } from '../../server/testing/cluster.ts';
import { type TestDatabase, testDatabase } from '../../server/testing/database.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'meritloop-chain-'));
  vi.stubEnv('DATABASE_URL', database.url);
  // Not there yet, as on a machine whose database is elsewhere.
  vi.stubEnv('MERITLOOP_HOME', join(folder, 'home'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

async function run(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await main(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

test('check-chain tells a missing city from a broken chain by its exit code', async () => {
  expect(await run('check-chain')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^unknown_tenant: /),
  });
  expect((await run('import', 'huzhou-2024')).code).toBe(0);
  expect(await run('check-chain', '--tenant', 'nowhere')).toMatchObject({
    code: 2,
    err: expect.stringContaining('nowhere'),
  });

  const { db, close } = openDatabase(database.url, () => {}, 2);
  try {
    await sealAll(db, ['huzhou-2024'], new Date());
    const whole = await run('check-chain', '--json');
    expect(whole.code).toBe(0);
    const report = JSON.parse(whole.out);
    expect(report).toMatchObject({ tenantId: 'huzhou-2024', unsealed: 0, faults: [] });
    expect(report.sealed).toBeGreaterThan(0);
    await asAdmin(database.url, (client) => client.query("update platform.audit set act = 'x'"));
  } finally {
    await close();
  }
  const broken = await run('check-chain');
  expect(broken.code).toBe(1);
  expect(broken.out).toContain('was changed after it was sealed');
  expect(broken.err).toMatch(/^chain_broken: .*Keep a copy/);
});

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  changed,
  hostileWorkbooks,
  inline,
  put,
  sheet1,
  sheetOf,
} from '../../server/testing/hostile-workbooks.ts';
import { runCommand } from './run-command.testing.ts';

const shim = join(import.meta.dirname, '../bin/meritloop.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meritloop-hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

const argv = (targets: string) => [
  'gaps',
  '--targets',
  targets,
  '--actuals',
  join(folder, 'actuals.csv'),
  '--as-of',
  '2024-06',
];

/** The command line given these bytes as its targets: its exit code and what it printed. */
async function judged(bytes: Buffer, language = 'zh') {
  const file = join(folder, 'targets.xlsx');
  await writeFile(
    join(folder, 'actuals.csv'),
    'subject,indicator,period,value\n甲县,新开工项目,2024-06,81\n',
  );
  await writeFile(file, bytes);
  return { file, ...(await runCommand([...argv(file), '--language', language])) };
}

describe('a workbook that is made to harm, on the command line', () => {
  test.each(hostileWorkbooks)('ends with 2 and one line that says why: %s', async (_, change, code) => {
    const { file, ...printed } = await judged(await changed(change));
    expect(printed).toEqual({ code: 2, out: '', err: expect.any(String) });
    expect(printed.err).toMatch(/^[^\n]+\n$/);
    expect(printed.err.startsWith(`${code}: ${file}: 未读取该文件。`)).toBe(true);
  });

  test('a mark of classification ends it, and so does a file beyond the size, in either language', async () => {
    const marked = await changed(put(sheet1, sheetOf(`<row r="1">${inline('机密★')}</row>`)));
    expect((await judged(marked)).err).toMatch(/^classified: .*targets\.xlsx: 内容未保存。文件的“数据!A1”/);
    const large = await judged(Buffer.alloc(5_000_001), 'en');
    expect([large.code, large.err]).toEqual([
      2,
      expect.stringMatching(/^too_large: .*limit of 5 MB\. .* Save a larger table as CSV \(UTF-8\)\.\n$/),
    ]);
  });

  test('a process of its own, with next to no memory, comes to the same end', {
    timeout: 60_000,
  }, async () => {
    const bomb = await changed((parts) => {
      for (let i = 0; i < 40; i += 1) parts[`xl/media/${i}.bin`] = new Uint8Array(1024 * 1024);
    });
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf('PK\u0001\u0002'); at !== -1; at = lying.indexOf('PK\u0001\u0002', at + 4)) {
      lying.writeUInt32LE(Math.min(lying.readUInt32LE(at + 24), 1_000), at + 24);
    }
    const far = await changed(put(sheet1, sheetOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')));
    for (const bytes of [bomb, lying, far]) {
      const { file } = await judged(bytes);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--max-old-space-size=96', shim, ...argv(file)],
        { encoding: 'utf8', env: { ...process.env, MERITLOOP_LANGUAGE: 'en' } },
      );
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^workbook_too_large: .*targets\.xlsx: The file was not read\. [^\n]+\n$/);
    }
  });
});

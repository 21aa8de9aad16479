import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startScript } from '../../../testing/script.ts';
import { claimHome, HomeInUse, writeWhole } from './home.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-home-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Claims the home in another process, which then waits to be killed. */
async function claimElsewhere(home: string) {
  const module = JSON.stringify(join(import.meta.dirname, 'home.ts'));
  return startScript([
    '--input-type=module',
    '-e',
    `const { claimHome } = await import(${module});
     claimHome(${JSON.stringify(home)}).announce('http://127.0.0.1:4321');
     console.log('claimed'); setInterval(() => {}, 1000);`,
  ]);
}

test('a home that another process holds is refused, saying where that one answers', async () => {
  const home = join(folder, 'home');
  const other = await claimElsewhere(home);
  try {
    expect(() => claimHome(home)).toThrowError(HomeInUse);
    expect(() => claimHome(home)).toThrowError('http://127.0.0.1:4321');
    try {
      claimHome(home);
    } catch (error) {
      expect((error as HomeInUse).note).toEqual({ address: 'http://127.0.0.1:4321', pid: other.pid });
    }
  } finally {
    await other.kill('SIGKILL');
  }
});

test('kill -9 of the holder frees the home at once, whatever its note still says', async () => {
  const home = join(folder, 'home');
  await (await claimElsewhere(home)).kill('SIGKILL');
  expect(readFileSync(join(home, 'server.json'), 'utf8')).toContain('4321');
  const claim = claimHome(home);
  expect(JSON.parse(readFileSync(join(home, 'server.json'), 'utf8'))).toEqual({
    address: null,
    pid: process.pid,
  });
  claim.release();
  claimHome(home).release();
});

test('parents of a new home get the same mode as the home, and can be entered', () => {
  const claim = claimHome(join(folder, 'a', 'b', 'home'));
  const wanted = process.getuid?.() === 0 ? 0o711 : 0o700;
  for (const path of ['a', 'a/b', 'a/b/home']) {
    expect(statSync(join(folder, path)).mode & 0o777).toBe(wanted);
  }
  claim.release();
});

test('a home that cannot be a folder says so and what to do', () => {
  writeWhole(join(folder, 'file'), 'text');
  expect(() => claimHome(join(folder, 'file'))).toThrowError(/cannot be used for data.*MERITLOOP_HOME/);
});

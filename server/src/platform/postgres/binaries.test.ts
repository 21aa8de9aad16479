import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Binaries, installedBinaries, linkLibraries, reachableBinaries } from './binaries.ts';
import { chooseIdentity } from './identity.ts';

let folder: string;
let installed: Binaries;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-binaries-'));
  chmodSync(folder, 0o755);
  const { root, version } = installedBinaries();
  installed = { root: join(folder, 'package', 'native'), version };
  cpSync(root, installed.root, { recursive: true, verbatimSymlinks: true });
  // As npm leaves it where install scripts may not run: no links at all.
  for (const entry of readdirSync(join(installed.root, 'lib'), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) unlinkSync(join(installed.root, 'lib', entry.name));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('libraries that npm could not link are linked before the first run, once', () => {
  const usable = reachableBinaries(chooseIdentity(undefined), join(folder, 'cache'), installed);
  expect(usable).toEqual(installed);
  expect(lstatSync(join(installed.root, 'lib', 'libicui18n.so.60')).isSymbolicLink()).toBe(true);
  expect(linkLibraries(installed.root)).toBe(true);
});

test('binaries below a private folder are copied where the database user can run them', () => {
  chmodSync(join(folder, 'package'), 0o700);
  try {
    const identity = chooseIdentity(undefined);
    const cache = join(folder, 'cache');
    const usable = reachableBinaries(identity, cache, installed);
    // An ordinary user owns the private folder and needs no copy.
    expect(usable.root.startsWith(identity ? cache : installed.root)).toBe(true);
    const again = statSync(join(usable.root, 'bin', 'postgres')).ino;
    expect(statSync(join(reachableBinaries(identity, cache, installed).root, 'bin', 'postgres')).ino).toBe(
      again,
    );
    expect(readdirSync(join(usable.root, '..')).includes('native')).toBe(true);
  } finally {
    chmodSync(join(folder, 'package'), 0o755);
  }
});

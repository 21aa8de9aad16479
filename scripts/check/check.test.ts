import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forbiddenLicences, isPermissive } from './licences.ts';
import { registryAddresses } from './lock.ts';
import { tooLong } from './sources.ts';

test('an OR takes the permissive side, an AND needs both, and what is unknown is refused', () => {
  expect(isPermissive('MIT')).toBe(true);
  expect(isPermissive('GPL-3.0-only')).toBe(false);
  expect(isPermissive('(MIT OR GPL-3.0-only)')).toBe(true);
  expect(isPermissive('MIT AND GPL-3.0-only')).toBe(false);
  expect(isPermissive('GPL-3.0-only OR MIT AND Apache-2.0')).toBe(true);
  expect(isPermissive('(MIT OR Apache-2.0) AND AGPL-3.0')).toBe(false);
  expect(isPermissive('SEE LICENSE IN LICENSE.txt')).toBe(false);
  expect(isPermissive('')).toBe(false);
});

test('a dependency is judged wherever it sits in the tree, a workspace is not one', () => {
  const faults = forbiddenLicences('/', {
    '': { license: 'Apache-2.0' },
    'node_modules/@meritloop/engine': { link: true, resolved: 'engine' },
    engine: { version: '0.1.0' },
    'node_modules/fine': { version: '1.0.0', license: 'ISC' },
    'node_modules/fine/node_modules/bad': { version: '2.0.0', license: 'AGPL-3.0-only' },
    'node_modules/silent': { version: '3.0.0' },
  });
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'node_modules/fine/node_modules/bad 2.0.0',
    'node_modules/silent 3.0.0',
  ]);
});

test('a lock that says where a package came from is refused', () => {
  const faults = registryAddresses('/', {
    'node_modules/@meritloop/engine': { link: true, resolved: 'engine' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.0.0', resolved: 'https://registry.example/b-1.0.0.tgz' },
  });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('node_modules/b');
});

test('300 lines are enough and 301 are too many; data may be as long as they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meritloop-check-'));
  try {
    writeFileSync(join(folder, 'a.ts'), 'x\n'.repeat(300));
    writeFileSync(join(folder, 'b.ts'), 'x\n'.repeat(301));
    writeFileSync(join(folder, 'c.csv'), 'x\n'.repeat(900));
    expect(tooLong(folder, ['a.ts', 'b.ts', 'c.csv'])).toEqual([expect.stringMatching(/^b\.ts: 301 lines/)]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

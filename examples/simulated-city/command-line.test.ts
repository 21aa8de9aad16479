import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../cli/src/run-command.testing.ts';
import { bundleFiles } from './files.ts';
import { generateCity } from './generate.ts';

const practices = join(import.meta.dirname, '../../practices');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-city-'));
  for (const [name, text] of Object.entries(bundleFiles(generateCity(7), 7)))
    writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(command: string, ...options: string[]) {
  const files = ['targets', 'subjects'].flatMap((name) => [`--${name}`, join(folder, `${name}.csv`)]);
  return runCommand([command, ...files, '--json', ...options]);
}

/** The figures with both sources' answers, and with the second source's taken. */
const told = () => ['--actuals', join(folder, 'actuals.csv')];
function decided(): string[] {
  const file = join(folder, 'decided.csv');
  const text = readFileSync(join(folder, 'actuals.csv'), 'utf8');
  writeFileSync(file, text.replaceAll('核定（模拟）,final', '核定（模拟）,revised'));
  return ['--actuals', file];
}

describe('the files of the simulated city on the command line', () => {
  test('gaps reads them, mark and all, under the practice’s rules as under the default', async () => {
    const rules = ['--rules', join(practices, 'default-lights/rules.yaml')];
    const ruled = await run('gaps', ...told(), '--as-of', '2026-05', ...rules);
    expect(ruled.err).toBe('');
    expect(ruled.code).toBe(0);
    const lines = ruled.out.trimEnd().split('\n');
    expect(lines).toHaveLength(274);
    expect((await run('gaps', ...told(), '--as-of', '2026-05')).out).toBe(ruled.out);
    const statuses = new Set(lines.map((line) => JSON.parse(line).status));
    for (const status of ['ahead', 'on_pace', 'behind', 'far_behind', 'needs_person'])
      expect(statuses).toContain(status);
  });

  test('assess refuses figures that two sources tell differently, and says what to do with each', async () => {
    const scheme = ['--scheme', join(practices, 'county-board/scheme.yaml'), '--period', '2026-05'];
    const refused = await run('assess', ...told(), ...scheme);
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 2, out: '' });
    const lines = refused.err.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines)
      expect(line).toMatch(/^conflicting_sources: .*actuals\.csv, row \d+, column value: .*请确定采信哪一个/);
    const assessed = await run('assess', ...decided(), ...scheme);
    expect(assessed.err).toBe('');
    expect(assessed.code).toBe(0);
    const counties = JSON.parse(assessed.out).subjects.filter(
      (row: { group: string }) => row.group === 'counties',
    );
    expect(counties.map((row: { rank: number }) => row.rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

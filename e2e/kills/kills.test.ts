import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endAll, leftIn, postgresOf } from '../commands/product.ts';
import { killRound, type Victim } from './round.ts';

let folder: string;
let home: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meritloop-kills-'));
  chmodSync(folder, 0o755);
  home = join(folder, 'home');
});
afterAll(async () => {
  endAll();
  if (existsSync(join(home, 'postgres.json'))) await leftIn(postgresOf(home).data, 10_000);
  rmSync(folder, { recursive: true, force: true });
});

/** One of each victim; `bench/kills` runs as many as one asks for. */
const rounds: [number, Victim][] = [
  [1, 'server'],
  [2, 'postgres'],
];

it.each(rounds)('round %i: 200 concurrent submissions survive kill -9 of the %s', async (round, victim) => {
  const result = await killRound({ home, victim, count: 200, period: String(2010 + round) });
  expect(result.lost).toEqual([]);
  expect(result.doubled).toEqual([]);
  // The kill really came in the middle: some were acknowledged before, and some were not.
  expect(result.acknowledgedFirst).toBeGreaterThan(0);
  expect(result.acknowledgedFirst).toBeLessThan(result.submissions);
});

it('leaves a chain without fault', async () => {
  const run = promisify(execFile);
  const cli = join(import.meta.dirname, '../../cli/bin/meritloop.mjs');
  const { stdout } = await run(process.execPath, [cli, 'check-chain', '--json'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MERITLOOP_HOME: home },
  });
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { sealed: number; faults: unknown[] });
  expect(reports.flatMap((report) => report.faults)).toEqual([]);
  expect(Math.max(...reports.map((report) => report.sealed))).toBeGreaterThan(400);
});

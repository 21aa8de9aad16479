/**
 * Runs every test that draws its cases under seeds that `npm test` does not use; there one commit has one seed, so that
 * it answers alike whenever it is asked. Each round is one seed more.
 *
 *   node bench/laws/run.ts [--rounds 30] [--seed 1]
 *
 * Prints one JSON line: rounds, first seed, files, the seeds that broke a law, seconds. Exit 0: none did. Exit 1: one did;
 * `LAWS_SEED=<seed> npm test -- <file>` shows it again. Exit 2: bad input.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBench } from '../load/command-line.ts';

const root = join(import.meta.dirname, '../..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const most = 1_000_000;

await runBench({ rounds: { usual: 30, most }, seed: { usual: 1, most } }, async ({ rounds, seed }) => {
  const start = performance.now();
  const files = globSync('{engine,server,cli,web}/**/*.test.{ts,tsx}', {
    cwd: root,
    exclude: ['**/node_modules/**'],
  }).filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"));
  const broken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const run = spawn(process.execPath, [vitest, 'run', ...files], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, LAWS_SEED: String(seed + round) },
    });
    const [code] = await once(run, 'exit');
    if (code !== 0) broken.push(seed + round);
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(JSON.stringify({ rounds, seed, files: files.length, broken, seconds }));
  return broken.length === 0 ? 0 : 1;
});

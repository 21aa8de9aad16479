/**
 * Asks a server on a database of its own many thousand requests drawn from the API document, right ones and spoilt
 * ones, and holds every answer to the laws of `server/testing/api/fuzz.ts`. The suite asks 2,000 of them; this is the
 * long run, with a bound: it ends after `--minutes` with what was asked by then.
 *
 *   node bench/fuzz/run.ts [--requests 50000] [--minutes 90] [--seed 1]
 *
 * Prints one JSON line: seed, requests, answers by status, endpoints, requests below HTTP's rules, the ten slowest answers
 * in milliseconds, megabytes held after each tenth, seconds. Exit 0: no law was broken. Exit 1: one was, each kind is
 * printed with its request, and the same seed draws it again. Exit 2: bad input.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runBench } from '../load/command-line.ts';

const root = join(import.meta.dirname, '../..');
const most = 1_000_000;

await runBench(
  { requests: { usual: 50_000, most }, minutes: { usual: 90, most }, seed: { usual: 1, most } },
  async ({ requests, minutes, seed }) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const run = spawn(process.execPath, [vitest, 'run', '--project', 'server', 'server/src/fuzz.test.ts'], {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        FUZZ_REQUESTS: String(requests),
        FUZZ_MINUTES: String(minutes),
        FUZZ_SEED: String(seed),
      },
    });
    const [code] = await once(run, 'exit');
    return typeof code === 'number' ? code : 1;
  },
);

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
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '../..');
const MOST = 1_000_000;

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= MOST) return value;
  process.stderr.write(`--${name} ${text} must be a whole number from 1 to ${MOST}\n`);
  process.exit(2);
}

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '50000' },
    minutes: { type: 'string', default: '90' },
    seed: { type: 'string', default: '1' },
  },
});
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const run = spawn(process.execPath, [vitest, 'run', '--project', 'server', 'server/src/fuzz.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    FUZZ_REQUESTS: String(wholeNumber('requests', values.requests)),
    FUZZ_MINUTES: String(wholeNumber('minutes', values.minutes)),
    FUZZ_SEED: String(wholeNumber('seed', values.seed)),
  },
});
run.on('exit', (code) => process.exit(code ?? 1));

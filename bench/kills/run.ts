/**
 * Kills the product in the middle of a rush of submissions, round after round, and counts what was lost.
 *
 *   node bench/kills/run.ts --rounds 20 [--submissions 200]
 *
 * Rounds alternate between the server and PostgreSQL. One JSON line a round, then one of the summary. Everything lives
 * in a temporary home of its own, which is removed at the end. Exit 0: nothing was lost or doubled, and the chain of
 * audit rows is whole. Exit 1: something was. Exit 2: bad input.
 */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endAll, leftIn, postgresOf } from '../../e2e/commands/product.ts';
import { killRound, type RoundResult } from '../../e2e/kills/round.ts';
import { rounded, say } from '../load/client.ts';
import { runBench } from '../load/command-line.ts';

const MOST_ROUNDS = 100;
const MOST_SUBMISSIONS = 500;
/** Each round asks for figures of a year of its own, so that no two rounds ask for the same. */
const FIRST_YEAR = 1921;

interface Chain {
  readonly sealed: number;
  readonly unsealed: number;
  readonly faults: readonly unknown[];
}

const tenths = (seconds: number): number => rounded(seconds, 1);

async function checkChain(home: string): Promise<Chain> {
  const cli = join(import.meta.dirname, '../../cli/bin/meritloop.mjs');
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, MERITLOOP_HOME: home };
  // A broken chain is exit 1, and its report is wanted all the same.
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'check-chain', '--json'], {
    env: environment,
  }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  const chains = stdout
    .split('\n')
    .filter(Boolean)
    .map((line): Chain => JSON.parse(line));
  if (chains.length === 0) throw new Error('meritloop check-chain did not answer');
  return {
    sealed: chains.reduce((sum, chain) => sum + chain.sealed, 0),
    unsealed: chains.reduce((sum, chain) => sum + chain.unsealed, 0),
    faults: chains.flatMap((chain) => chain.faults),
  };
}

async function runRounds(home: string, rounds: number, submissions: number): Promise<boolean> {
  const results: (RoundResult & { seconds: number })[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const begun = performance.now();
    const result = await killRound({
      home,
      victim: round % 2 === 1 ? 'server' : 'postgres',
      count: submissions,
      period: String(FIRST_YEAR + round),
    });
    const seconds = tenths((performance.now() - begun) / 1000);
    results.push({ ...result, seconds });
    say({ round, ...result, backAfterSeconds: tenths(result.backAfterSeconds), seconds });
  }
  const chain = await checkChain(home);
  const sum = (of: (result: RoundResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const lost = sum((result) => result.lost.length);
  const doubled = sum((result) => result.doubled.length);
  const slowest = (victim: RoundResult['victim']) =>
    tenths(Math.max(0, ...results.filter((one) => one.victim === victim).map((one) => one.backAfterSeconds)));
  say({
    summary: true,
    rounds,
    submissions: sum((result) => result.submissions),
    acknowledgedBeforeTheKill: sum((result) => result.acknowledgedFirst),
    sentAgain: sum((result) => result.submissions - result.acknowledgedFirst),
    lost,
    doubled,
    slowestReturnSeconds: { server: slowest('server'), postgres: slowest('postgres') },
    chain: { sealed: chain.sealed, unsealed: chain.unsealed, faults: chain.faults.length },
    seconds: tenths(results.reduce((total, result) => total + result.seconds, 0)),
  });
  return lost + doubled + chain.faults.length === 0;
}

/** Nothing of ours may outlive us: neither processes nor the home. */
async function cleanUp(folder: string, home: string): Promise<void> {
  endAll();
  if (existsSync(join(home, 'postgres.json'))) await leftIn(postgresOf(home).data, 10_000);
  rmSync(folder, { recursive: true, force: true });
}

async function kills(options: { rounds: number; submissions: number }): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'meritloop-kills-'));
  chmodSync(folder, 0o755); // PostgreSQL of a home that root started runs as another user
  const home = join(folder, 'home');
  const asked = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => reject(new Error(`stopped by ${signal}`)));
  });
  try {
    return (await Promise.race([runRounds(home, options.rounds, options.submissions), asked])) ? 0 : 1;
  } catch (error) {
    const said = (error as Error).message;
    // A product that does not come back has said a lot; how it began and how it ended is what tells.
    console.error(
      `round_failed: ${said.length > 4000 ? `${said.slice(0, 500)}\n…\n${said.slice(-3000)}` : said}`,
    );
    return 1;
  } finally {
    await cleanUp(folder, home);
  }
}

await runBench(
  { rounds: { usual: 20, most: MOST_ROUNDS }, submissions: { usual: 200, most: MOST_SUBMISSIONS } },
  kills,
);

import { type ChildProcess, fork } from 'node:child_process';
import { cpus } from 'node:os';
import { incremental } from './incremental.ts';
import { QUIET, untilQuiet, watchOthers } from './noise.ts';
import type { Outputs } from './outputs.ts';
import { cells, type Size, sizes } from './sizes.ts';

const all = ['engine', 'engine-2-workers', 'duckdb-2-threads'];

interface Timing {
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
  othersCpus: number;
}

/** A contender in its own process. */
class Runner {
  readonly name: string;
  readonly timings: Timing[] = [];
  inputBytes = 0;
  readonly #child: ChildProcess;

  constructor(name: string, size: string) {
    this.name = name;
    this.#child = fork(new URL('./child.ts', import.meta.url), [name, size], {
      serialization: 'advanced',
      // A small young generation: the engine allocates per item, not per cell, and has no use for a large one.
      execArgv: ['--max-old-space-size=8000', '--max-semi-space-size=2'],
    });
  }

  /** One message out (none for the first), one answer back. */
  ask<T>(message?: object): Promise<T> {
    return new Promise((answer, fail) => {
      const gone = (code: number | null) => fail(new Error(`${this.name} ended with ${code}`));
      this.#child.once('exit', gone);
      this.#child.once('message', (reply) => {
        this.#child.off('exit', gone);
        answer(reply as T);
      });
      if (message) this.#child.send(message);
    });
  }

  async run(): Promise<void> {
    const others = watchOthers(this.#child.pid as number);
    const timing = await this.ask<Omit<Timing, 'othersCpus'>>({ ask: 'run' });
    this.timings.push({ ...timing, othersCpus: others() });
  }

  end(): void {
    this.#child.send({ ask: 'end' });
  }
}

/**
 * npm run engine -- SIZE RUNS [contenders…] [quiet]: forks one process a contender and lets them run in turn, A B C A B C, so
 * that whatever else the machine does falls on all alike. The first run of each warms up and is reported apart. One
 * JSON line a contender, then the ratios, then the single changed figure. Figures of quiet rounds, in which others left
 * the machine alone from the first contender to the last, are given beside those of all; with `quiet` each round waits
 * for its moment.
 */
export async function race(argv: readonly string[]): Promise<void> {
  const [sizeName = 'S', runs = '5', ...words] = argv;
  const names = words.filter((word) => word !== 'quiet');
  const size = sizes[sizeName];
  if (!size) throw new Error(`no size ${sizeName}: use ${Object.keys(sizes).join(', ')}`);
  const [cpu] = cpus();
  print({
    size: size.name,
    cells: cells(size),
    cpu: cpu?.model.trim(),
    cpus: cpus().length,
    node: process.version,
  });
  const runners: Runner[] = [];
  for (const name of names.length > 0 ? names : all) {
    const runner = new Runner(name, sizeName);
    runner.inputBytes = (await runner.ask<{ inputBytes: number }>()).inputBytes;
    runners.push(runner);
  }
  for (let k = 0; k <= Number(runs); k++) {
    if (words.includes('quiet')) await untilQuiet();
    for (const runner of runners) await runner.run();
  }
  await report(size, runners);
  for (const runner of runners) runner.end();
  if (runners.some((runner) => runner.name === 'engine')) print(incremental(size));
}

async function report(size: Size, runners: readonly Runner[]): Promise<void> {
  const [first, ...rest] = runners;
  const reference = (await first?.ask<{ outputs: Outputs }>({ ask: 'outputs' }))?.outputs;
  const seconds = new Map<string, number>();
  const best = new Map<string, number>();
  const calm = new Map<string, number>();
  const quiet = quietRounds(runners);
  for (const runner of runners) {
    const [cold, ...warm] = runner.timings;
    const wall = warm.map((timing) => timing.seconds);
    seconds.set(runner.name, median(wall));
    best.set(runner.name, Math.min(...wall));
    const undisturbed = warm.filter((_, k) => quiet.has(k + 1));
    const quietMedian = median(undisturbed.map((timing) => timing.seconds));
    calm.set(runner.name, quietMedian);
    const reply = rest.includes(runner)
      ? await runner.ask<{ agreement: object }>({ ask: 'compare', other: reference })
      : undefined;
    print({
      contender: runner.name,
      median: round(median(wall)),
      min: round(Math.min(...wall)),
      max: round(Math.max(...wall)),
      cold: round(cold?.seconds ?? 0),
      cpuSeconds: round(median(warm.map((timing) => timing.cpuSeconds))),
      nsPerCell: round((median(wall) * 1e9) / cells(size), 1),
      peakMb: Math.max(...runner.timings.map((timing) => timing.peakMb)),
      inputMb: round(runner.inputBytes / 2 ** 20, 1),
      othersCpus: round(median(warm.map((timing) => timing.othersCpus)), 2),
      runs: warm.length,
      ...(quiet.size > 0 && {
        quietRuns: quiet.size,
        quietMedian: round(quietMedian),
        quietCpuSeconds: round(median(undisturbed.map((timing) => timing.cpuSeconds))),
      }),
      ...(reply && { agreesWith: first?.name, ...reply.agreement }),
    });
  }
  // On a busy machine the minimums say more: the moments in which nobody else was in the way.
  const ratio = (a: string, b: string) => {
    const [over, under] = [seconds.get(a), seconds.get(b)];
    if (over === undefined || under === undefined) return;
    const ofMinimums = round((best.get(a) ?? 0) / (best.get(b) ?? 1), 2);
    const ofQuiet = quiet.size > 0 && { ofQuietRounds: round((calm.get(a) ?? 0) / (calm.get(b) ?? 1), 2) };
    print({ ratio: `${a} ÷ ${b}`, value: round(over / under, 2), ofMinimums, ...ofQuiet });
  };
  ratio('duckdb-2-threads', 'engine');
  ratio('engine', 'engine-2-workers');
}

/** Rounds, but the first, in which every contender had the machine to itself. */
function quietRounds(runners: readonly Runner[]): ReadonlySet<number> {
  const rounds = runners[0]?.timings.map((_, k) => k).slice(1) ?? [];
  return new Set(
    rounds.filter((k) => runners.every(({ timings }) => (timings[k]?.othersCpus ?? 1) <= QUIET)),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function round(x: number, digits = 4): number {
  return Number(x.toFixed(digits));
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

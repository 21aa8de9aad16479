import { type ChildProcess, fork } from 'node:child_process';
import { cpus } from 'node:os';
import { incremental } from './incremental.ts';
import { watchOthers } from './noise.ts';
import type { Outputs } from './outputs.ts';
import { cells, sizes } from './sizes.ts';

/**
 * node engine/main.ts SIZE RUNS [contenders…]: forks one process a contender and lets them run in turn, A B C A B C,
 * so that whatever else the machine does falls on all alike. The first run of each warms up and is reported apart.
 * One JSON line a contender, then the ratios, then the single changed figure.
 */
const all = ['engine', 'engine-2-workers', 'duckdb-2-threads'];
const [sizeName = 'S', runs = '5', ...names] = process.argv.slice(2);
const size = sizes[sizeName];
if (!size) throw new Error(`no size ${sizeName}: use ${Object.keys(sizes).join(', ')}`);

interface Timing {
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
  othersCpus: number;
}

class Runner {
  readonly name: string;
  readonly timings: Timing[] = [];
  inputBytes = 0;
  readonly #child: ChildProcess;

  constructor(name: string) {
    this.name = name;
    this.#child = fork(new URL('./child.ts', import.meta.url), [name, sizeName], {
      serialization: 'advanced',
      execArgv: ['--max-old-space-size=8000'],
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

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
const round = (x: number, digits = 4) => Number(x.toFixed(digits));
const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

print({
  size: size.name,
  cells: cells(size),
  cpu: cpus()[0]?.model.trim(),
  cpus: cpus().length,
  node: process.version,
});
const runners: Runner[] = [];
for (const name of names.length > 0 ? names : all) {
  const runner = new Runner(name);
  runner.inputBytes = (await runner.ask<{ inputBytes: number }>()).inputBytes;
  runners.push(runner);
}
for (let k = 0; k <= Number(runs); k++) for (const runner of runners) await runner.run();

const [first, ...rest] = runners;
const reference = (await first?.ask<{ outputs: Outputs }>({ ask: 'outputs' }))?.outputs;
const seconds = new Map<string, number>();
for (const runner of runners) {
  const [cold, ...warm] = runner.timings;
  const wall = warm.map((t) => t.seconds);
  seconds.set(runner.name, median(wall));
  const agreement = rest.includes(runner)
    ? (await runner.ask<{ agreement: object }>({ ask: 'compare', other: reference })).agreement
    : undefined;
  print({
    contender: runner.name,
    median: round(median(wall)),
    min: round(Math.min(...wall)),
    max: round(Math.max(...wall)),
    cold: round(cold?.seconds ?? 0),
    cpuSeconds: round(median(warm.map((t) => t.cpuSeconds))),
    nsPerCell: round((median(wall) * 1e9) / cells(size), 1),
    peakMb: Math.max(...runner.timings.map((t) => t.peakMb)),
    inputMb: round(runner.inputBytes / 2 ** 20, 1),
    othersCpus: round(median(warm.map((t) => t.othersCpus)), 2),
    runs: warm.length,
    ...(agreement && { agreesWith: first?.name, ...agreement }),
  });
}
const own = seconds.get('engine');
for (const [name, time] of seconds)
  if (own !== undefined && name !== 'engine')
    print({ ratio: `${name} ÷ engine`, value: round(time / own, 2) });
const workers = seconds.get('engine-2-workers');
if (own !== undefined && workers !== undefined)
  print({ ratio: 'engine ÷ engine-2-workers', value: round(own / workers, 2) });
for (const runner of runners) runner.end();
if (seconds.has('engine')) print(incremental(size));

import type { Contender } from './contender.ts';
import { compare, type Outputs } from './outputs.ts';
import { sizes } from './sizes.ts';

/**
 * A contender's process: prepares, then answers "run" with its time and "outputs" with what came out (as a file-free
 * message). Each contender is loaded here alone, so that its memory is its own.
 */
const [name = '', sizeName = ''] = process.argv.slice(2);
const size = sizes[sizeName];
if (!size) throw new Error(`no size ${sizeName}`);

async function prepare(): Promise<Contender> {
  if (!size) throw new Error('no size');
  if (name === 'engine') return (await import('./engine-single.ts')).engineSingle(size);
  if (name === 'engine-2-workers') return (await import('./engine-workers.ts')).engineWorkers(size, 2);
  if (name === 'duckdb-2-threads') return (await import('./duckdb.ts')).duckdb(size, 2);
  throw new Error(`no contender ${name}`);
}

const contender = await prepare();
const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);
const say = (message: object) => process.send?.(message);

process.on('message', async (message: { ask: string; other?: Outputs }) => {
  if (message.ask === 'run') {
    const cpu = process.cpuUsage();
    const start = performance.now();
    await contender.run();
    const seconds = (performance.now() - start) / 1000;
    const used = process.cpuUsage(cpu);
    say({ seconds, cpuSeconds: (used.user + used.system) / 1e6, peakMb: peakMb() });
  } else if (message.ask === 'outputs') say({ outputs: await contender.outputs() });
  else if (message.ask === 'compare' && message.other)
    say({ agreement: compare(message.other, await contender.outputs()) });
  else {
    await contender.close();
    process.exit(0);
  }
});
say({ ready: true, inputBytes: contender.inputBytes, peakMb: peakMb() });

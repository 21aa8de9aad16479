import { Worker } from 'node:worker_threads';
import { compilePlan, emptyResults, type Panel, type Results } from '../../engine/src/index.ts';
import type { Contender } from './contender.ts';
import { jobOf } from './job.ts';
import { outputsOf } from './outputs.ts';
import { panelOf } from './panel.ts';
import { monthKeys, type Size } from './sizes.ts';

/** Words of the shared control block. */
export const CONTROL = { epoch: 0, tile: 1, tilesDone: 2, period: 3, periodsDone: 4, finished: 5 } as const;

/** A worker allocates per item, not per cell. */
const SMALL = { maxYoungGenerationSizeMb: 16 };

/** What a worker is given: the same memory as everybody. */
export interface Share {
  size: Size;
  panel: Panel;
  results: Results;
  control: Int32Array;
  workers: number;
}

/**
 * The engine on several threads: they share the figures and the results, compile the scheme for themselves, and take
 * tiles from one counter. No figure is copied and no result is sent.
 */
export async function engineWorkers(size: Size, workers: number): Promise<Contender> {
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const job = jobOf(size);
  const panel = panelOf(job, shared);
  const results = emptyResults(compilePlan(job.scheme, panel, monthKeys(size)), shared);
  const control = new Int32Array(shared(64));
  const share: Share = { size, panel, results, control, workers };
  const crew = Array.from(
    { length: workers },
    () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: share, resourceLimits: SMALL }),
  );
  await Promise.all(crew.map((worker) => new Promise((ready) => worker.once('message', ready))));
  return {
    inputBytes: panel.blocks.reduce((sum, block) => sum + block.data.byteLength, 0),
    async run() {
      const epoch = Atomics.load(control, CONTROL.epoch) + 1;
      for (const word of [CONTROL.tile, CONTROL.tilesDone, CONTROL.period, CONTROL.periodsDone])
        Atomics.store(control, word, 0);
      Atomics.store(control, CONTROL.epoch, epoch);
      Atomics.notify(control, CONTROL.epoch);
      while (Atomics.load(control, CONTROL.finished) !== epoch)
        await Atomics.waitAsync(control, CONTROL.finished, epoch - 1, 1000).value;
    },
    async outputs() {
      return outputsOf(results);
    },
    async close() {
      await Promise.all(crew.map((worker) => worker.terminate()));
    },
  };
}

import { Worker } from 'node:worker_threads';
import { compilePlan, emptyResults } from '../../engine/src/index.ts';
import type { Contender } from './contender.ts';
import { CONTROL, controlWords, crewMember, type Share } from './crew.ts';
import { jobOf } from './job.ts';
import { outputsOf } from './outputs.ts';
import { panelOf } from './panel.ts';
import { monthKeys, type Size } from './sizes.ts';

/** A worker allocates per item, not per cell: as small a young generation as the contenders' processes have. */
const SMALL = { maxYoungGenerationSizeMb: 6 };

/**
 * The engine on several threads, the calling one among them: they share the figures and the results, and compile the
 * scheme for themselves. No figure is copied and no result is sent.
 */
export async function engineWorkers(size: Size, threads: number): Promise<Contender> {
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const job = jobOf(size);
  const panel = panelOf(job, shared);
  const results = emptyResults(compilePlan(job.scheme, panel, monthKeys(size)), shared);
  const control = new Int32Array(shared(4 * controlWords(size, threads)));
  const share: Share = { size, panel, results, control, members: threads };
  const crew = Array.from(
    { length: threads - 1 },
    (_, k) =>
      new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: { share, me: k + 1 },
        resourceLimits: SMALL,
      }),
  );
  await Promise.all(crew.map((worker) => new Promise((ready) => worker.once('message', ready))));
  const work = crewMember(share, 0);
  return {
    inputBytes: panel.blocks.reduce((sum, block) => sum + block.data.byteLength, 0),
    async run() {
      control.fill(0, CONTROL.finished);
      Atomics.add(control, CONTROL.epoch, 1);
      Atomics.notify(control, CONTROL.epoch);
      const run = work();
      for (let k = finished(control); k < threads; k = finished(control))
        Atomics.wait(control, CONTROL.finished, k);
      run.close();
    },
    async outputs() {
      return outputsOf(results);
    },
    async close() {
      await Promise.all(crew.map((worker) => worker.terminate()));
    },
  };
}

function finished(control: Int32Array): number {
  return Atomics.load(control, CONTROL.finished);
}

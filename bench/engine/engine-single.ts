import { compilePlan, emptyResults, Run } from '../../engine/src/index.ts';
import type { Contender } from './contender.ts';
import { jobOf } from './job.ts';
import { outputsOf } from './outputs.ts';
import { panelOf } from './panel.ts';
import { monthKeys, type Size } from './sizes.ts';

/** The engine on one thread: compiling the scheme is part of every run. */
export function engineSingle(size: Size): Contender {
  const job = jobOf(size);
  const panel = panelOf(job, (bytes) => new ArrayBuffer(bytes));
  const periods = monthKeys(size);
  const results = emptyResults(compilePlan(job.scheme, panel, periods));
  return {
    inputBytes: panel.blocks.reduce((sum, block) => sum + block.data.byteLength, 0),
    async run() {
      new Run(compilePlan(job.scheme, panel, periods), results).all();
    },
    async outputs() {
      return outputsOf(results);
    },
    async close() {},
  };
}

import { parentPort, workerData } from 'node:worker_threads';
import { compilePlan, type Panel, type Plan, Run, subjectAxis } from '../../engine/src/index.ts';
import { CONTROL, type Share } from './engine-workers.ts';
import { jobOf } from './job.ts';
import { monthKeys } from './sizes.ts';

const { size, panel, results, control } = workerData as Share;
const job = jobOf(size);
// Cloning to a worker keeps shared memory shared; the axis is made anew, it is the same by construction.
const axis = subjectAxis(
  job.subjects,
  job.scheme.groups.map((group) => group.id),
);
const own: Panel = { axis, blocks: panel.blocks };
const periods = monthKeys(size);

parentPort?.postMessage('ready');
for (let epoch = 0; ; ) {
  Atomics.wait(control, CONTROL.epoch, epoch);
  epoch = Atomics.load(control, CONTROL.epoch);
  const run = new Run(compilePlan(job.scheme, own, periods), results);
  take(run.plan, CONTROL.tile, CONTROL.tilesDone, run.plan.tiles.length, (k) =>
    run.score(run.plan.tiles[k] as Plan['tiles'][0]),
  );
  const last = take(run.plan, CONTROL.period, CONTROL.periodsDone, periods.length, (p) => run.rank(p));
  if (!last) continue;
  run.close();
  Atomics.store(control, CONTROL.finished, epoch);
  Atomics.notify(control, CONTROL.finished);
}

/** Takes pieces of work until none is left, then waits until all are done. True for the worker that did the last one. */
function take(_plan: Plan, next: number, done: number, count: number, work: (k: number) => void): boolean {
  let last = false;
  for (let k = Atomics.add(control, next, 1); k < count; k = Atomics.add(control, next, 1)) {
    work(k);
    last = Atomics.add(control, done, 1) + 1 === count;
    if (last) Atomics.notify(control, done);
  }
  for (let seen = Atomics.load(control, done); seen < count; seen = Atomics.load(control, done))
    Atomics.wait(control, done, seen, 1);
  return last;
}

import { compilePlan, LiveRun, type Results, Run } from '../../engine/src/index.ts';
import { chance } from './chance.ts';
import { jobOf } from './job.ts';
import { panelOf } from './panel.ts';
import { monthKeys, type Size } from './sizes.ts';

const WARM = 600;
const TIMED = 1000;

/**
 * One changed figure → all scores, places and rank gains, again and again in the last month and the one before; then
 * everything is compared, bit by bit, with a full run over the changed figures.
 */
export function incremental(size: Size): object {
  const job = jobOf(size);
  const panel = panelOf(job, (bytes) => new ArrayBuffer(bytes));
  const months = monthKeys(size);
  const run = new Run(compilePlan(job.scheme, panel, months));
  run.all();
  const live = new LiveRun(run);
  const micros: number[] = [];
  for (let k = 0; k < WARM + TIMED; k++) {
    const subject = job.subjects[Math.floor(chance(k, 40) * job.subjects.length)];
    const item = job.items[Math.floor(chance(k, 41) * job.items.length)];
    const month = months[months.length - 1 - (k % 2)];
    if (!subject || !item || !month) continue;
    const value = Math.round(1000 * (50 + 900 * chance(k, 42))) / 1000;
    const start = performance.now();
    live.change({ subject: subject.id, indicator: item.id, period: month, value });
    if (k >= WARM) micros.push((performance.now() - start) * 1000);
  }
  live.tallies();
  micros.sort((a, b) => a - b);
  const at = (share: number) => Number((micros[Math.floor(share * micros.length)] ?? 0).toFixed(1));
  const fresh = new Run(compilePlan(job.scheme, panel, months)).all();
  return {
    incremental: size.name,
    medianMicros: at(0.5),
    p95Micros: at(0.95),
    changes: micros.length,
    bitEqual: differing(run.results, fresh) === 0,
  };
}

function differing(a: Results, b: Results): number {
  const columns = (r: Results) => [
    r.score,
    r.rank,
    r.rankGain,
    r.overall,
    r.overallGain,
    ...r.sections,
    ...r.tallies,
  ];
  let count = 0;
  columns(a).forEach((column, k) => {
    const other = columns(b)[k];
    column.forEach((value, j) => {
      if (!Object.is(value, other?.[j])) count++;
    });
  });
  return count;
}

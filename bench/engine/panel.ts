import { emptyBlock, type Panel, subjectAxis } from '../../engine/src/index.ts';
import { chance } from './chance.ts';
import type { Job } from './job.ts';
import { FIRST_YEAR, monthKeys, yearKeys } from './sizes.ts';

const cents = (x: number) => Math.round(x * 100) / 100;

/**
 * Fills a panel with the job's figures: monthly cumulative actuals (3 % missing), annual targets, and last year's
 * annual figure. `memory` places the columns, in shared memory for workers.
 */
export function panelOf(job: Job, memory: (bytes: number) => ArrayBuffer | SharedArrayBuffer): Panel {
  const { size, items } = job;
  const axis = subjectAxis(
    job.subjects,
    job.scheme.groups.map((group) => group.id),
  );
  const ids = items.map((item) => item.id);
  const allocate = (length: number) => new Float64Array(memory(length * 8));
  const months = monthKeys(size);
  const actuals = emptyBlock('actual', axis, ids, months, allocate);
  const targets = emptyBlock('target', axis, ids, yearKeys(size), allocate);
  const base = emptyBlock('actual', axis, ids, [String(FIRST_YEAR - 1)], allocate);
  const subjects = axis.subjects.length;
  items.forEach((item, i) => {
    for (let u = 0; u < subjects; u++) {
      const place = u * items.length + i;
      const skill = 0.8 + 0.4 * (0.5 * chance(u, 20) + 0.5 * chance(place, 21));
      const draw = chance(place, 22);
      const start = item.count ? 5 + Math.floor(draw * 16) : cents(50 + 950 * draw);
      const last = start * (0.7 + 0.4 * chance(place, 23));
      base.data[i * subjects + u] = item.count ? Math.max(1, Math.round(last)) : cents(last);
      const perYear = yearKeys(size).length;
      for (let y = 0; y < perYear; y++) {
        const target = item.count ? start + y : cents(start * (1 + 0.06 * y));
        targets.data[(i * perYear + y) * subjects + u] = target;
        for (let m = 1; m <= 12; m++) {
          const p = y * 12 + m - 1;
          if (p >= size.months) break;
          const cell = place * size.months + p;
          if (chance(cell, 24) < 0.03) continue; // not reported
          let pace = skill * (0.92 + 0.16 * chance(cell, 25));
          if (item.lower) pace = 2 - pace;
          if (item.kind === 'veto' && chance(cell, 26) < 0.001) pace = item.lower ? 1.9 : 0.1;
          const figure = target * (m / 12) * pace;
          actuals.data[(i * size.months + p) * subjects + u] = item.count
            ? Math.max(1, Math.round(figure))
            : cents(figure);
        }
      }
    }
  });
  return { axis, blocks: [actuals, base, targets] };
}

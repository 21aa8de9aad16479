import {
  compilePlan,
  type Panel,
  type Plan,
  type Results,
  Run,
  subjectAxis,
} from '../../engine/src/index.ts';
import { jobOf } from './job.ts';
import { monthKeys, type Size } from './sizes.ts';

/** Words of the shared control block, each group on a cache line of its own; `ranges` and `periods` are lists. */
const LINE = 16;
export const CONTROL = { epoch: 0, finished: LINE, ranges: 2 * LINE } as const;

/** What every member of a crew is given: the same memory. */
export interface Share {
  size: Size;
  panel: Panel;
  results: Results;
  control: Int32Array;
  members: number;
}

/** Words that the control block needs. */
export function controlWords({ months }: Size, members: number): number {
  return CONTROL.ranges + members * LINE + months;
}

/**
 * One member of a crew, ready to do its part of a run again and again. Each call compiles the scheme anew, scores tiles
 * as long as there are any, and places everybody in a period as soon as its last tile is scored, whoever scored it.
 *
 * Every member begins with a range of tiles of its own, so that two do not read the same targets at the same moment,
 * and then takes from the others' ranges.
 */
export function crewMember({ size, panel, results, control, members }: Share, me: number): () => Run {
  const job = jobOf(size);
  // Cloning to a worker keeps shared memory shared; the axis is made anew, it is the same by construction.
  const axis = subjectAxis(
    job.subjects,
    job.scheme.groups.map((group) => group.id),
  );
  const own: Panel = { axis, blocks: panel.blocks };
  const months = monthKeys(size);
  const scored = CONTROL.ranges + members * LINE;
  return () => {
    const run = new Run(compilePlan(job.scheme, own, months), results);
    const { tiles } = run.plan;
    const tilesOf = new Int32Array(months.length);
    for (const { period } of tiles) tilesOf[period] = (tilesOf[period] as number) + 1;
    for (let k = 0; k < members; k++) {
      const range = (me + k) % members;
      for (const tile of taken(tiles, range, members, control)) {
        run.score(tile);
        if (Atomics.add(control, scored + tile.period, 1) + 1 === tilesOf[tile.period]) run.rank(tile.period);
      }
    }
    Atomics.add(control, CONTROL.finished, 1);
    Atomics.notify(control, CONTROL.finished);
    return run;
  };
}

type Tile = Plan['tiles'][number];

/** Takes the next tile of a range until none is left; no other member gets the same one. */
function* taken(
  tiles: readonly Tile[],
  range: number,
  members: number,
  control: Int32Array,
): Generator<Tile> {
  const from = Math.floor((tiles.length * range) / members);
  const to = Math.floor((tiles.length * (range + 1)) / members);
  const own = tiles.slice(from, to);
  for (;;) {
    const tile = own[Atomics.add(control, CONTROL.ranges + range * LINE, 1)];
    if (tile === undefined) return;
    yield tile;
  }
}

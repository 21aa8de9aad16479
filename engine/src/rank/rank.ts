import type { GroupRange } from '../panel/subjects.ts';
import { decideFast } from '../score/decide-fast.ts';
import type { Plan } from '../score/plan.ts';
import type { Results } from '../score/results.ts';

/**
 * Places 名次 from decided scores, by a named tie policy: competition 1, 2, 2, 4; dense 1, 2, 2, 3; ordinal 1, 2, 3, 4
 * with equal scores parted by the tie-breakers and at last by the subjects' own order. Decided scores are equal or
 * not, so permuting the rows changes nothing.
 */
export type TiePolicy = 'competition' | 'dense' | 'ordinal';

/** Subjects in the order of their places, best first, and whether each ties with the one before. */
export function placesOf(
  order: readonly number[],
  ties: TiePolicy,
  tied: (a: number, b: number) => boolean,
  give: (subject: number, place: number) => void,
): void {
  let place = 0;
  order.forEach((subject, k) => {
    const before = order[k - 1];
    const same = before !== undefined && ties !== 'ordinal' && tied(before, subject);
    if (!same) place = ties === 'dense' ? place + 1 : k + 1;
    give(subject, place);
  });
}

/** Whether a subject takes part: ranked, scored, and not disqualified. */
function takesPart(plan: Plan, results: Results, cell: number): boolean {
  const score = results.score[cell] as number;
  if (Number.isNaN(score)) return false;
  if (plan.vetoes.length === 0) return true;
  const mask = results.vetoes[cell] as number;
  return (
    mask === 0 ||
    !plan.vetoes.some(
      ({ node }, k) => (mask & (1 << k)) !== 0 && 'effect' in node && node.effect === 'disqualify',
    )
  );
}

/** Ranks one group (or, where the scheme ranks within all, leaves it to `rankOverall`). */
export function rankGroup(plan: Plan, results: Results, period: number, group: GroupRange): void {
  if (plan.scheme.ranks.within !== 'group') return;
  const at = period * results.subjects;
  results.rank.fill(0, at + group.from, at + group.to);
  const members: number[] = [];
  for (let u = group.from; u < group.ranked; u++) if (takesPart(plan, results, at + u)) members.push(u);
  rankInto(plan, results, at, members, plan.scheme.ranks.ties, results.rank);
}

/** Ranks everybody in a period. */
export function rankOverall(plan: Plan, results: Results, period: number): void {
  const { within, ties, overall } = plan.scheme.ranks;
  if (within !== 'all' && overall === undefined) return;
  const at = period * results.subjects;
  const members: number[] = [];
  for (const group of plan.panel.axis.groups)
    for (let u = group.from; u < group.ranked; u++) if (takesPart(plan, results, at + u)) members.push(u);
  if (within === 'all') {
    results.rank.fill(0, at, at + results.subjects);
    rankInto(plan, results, at, members, ties, results.rank);
  }
  if (overall !== undefined) {
    results.overall.fill(0, at, at + results.subjects);
    rankInto(plan, results, at, members, overall, results.overall);
  }
}

function rankInto(
  plan: Plan,
  results: Results,
  at: number,
  members: number[],
  ties: TiePolicy,
  places: Int32Array,
): void {
  const { score, breakers } = results;
  const { precision } = plan.scheme;
  const part = (a: number, b: number): number => {
    for (const column of breakers) {
      const apart = orMissing(column[at + b], precision) - orMissing(column[at + a], precision);
      if (apart !== 0 && !Number.isNaN(apart)) return apart;
    }
    return 0;
  };
  members.sort((a, b) => (score[at + b] as number) - (score[at + a] as number) || part(a, b) || a - b);
  placesOf(
    members,
    ties,
    (a, b) => score[at + a] === score[at + b] && part(a, b) === 0,
    (u, place) => {
      places[at + u] = place;
    },
  );
}

/** A breaker's points as it is compared: decided, and a missing one behind all others. */
function orMissing(points: number | undefined, precision: number): number {
  return points === undefined || Number.isNaN(points)
    ? Number.NEGATIVE_INFINITY
    : decideFast(points, precision);
}

import type { Grades } from '../scheme/scheme.ts';
import { reach } from '../score/threshold.ts';

/**
 * Grades 等次: by score thresholds, or by quotas of the ranked group (A the first 25 %, …) that may ask for a score
 * besides. Subjects tied at a quota's edge share the better grade only if all of them fit: a quota is never exceeded.
 */

export interface Graded {
  /** Decided score; undefined where the total is withheld. */
  score: number;
  /** Place in the group; 0 where it has none. */
  rank: number;
}

/** Index of each subject's level; levels.length is `otherwise`. */
export function gradeLevels(members: readonly Graded[], grades: Grades, digits: number): number[] {
  if (grades.by === 'score') {
    const starts = grades.levels.map((level) => reach(level.from, digits));
    return members.map(({ score }) => {
      const k = starts.findIndex((start) => score >= start);
      return k === -1 ? grades.levels.length : k;
    });
  }
  const ranked = members.filter((member) => member.rank > 0).length;
  const round = { down: Math.floor, 'half-up': (x: number) => Math.floor(x + 0.5), up: Math.ceil }[
    grades.rounding
  ];
  // 0.35 × 20 is 7.000000000000001 or 6.999999999999999 in binary: shares are decided before they are rounded.
  const places = grades.levels.map(
    (level) => level.count ?? round(Number(((level.share ?? 0) * ranked).toPrecision(12))),
  );
  const result = members.map(() => grades.levels.length);
  const order = members.map((_, k) => k).filter((k) => (members[k]?.rank ?? 0) > 0);
  order.sort((a, b) => (members[a]?.rank ?? 0) - (members[b]?.rank ?? 0));
  let level = 0;
  let left = places[0] ?? 0;
  for (let k = 0; k < order.length; ) {
    const rank = members[order[k] as number]?.rank;
    let end = k;
    while (end < order.length && members[order[end] as number]?.rank === rank) end++;
    const tied = order.slice(k, end);
    const score = members[tied[0] as number]?.score ?? Number.NaN;
    while (
      level < places.length &&
      (left < tied.length || score < reach(grades.levels[level]?.from ?? Number.NEGATIVE_INFINITY, digits))
    ) {
      level++;
      left = places[level] ?? 0;
    }
    for (const member of tied) result[member] = level;
    left -= tied.length;
    k = end;
  }
  return result;
}

import type { Plan } from '../score/plan.ts';
import type { Results } from '../score/results.ts';
import { gradeLevels } from './grade.ts';

/** Grade of each subject of a run's only period: index into the scheme's levels, or −1 where it gets none. */
export interface SubjectGrades {
  level: Int32Array;
  /** Level before vetoes and promotions moved it. */
  before: Int32Array;
}

/** Grades group by group; downgrades and promotions move a grade, disqualification and a withheld total leave none. */
export function gradeSubjects(plan: Plan, results: Results): SubjectGrades {
  const subjects = results.subjects;
  const level = new Int32Array(subjects).fill(-1);
  const before = new Int32Array(subjects).fill(-1);
  const { grades, digits } = plan.scheme;
  if (grades === undefined) return { level, before };
  const last = grades.levels.length;
  for (const group of plan.panel.axis.groups) {
    const members = Array.from({ length: group.to - group.from }, (_, k) => group.from + k);
    const levels = gradeLevels(
      members.map((u) => ({ score: results.score[u] as number, rank: results.rank[u] as number })),
      grades,
      digits,
    );
    members.forEach((u, k) => {
      const score = results.score[u] as number;
      if (Number.isNaN(score) || disqualified(plan, results, u)) return;
      if (grades.by === 'quota' && results.rank[u] === 0) return; // assessed, but outside the quota
      const own = levels[k] as number;
      before[u] = own;
      level[u] = Math.min(last, Math.max(0, own + moves(plan, results, u)));
    });
  }
  return { level, before };
}

function disqualified(plan: Plan, results: Results, subject: number): boolean {
  return plan.vetoes.some(
    ({ node }, k) =>
      'effect' in node &&
      node.effect === 'disqualify' &&
      ((results.vetoes[subject] as number) & (1 << k)) !== 0,
  );
}

function moves(plan: Plan, results: Results, u: number): number {
  let steps = 0;
  plan.vetoes.forEach(({ node }, k) => {
    if (((results.vetoes[u] as number) & (1 << k)) === 0 || !('effect' in node)) return;
    if (typeof node.effect === 'object' && 'downgrade' in node.effect) steps += node.effect.downgrade;
  });
  plan.promotions.forEach(({ node }, k) => {
    if (((results.promotions[u] as number) & (1 << k)) !== 0 && 'grades' in node) steps -= node.grades;
  });
  return steps;
}

import type { SubjectScore } from '@meritloop/server/contract/assessments';

/** Decimals to which the scheme compares scores, read off the scores themselves; 2 where there is none. */
export function digitsOf(subjects: readonly Pick<SubjectScore, 'score'>[]): number {
  const scored = subjects.find((row) => row.score !== null)?.score;
  return scored == null ? 2 : (scored.split('.')[1]?.length ?? 0);
}

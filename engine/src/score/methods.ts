import { baseRatio } from './base-ratio.ts';
import { bonus } from './bonus.ts';
import { completion } from './completion.ts';
import { deduction } from './deduction.ts';
import { efficacy } from './efficacy.ts';
import { goalposts } from './goalposts.ts';
import type { ScoringMethod } from './method.ts';
import { perCount } from './per-count.ts';
import { points } from './points.ts';
import { progressive } from './progressive.ts';
import { rankPoints } from './rank-points.ts';
import { shortfall } from './shortfall.ts';
import { step } from './step.ts';
import { tiers } from './tiers.ts';
import { veto } from './veto.ts';
import { yesNo } from './yes-no.ts';
import { zScore } from './z-score.ts';

/**
 * Every scoring method, by the word that names it in three places: its file here, its folder of golden cases in
 * `engine/cases/`, and its explanation (`web/src/explain/<name>.tsx`). `methods.test.ts` fails where a mirror is
 * missing.
 */
export const scoringMethods: readonly ScoringMethod[] = [
  completion,
  efficacy,
  rankPoints,
  step,
  tiers,
  points,
  perCount,
  shortfall,
  yesNo,
  baseRatio,
  progressive,
  goalposts,
  zScore,
  bonus,
  deduction,
  veto,
];

const byName = new Map(scoringMethods.map((method) => [method.name, method]));

/** The method of that name, or undefined. */
export function scoringMethod(name: string): ScoringMethod | undefined {
  return byName.get(name);
}

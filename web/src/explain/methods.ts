import type { ComponentType } from 'react';
import { BaseRatio } from './base-ratio.tsx';
import { Bonus } from './bonus.tsx';
import { Completion } from './completion.tsx';
import { Deduction } from './deduction.tsx';
import { Efficacy } from './efficacy.tsx';
import { Goalposts } from './goalposts.tsx';
import { PerCount } from './per-count.tsx';
import { Points } from './points.tsx';
import { Progressive } from './progressive.tsx';
import { RankPoints } from './rank-points.tsx';
import { Shortfall } from './shortfall.tsx';
import { Step } from './step.tsx';
import { Tiers } from './tiers.tsx';
import { Veto } from './veto.tsx';
import { YesNo } from './yes-no.tsx';
import { ZScore } from './z-score.tsx';

/**
 * The explanation of each scoring method, by the word that names it in scheme files, in the engine's cases and here.
 * A test fails where one of the engine's methods has no explanation.
 */
export const methodExplanations: Readonly<Record<string, ComponentType>> = {
  completion: Completion,
  efficacy: Efficacy,
  'rank-points': RankPoints,
  step: Step,
  tiers: Tiers,
  points: Points,
  'per-count': PerCount,
  shortfall: Shortfall,
  'yes-no': YesNo,
  'base-ratio': BaseRatio,
  progressive: Progressive,
  goalposts: Goalposts,
  'z-score': ZScore,
  bonus: Bonus,
  deduction: Deduction,
  veto: Veto,
};

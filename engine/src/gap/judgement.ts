import type { Reason } from '../quantity/reason.ts';
import type { Forecast } from './forecast.ts';
import type { Light, Status } from './status.ts';
import type { Measure, Nature, Operator, Tier } from './target.ts';

/** A value in the target's unit: a plain decimal, or a whole number where it is a place. */
export type Amount = string | number;

/** What was found of one target as of a day. Fields that are null have their reason in `reasons`. */
export interface Judgement {
  id: string;
  subject: string;
  indicator: string;
  period: string;
  measure: Measure;
  op: Operator;
  nature: Nature | null;
  /** The highest named tier that the figure reaches, and the lowest that it does not. */
  tier: Tier | null;
  nextTier: Tier | null;
  /** Distance to nextTier in the target's unit, positive. */
  toNext: Amount | null;
  target: Amount | null;
  /** Upper end of a band. */
  targetUpper: Amount | null;
  unit: string;
  actual: Amount | null;
  actualPeriod: string | null;
  /** Ratios with 4 decimals. */
  completion: string | null;
  pace: string | null;
  gap: Amount | null;
  gapUnit: string | null;
  status: Status;
  light: Light;
  forecast: Forecast | null;
  /** What each month that is left must bring, in the target's unit; "0" once the target is reached. */
  requiredRate: string | null;
  /** What is still to be done in the target's unit (of a ceiling: what may still be used). */
  remaining: string | null;
  remainingMonths: number | null;
  /** Whether less is better. */
  lower: boolean;
  /** The first says why the status is what it is; the others what is missing or worth knowing. */
  reasons: readonly Reason[];
}

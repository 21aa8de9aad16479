import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Place } from '../quantity/problem.ts';

/** What a target measures (docs/contract.md, Files). */
export const measures = [
  'level',
  'growth',
  'increment',
  'share',
  'change_pp',
  'rank',
  'streak',
  'relative',
] as const;
export type Measure = (typeof measures)[number];

/** How the figure is held against the value; "" is read by direction. */
export const operators = ['>=', '<=', '=', '~', 'in', ''] as const;
export type Operator = (typeof operators)[number];

/** 保 / 争 / 拼, from the easiest to the hardest. */
export const tiers = ['floor', 'stretch', 'summit'] as const;
export type Tier = (typeof tiers)[number];

/** How figures of parts of the period become one. */
export const aggregations = ['cumulative', 'latest', 'average'] as const;
export type Aggregation = (typeof aggregations)[number];

export const directions = ['higher', 'lower', 'band'] as const;
export type Direction = (typeof directions)[number];

/** 约束性 / 预期性. */
export const natures = ['binding', 'expected'] as const;
export type Nature = (typeof natures)[number];

/** 预计 / 初步 / 最终 / 修订: of several versions of one figure the last in this order counts. */
export const actualStatuses = ['estimated', 'preliminary', 'final', 'revised'] as const;
export type ActualStatus = (typeof actualStatuses)[number];

export const assessedKinds = ['ranked', 'unranked', 'no'] as const;
export type Assessed = (typeof assessedKinds)[number];

/** One row of a targets file: one tier of one target. Values are plain decimals; null is 待下达. */
export interface TargetRow {
  id: string;
  subject: string;
  indicator: string;
  period: Period;
  measure: Measure;
  op: Operator;
  value: string | null;
  /** Upper end of `in`; tolerance of `~`. */
  value2: string | null;
  unit: string;
  tier: Tier | null;
  aggregation: Aggregation;
  direction: Direction | null;
  nature: Nature | null;
  filter: string;
  /** A group, or subjects separated by `;`, or for a relative target the series that it is held against. */
  peerSet: string;
  /** Day of release or recognition. */
  due: Day | null;
  place?: Place;
}

/** One row of an actuals file: one version of one figure. A null value says that there is none yet. */
export interface ActualRow {
  subject: string;
  indicator: string;
  period: Period;
  value: string | null;
  unit: string;
  source: string;
  status: ActualStatus;
  place?: Place;
  recordedBy?: string;
  recordedAt?: string;
}

/** One row of a subjects file. */
export interface SubjectRow {
  id: string;
  name: string;
  group: string;
  parent: string;
  sort: number | null;
  assessed: Assessed;
  place?: Place;
}

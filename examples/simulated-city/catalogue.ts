/**
 * The catalogue of matters (matters/*.yaml): what the fictional city promised for 2026, and how each promised
 * figure runs in the simulation. A matter's number is its place in the catalogue.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { natures } from '@meritloop/engine';
import { parse } from 'yaml';
import { z } from 'zod';
import { Day, Decimal } from '../cells.ts';
import { Aggregation, Direction, Measure } from '../shape.ts';

const Tiers = z.strictObject({
  floor: Decimal.optional(),
  stretch: Decimal.optional(),
  summit: Decimal.optional(),
});

/** How a figure runs in the simulation; absent on a figure that does not exist yet. */
const Course = z.strictObject({
  /**
   * Counted figures: the year's total over the (floor) promise, so 1.1 ends a tenth above it.
   * Other figures: how far above (+) or short of (−) the promise in June 2026, in its own unit, good is positive.
   */
  form: z.number(),
  /** Months' shape of a counted year: even, slow at first, slack in winter, most in spring. */
  profile: z.enum(['even', 'late', 'summer', 'spring']).default('even'),
  /** Other figures: how much better they get in a year. */
  drift: z.number().default(0),
  /** Other figures: height of the seasonal swing, worst in winter. */
  season: z.number().default(0),
  /** Random part: share of a month's increment, or the figure's own unit. */
  noise: z.number().default(0.1),
});

const PromisedFigure = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  unit: z.string(),
  measure: Measure,
  op: z.enum(['', '>=', '<=', '=', '~', 'in']).default('>='),
  /** One value, or 保/争/拼 as floor/stretch/summit; null for words alone (reference) or for 待下达 (state). */
  value: z.union([Decimal, Tiers]).nullable(),
  /** Upper end of a range, or the tolerance of 左右 where it is stated. */
  value2: Decimal.optional(),
  direction: Direction.default('higher'),
  aggregation: Aggregation.optional(),
  source: z.enum(['official', 'department', 'ledger']).default('ledger'),
  frequency: z.enum(['month', 'quarter', 'half_year', 'year']).default('month'),
  nature: z.enum(natures).default('expected'),
  strength: z.enum(['ensure', 'strive']).default('ensure'),
  filter: z.string().optional(),
  reference: z.string().optional(),
  /** Release or recognition day, where it is later than the month after the year. */
  due: Day.optional(),
  state: z.enum(['set', 'awaiting_target']).default('set'),
  note: z.string().optional(),
  definition: z.string(),
  /** Unit of the reports where the promise is printed in a multiple: 亩 beside 万亩 is `{unit: 亩, per: 10000}`. */
  reported: z.strictObject({ unit: z.string(), per: z.int() }).optional(),
  /** Handed down to the seven counties. */
  counties: z.boolean().default(false),
  /** Lead unit of the indicator where it is not the matter's. */
  lead: z.string().optional(),
  course: Course.optional(),
});
export type PromisedFigure = z.infer<typeof PromisedFigure>;

const PromisedTask = z.strictObject({
  code: z.string().regex(/^k-[a-z0-9-]+$/),
  title: z.string(),
  text: z.string().optional(),
  /** Who answers for it where that is not the matter's lead. */
  unit: z.string().optional(),
  due: Day,
  milestones: z
    .array(
      z.strictObject({
        name: z.string(),
        due: Day,
        /** The day on which it is really reached in the simulation, where that is not in time. */
        slip: Day.optional(),
      }),
    )
    .min(1),
});
export type PromisedTask = z.infer<typeof PromisedTask>;

const PromisedMatter = z.strictObject({
  title: z.string(),
  text: z.string(),
  objectives: z.array(z.string()).min(1),
  section: z.string(),
  /** Post title of the leader, never a person. */
  leader: z.string(),
  lead: z.string(),
  co: z.array(z.string()).default([]),
  /** Group owners: every county-level area, or 市级其他有关单位. */
  owners: z.array(z.enum(['counties', 'others'])).default([]),
  figures: z.array(PromisedFigure).default([]),
  tasks: z.array(PromisedTask).default([]),
});
export type PromisedMatter = z.infer<typeof PromisedMatter>;

const Part = z.strictObject({
  simulated: z.literal(true),
  notice: z.string(),
  matters: z.array(PromisedMatter),
});

/** The order gives the matters their numbers: new parts stand last. */
const PARTS = [
  'economy.yaml',
  'place.yaml',
  'people.yaml',
  'projects.yaml',
  'place-work.yaml',
  'services.yaml',
];

/** Reads the catalogue. @throws Error naming the file and the field that is wrong. */
export function loadMatters(): PromisedMatter[] {
  return PARTS.flatMap((part) => {
    const read = Part.safeParse(parse(readFileSync(join(import.meta.dirname, 'matters', part), 'utf8')));
    if (!read.success) throw new Error(`matters/${part}: ${z.prettifyError(read.error)}`);
    return read.data.matters;
  });
}

import { z } from 'zod';
import { tiers } from '../gap/target.ts';
import { measureSchema } from '../score/measure.ts';

/**
 * The scheme file 考核办法: a versioned tree of weighted items, what is added and taken, what vetoes, how grades
 * and places are given. Parsed by `parseScheme`; this file says what each part may hold.
 */

const id = z
  .string()
  .regex(/^[\p{L}\p{N}_.-]{1,80}$/u, 'use letters, digits, "-", "_" or ".", at most 80 characters');
const words = z.string().trim().min(1).max(2000);

/** A name in Chinese and English; a plain string stands for both. */
const textSchema = z
  .union([words, z.strictObject({ zh: words, en: words.optional() })])
  .transform((name) =>
    typeof name === 'string' ? { zh: name, en: name } : { zh: name.zh, en: name.en ?? name.zh },
  );

/** A weight for everybody, or one for each assessment group; a group that is not named is not scored on the item. */
const weight = z.union([z.number().positive(), z.record(z.string(), z.number().positive())]);

/**
 * What happens where an item cannot be scored 缺数处理. withhold: the subject's total is not given (the default);
 * redistribute: the item's weight goes to its siblings; group-mean: the peers' average marks; zero, full, or a share
 * of full marks: as declared.
 */
export const missingSchema = z.union([
  z.enum(['withhold', 'redistribute', 'group-mean', 'zero', 'full']),
  z.strictObject({ share: z.number().min(0).max(1) }),
]);
export type MissingPolicy = z.infer<typeof missingSchema>;

/** By cause: a target that was not set may be treated otherwise than a figure that was not reported. */
const missingByCause = z.union([
  missingSchema,
  z.strictObject({
    actual: missingSchema.optional(),
    target: missingSchema.optional(),
    prior: missingSchema.optional(),
    cases: missingSchema.optional(),
    other: missingSchema.optional(),
  }),
]);
export type MissingRule = z.infer<typeof missingByCause>;

const override = z.strictObject({
  /** Number of the document that allows what the red lines refuse. */
  document: words,
  reason: words.optional(),
});

const named = { id, name: textSchema, basis: words.optional(), override: override.optional() };

const measured = {
  indicator: z.string().min(1).max(200),
  measure: measureSchema.default({ kind: 'value' }),
  direction: z.enum(['higher', 'lower']).default('higher'),
  tier: z.enum(tiers).optional(),
  /** A target stated in the scheme itself. */
  target: z.number().positive().optional(),
  /** Unit of measure in which the figures are scored. */
  unit: z.string().min(1).max(40).optional(),
};

export const leafSchema = z.strictObject({
  ...named,
  ...measured,
  weight,
  /** Full marks of the printed rule, where they differ from the weight. */
  marks: z.number().positive().optional(),
  /** Lead unit that owns the item and answers for its rule 指标牵头单位. */
  owner: z.string().min(1).max(200).optional(),
  method: z.looseObject({ name: z.string() }),
  /** Peers of methods that compare: the assessment group, or everybody. */
  peers: z.enum(['group', 'all']).default('group'),
  missing: missingByCause.optional(),
  /** Too few cases 小样本: below this count of another indicator the item is not scored. */
  cases: z.strictObject({ indicator: z.string().min(1).max(200), atLeast: z.number().positive() }).optional(),
  /** Decimals to which the item's marks are rounded before they are added up. */
  digits: z.int().min(0).max(10).optional(),
});

export const sectionSchema = z.strictObject({
  ...named,
  /** What the section counts for; the sum of its items where absent. */
  weight: weight.optional(),
  aggregate: z.enum(['arithmetic', 'geometric', 'minimum', 'maximum']).default('arithmetic'),
  /** Most marks of the section. */
  cap: z.number().positive().optional(),
  owner: z.string().min(1).max(200).optional(),
  missing: missingSchema.optional(),
  digits: z.int().min(0).max(10).optional(),
  items: z.array(z.unknown()).min(1).max(2000),
});

/** An item without a weight: what bonuses and deductions are made of. Nothing recorded counts as none. */
export const adjustmentSchema = z.strictObject({
  ...named,
  ...measured,
  owner: z.string().min(1).max(200).optional(),
  method: z.looseObject({ name: z.string() }),
  /** Full marks, for methods that give a share of them. */
  marks: z.number().positive().optional(),
});

export const vetoSchema = z.strictObject({
  ...named,
  ...measured,
  /** Document that authorises the veto. */
  document: words,
  op: z.enum(['>=', '>', '<=', '<', '=']),
  value: z.number(),
  effect: z.union([
    /** No place and no grade; the score stays. */
    z.literal('disqualify'),
    /** The score becomes 0. */
    z.literal('zero'),
    z.strictObject({ downgrade: z.int().min(1).max(20) }),
    z.strictObject({ deduct: z.number().positive() }),
  ]),
});

/** 晋档: a condition that lifts the grade. */
export const promotionSchema = z.strictObject({
  ...named,
  ...measured,
  document: words.optional(),
  op: z.enum(['>=', '>', '<=', '<', '=']),
  value: z.number(),
  grades: z.int().min(1).max(20).default(1),
});

export const gradesSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('score'),
    levels: z
      .array(z.strictObject({ id, name: textSchema, from: z.number() }))
      .min(1)
      .max(20),
    otherwise: z.strictObject({ id, name: textSchema }),
  }),
  z.strictObject({
    by: z.literal('quota'),
    /** Best first. A level takes a share of the ranked group or a count; `from` also asks for a score. */
    levels: z
      .array(
        z.strictObject({
          id,
          name: textSchema,
          share: z.number().positive().max(1).optional(),
          count: z.int().positive().optional(),
          from: z.number().optional(),
        }),
      )
      .min(1)
      .max(20),
    otherwise: z.strictObject({ id, name: textSchema }),
    /** Places that a share comes to: 0.25 of 30 is 7.5. */
    rounding: z.enum(['down', 'half-up', 'up']).default('down'),
  }),
]);
export type Grades = z.infer<typeof gradesSchema>;

/** Sums over a subject's items that are shown beside the score and never counted 汇总列. */
export const tallySchema = z.strictObject({
  id,
  name: textSchema,
  of: z.enum(['ratio', 'completion', 'pace', 'pace-gap', 'growth', 'forecast']),
  /** sum: of the measure; intervals: how many items fall between the thresholds. */
  take: z.enum(['sum', 'intervals']),
  at: z.array(z.number()).min(1).max(10).optional(),
  prorate: z.boolean().optional(),
});

export const schemeSchema = z.strictObject({
  scheme: id,
  version: z.union([z.string().min(1).max(80), z.number()]).transform(String),
  name: textSchema,
  /** The document that the scheme is printed in. */
  document: words.optional(),
  /** What the scheme is worth: an example is never shown as anybody's rule. */
  status: z.enum(['in_force', 'draft', 'example']).default('draft'),
  /** Periods for which this version counts: from … to, by year. */
  valid: z
    .strictObject({ from: z.int().min(1900).max(2999), to: z.int().min(1900).max(2999).optional() })
    .optional(),
  subjects: z.enum(['unit', 'enterprise', 'village', 'project', 'programme']).default('unit'),
  groups: z
    .array(z.strictObject({ id: z.string().max(200), name: textSchema }))
    .max(1000)
    .default([]),
  /** Decimals of the score. */
  digits: z.int().min(0).max(10).default(2),
  /** Decimals at which figures are compared with thresholds. */
  precision: z.int().min(2).max(10).default(10),
  /** Full marks of the whole scheme; the sum of the weights where absent. */
  marks: z.number().positive().optional(),
  aggregate: z.enum(['arithmetic', 'geometric', 'minimum', 'maximum']).default('arithmetic'),
  missing: missingByCause.default('withhold'),
  items: z.array(z.unknown()).min(1).max(2000),
  bonus: z
    .strictObject({ cap: z.number().min(0).optional(), items: z.array(z.unknown()).min(1).max(500) })
    .optional(),
  deduction: z
    .strictObject({ cap: z.number().min(0).optional(), items: z.array(z.unknown()).min(1).max(500) })
    .optional(),
  vetoes: z.array(z.unknown()).max(30).default([]),
  promotions: z.array(z.unknown()).max(30).default([]),
  grades: gradesSchema.optional(),
  ranks: z
    .strictObject({
      within: z.enum(['group', 'all']).default('group'),
      ties: z.enum(['competition', 'dense', 'ordinal']).default('competition'),
      /** Items whose marks part equal scores, in order. */
      breakers: z.array(z.string()).max(20).default([]),
      /** Also give a place among everybody. */
      overall: z.enum(['competition', 'dense']).optional(),
    })
    .prefault({}),
  tallies: z.array(tallySchema).max(20).default([]),
});

export type Leaf = z.infer<typeof leafSchema>;
export type Section = Omit<z.infer<typeof sectionSchema>, 'items'> & { items: SchemeNode[] };
export type SchemeNode = Leaf | Section;
export type Adjustment = z.infer<typeof adjustmentSchema>;
export type Veto = z.infer<typeof vetoSchema>;
export type Promotion = z.infer<typeof promotionSchema>;
export type Tally = z.infer<typeof tallySchema>;

/** A scheme that has passed every check. */
export type Scheme = Omit<
  z.infer<typeof schemeSchema>,
  'items' | 'bonus' | 'deduction' | 'vetoes' | 'promotions'
> & {
  items: SchemeNode[];
  bonus?: { cap?: number | undefined; items: Adjustment[] };
  deduction?: { cap?: number | undefined; items: Adjustment[] };
  vetoes: Veto[];
  promotions: Promotion[];
};

export function isSection(node: SchemeNode): node is Section {
  return 'items' in node;
}

/** The weight of a node in a group; undefined where the group is not scored on it. */
export function weightIn(node: SchemeNode, group: string): number | undefined {
  const own = node.weight;
  if (typeof own === 'number') return own;
  if (own !== undefined) return own[group];
  if (!isSection(node)) return undefined;
  const parts = node.items.map((item) => weightIn(item, group)).filter((w) => w !== undefined);
  return parts.length === 0 ? undefined : parts.reduce((sum, w) => sum + w, 0);
}

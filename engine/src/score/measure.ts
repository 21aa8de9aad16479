import { z } from 'zod';
import type { Text } from '../trace/node.ts';

/**
 * What a method looks at 计分口径: the observed figure itself, or the figure held against its target, last year,
 * another indicator or the others.
 *
 * value            the observed figure
 * completion       actual ÷ target of the whole period; lower-is-better 2 − actual ÷ target; not below 0
 * pace             completion so far ÷ share of the year gone (lower-is-better 2 − …); not below 0
 * ratio            actual ÷ target, never turned round
 * difference       actual − target
 * increment        actual − same period last year
 * growth           actual ÷ same period last year − 1
 * relative         actual ÷ same period last year
 * share            actual ÷ another indicator of the same period
 * minus-average    actual − average of the peers
 * over-average     actual ÷ average of the peers
 * sum              constant + Σ times × indicator (or × what an indicator falls short of a number)
 * pace-gap         actual ÷ target − share of the year gone
 * forecast         actual ÷ share of the year gone (run rate)
 */
export const measureKinds = {
  value: { zh: '完成值', en: 'actual' },
  completion: { zh: '完成率', en: 'completion' },
  pace: { zh: '序时完成率', en: 'completion against pace' },
  ratio: { zh: '占目标比重', en: 'actual ÷ target' },
  difference: { zh: '与目标之差', en: 'difference from the target' },
  increment: { zh: '比上年增加', en: 'increment on last year' },
  growth: { zh: '比上年增长', en: 'growth on last year' },
  relative: { zh: '与上年之比', en: 'ratio to last year' },
  share: { zh: '占比', en: 'share' },
  'minus-average': { zh: '与平均之差', en: 'difference from the average' },
  'over-average': { zh: '与平均之比', en: 'ratio to the average' },
  sum: { zh: '加权合计', en: 'weighted sum' },
  'pace-gap': { zh: '与序时之差', en: 'gap to pace' },
  forecast: { zh: '按进度推算全年', en: 'run-rate forecast' },
} as const satisfies Record<string, Text>;

export type MeasureKind = keyof typeof measureKinds;

const simpleKinds = [
  'value',
  'completion',
  'pace',
  'ratio',
  'difference',
  'increment',
  'growth',
  'relative',
  'pace-gap',
  'forecast',
] as const;

const term = z.strictObject({
  indicator: z.string().min(1).max(200),
  times: z.number().default(1),
  /** Count what is missing to this number instead of the figure: max(0, shortOf − figure). */
  shortOf: z.number().optional(),
  /** What stands for a figure that was not reported; without it the whole sum is missing. */
  absent: z.number().optional(),
});

/** A measure in a scheme file: its word, or an object where it needs more than a word. */
export const measureSchema = z.union([
  z.enum(simpleKinds).transform((kind) => ({ kind })),
  z.enum(['minus-average', 'over-average']).transform((kind) => ({ kind, of: 'group' as const })),
  z.strictObject({
    kind: z.enum(['increment', 'growth', 'relative']),
    /** Last year's annual figure × share of the year gone, where last year's same period is not known. */
    prorate: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.enum(['minus-average', 'over-average']),
    of: z.enum(['group', 'all']).default('group'),
  }),
  z.strictObject({ kind: z.literal('share'), of: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('sum'),
    plus: z.number().default(0),
    terms: z.array(term).min(1).max(100),
  }),
]);

export type Measure = z.infer<typeof measureSchema>;

/** Measures that have already turned lower-is-better round. */
export function turnsRound(kind: MeasureKind): boolean {
  return kind === 'completion' || kind === 'pace';
}

/** Whose figures one subject's measure depends on. */
export function measureReach(measure: Measure): 'own' | 'group' | 'all' {
  if (measure.kind !== 'minus-average' && measure.kind !== 'over-average') return 'own';
  return measure.of;
}

/** Measures that hold an actual against its target. */
export function usesTarget(kind: MeasureKind): boolean {
  return ['completion', 'pace', 'ratio', 'difference', 'pace-gap'].includes(kind);
}

import { z } from 'zod';
import { InputError, type Problem } from '../quantity/problem.ts';
import { checkIntervals, type LightInterval } from './intervals.ts';

/**
 * Light rules 亮灯规则 as data. `lights` judges paced targets; `unpaced`, where given, tells how far from met an
 * unpaced target is behind; `pace` tells what share of the year's work is due by when.
 */

/** An end of an interval: a number, a decimal as text, or nothing (also YAML's .inf) for no end. */
const end = z.preprocess(
  (x) => (x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY ? null : x),
  z
    .union([
      z.number(),
      z
        .string()
        .regex(/^-?\d+(\.\d+)?$/)
        .transform(Number),
    ])
    .nullish(),
);

const interval = z.strictObject({
  status: z.enum(['ahead', 'on_pace', 'behind', 'far_behind']),
  light: z.enum(['green', 'yellow', 'red', 'unlit']),
  from: end.transform((x): number => x ?? Number.NEGATIVE_INFINITY),
  fromIncluded: z.boolean().default(true),
  to: end.transform((x): number => x ?? Number.POSITIVE_INFINITY),
  toIncluded: z.boolean().default(false),
});

const intervals = z.array(interval).min(1).max(100);

const node = z.strictObject({ month: z.int().min(1).max(12), pace: z.number().min(0).max(1) });

const pace = z.discriminatedUnion('kind', [
  /** Evenly over the months 序时. */
  z.strictObject({ kind: z.literal('linear') }),
  /** As last year's cumulative figures ran; linear where they are not complete. */
  z.strictObject({ kind: z.literal('lastYearProfile') }),
  /** Steps: from the end of the month on, this share is due. */
  z.strictObject({ kind: z.literal('nodes'), nodes: z.array(node).min(1).max(12) }),
]);

const rules = z.strictObject({
  lights: z.strictObject({ basis: z.enum(['gap', 'paceRatio']), intervals }),
  unpaced: z.strictObject({ basis: z.literal('completion'), intervals }).optional(),
  pace: pace.default({ kind: 'linear' }),
  paceByIndicator: z.record(z.string(), pace).default({}),
});

export type PaceRule = z.output<typeof pace>;
export type GapRules = z.output<typeof rules>;

/**
 * Reads rules from parsed YAML or JSON. Throws InputError naming the file and the path of what is not understood,
 * and every hole and overlap of the intervals.
 */
export function readRules(data: unknown, file = 'rules'): GapRules {
  const parsed = rules.safeParse(data);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues.map((issue): Problem => {
        const path = issue.path.join('.') || 'lights';
        return {
          code: 'unreadable_rules',
          place: { file, column: path },
          message: {
            zh: `规则文件此处不能识别：${issue.message}。格式见 meritloop gaps --help。`,
            en: `not understood: ${issue.message}. meritloop gaps --help shows the form.`,
          },
        };
      }),
    );
  }
  const problems = [
    ...covered(parsed.data.lights, 'lights', file),
    ...(parsed.data.unpaced ? covered(parsed.data.unpaced, 'unpaced', file) : []),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return parsed.data;
}

function covered(
  rule: { basis: 'gap' | 'paceRatio' | 'completion'; intervals: LightInterval[] },
  name: string,
  file: string,
): Problem[] {
  return checkIntervals(rule.intervals, rule.basis).map(({ code, text }) => ({
    code,
    place: { file, column: `${name}.intervals` },
    message: text,
  }));
}

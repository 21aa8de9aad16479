import { aggregations, directions, measures, natures, operators } from '@meritloop/engine';
import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { decimalText, endpoint } from '../platform/endpoint.ts';
import { identifier } from '../platform/identifier.ts';
import { matterPage } from './contract-matters.ts';
import { tierNames } from './shapes.ts';
import { line, text } from './typed-text.ts';

/**
 * Where the operator is 左右 (`~`), `value2` is the tolerance as the source states it, absent where it states none;
 * where it is a range (`in`), `value2` is the upper end.
 */
const tiersGiven = z
  .array(
    z.object({
      tier: z.enum(tierNames),
      value: decimalText.nullable(),
      value2: decimalText.nullable().default(null),
    }),
  )
  .min(1)
  .max(4)
  .refine(
    (tiers) => new Set(tiers.map(({ tier }) => tier)).size === tiers.length,
    'each tier once / 每一档只填一次',
  );

const period = z
  .string()
  .trim()
  .regex(
    /^\d{4}(-(H[12]|Q[1-4]|W\d\d|(0[1-9]|1[0-2])|01\.\.(0[2-9]|1[0-2])))?$|^\d{4}\.\.\d{4}$/,
    '2026, 2026-H1, 2026-Q1, 2026-06, 2026-01..09 or 2023..2027',
  );

const promised = {
  op: z.enum(operators),
  tiers: tiersGiven,
  period,
  nature: z.enum(natures).nullable(),
  state: z.enum(['set', 'awaiting_target']),
  due: dayText.nullable(),
  note: z.string().trim().max(2000).default(''),
};

/** A revision says why, and by which document; what the target was before stays readable. */
export const reviseTarget = endpoint({
  method: 'POST',
  path: '/api/:tenant/plan-targets/:target/revisions',
  summary: 'Revise tiers, operator, period, nature, state or due day of a target, with a reason',
  params: z.object({ tenant: z.string(), target: z.uuid() }),
  body: z.object({ ...promised, reason: text(500), document: z.string().trim().max(200).default('') }),
  reply: matterPage,
});

export const addTarget = endpoint({
  method: 'POST',
  path: '/api/:tenant/matters/:matter/targets',
  summary: 'Add a target to a matter',
  params: z.object({ tenant: z.string(), matter: z.uuid() }),
  body: z.object({
    ...promised,
    code: identifier(80).optional(),
    /** An indicator that the register knows, or a new one. */
    indicator: z.union([
      z.object({ id: z.uuid() }),
      z.object({
        name: line(200),
        unit: z.string().trim().max(40),
        direction: z.enum(directions),
        measure: z.enum(measures),
        aggregation: z.enum(aggregations),
      }),
    ]),
    subjectId: z.uuid(),
    peerSetId: z.uuid().nullable().default(null),
    strength: z.enum(['ensure', 'strive']).nullable().default(null),
    filter: z.string().trim().max(500).default(''),
    scope: z.string().trim().max(500).default(''),
    reference: z.string().trim().max(500).default(''),
  }),
  reply: matterPage,
});

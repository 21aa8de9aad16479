import { actualStatuses, natures } from '@meritloop/engine';
import { z } from 'zod';
import { figureOps } from '../actuals/contract.ts';
import { lights, statuses } from '../gaps/contract.ts';
import { tierNames } from '../plans/contract.ts';
import { bilingual, decimalText } from '../platform/endpoint.ts';

/** A published or locked figure with where it comes from. */
export const figure = z.object({
  observationId: z.string(),
  period: z.string(),
  value: decimalText.nullable(),
  op: z.enum(figureOps),
  unit: z.string(),
  /** The figure as one printed text, where the number alone loses something. */
  valueText: z.string(),
  words: z.string(),
  note: z.string(),
  status: z.enum(actualStatuses).nullable(),
  version: z.number().int(),
  reason: z.string().nullable(),
  comparability: z.string().nullable(),
  source: z.object({
    name: z.string(),
    file: z.string().nullable(),
    row: z.number().int().nullable(),
    url: z.string().nullable(),
    publisher: z.string().nullable(),
  }),
  recordedOn: z.string().nullable(),
});
export type Figure = z.infer<typeof figure>;

/** Where a target stands: status word first; a light only where the city is not one of real names. */
export const standing = z.object({
  status: z.enum(statuses),
  light: z.enum(lights).nullable(),
  sentence: bilingual,
  asOf: z.string(),
});

export const targetLine = z.object({
  id: z.string(),
  code: z.string(),
  matter: z.object({
    number: z.string(),
    title: z.string(),
    objectives: z.array(z.string()),
    section: z.string(),
  }),
  indicator: z.string(),
  filter: z.string(),
  subject: z.object({ id: z.string(), name: z.string() }),
  period: z.string(),
  /** The promise in words of the field, tier by tier: "保 ≥ 100 亿元". */
  promise: z.array(z.object({ tier: z.enum(tierNames), text: bilingual })),
  unit: z.string(),
  nature: z.enum(natures).nullable(),
  latest: figure.nullable(),
  standing,
});
export type TargetLine = z.infer<typeof targetLine>;

/** What a unit said on a matter in a period, and the day since which it stands. */
export const wordsSaid = z.object({
  period: z.string(),
  progress: z.string(),
  problems: z.string(),
  nextSteps: z.string(),
  expectedOn: z.string().nullable(),
  state: z.enum(['submitted', 'reviewed', 'locked']),
  on: z.string().nullable(),
});
export type WordsSaid = z.infer<typeof wordsSaid>;

import { z } from 'zod';
import {
  abilities,
  bilingual,
  decimalText,
  endpoint,
  fileLanguage,
  ofTenant,
  oneOfTenant,
} from '../platform/endpoint.ts';

const post = bilingual;

/** A weighted item or section of a scheme, as people read it. */
export interface SchemeItem {
  id: string;
  name: { zh: string; en: string };
  /** Points out of the whole; null where groups have different ones. */
  weight: string | null;
  /** The scoring method's name; null for a section. */
  method: { name: string; title: { zh: string; en: string } } | null;
  /** Rule as the scheme prints it, where it does. */
  basis: string | null;
  items: SchemeItem[];
}
const schemeItem: z.ZodType<SchemeItem> = z.lazy(() =>
  z.object({
    id: z.string(),
    name: bilingual,
    weight: decimalText.nullable(),
    method: z.object({ name: z.string(), title: bilingual }).nullable(),
    basis: z.string().nullable(),
    items: z.array(schemeItem),
  }),
);

export const tiePolicies = ['competition', 'dense', 'ordinal'] as const;

/** How equal scores are placed: the policy's name, and the rule as it is printed. */
export const tieRule = z.object({ policy: z.enum(tiePolicies), says: bilingual });

export const schemeHead = z.object({
  id: z.string(),
  code: z.string(),
  version: z.string(),
  name: bilingual,
  /** What it is worth: an example is never shown as anybody's rule. */
  status: z.enum(['in_force', 'draft', 'example']),
  document: z.string().nullable(),
  /** SHA-256 of the scheme in canonical JSON. */
  hash: z.string(),
});

export const scheme = schemeHead.extend({
  groups: z.array(z.object({ code: z.string(), name: z.string() })),
  full: decimalText,
  digits: z.number().int(),
  ties: tieRule,
  items: z.array(schemeItem),
  /** Periods with figures that the scheme reads, newest first. */
  periods: z.array(z.string()),
});

export const listSchemes = endpoint({
  method: 'GET',
  path: '/api/:tenant/schemes',
  summary: 'Schemes by version, with their items and tie rule',
  params: ofTenant,
  reply: z.object({ simulated: z.boolean(), schemes: z.array(scheme), abilities }),
});

const runHead = z.object({
  id: z.string(),
  scheme: schemeHead,
  period: z.string(),
  number: z.number().int().positive(),
  /** Business day on which the inputs were frozen. */
  asOf: z.string(),
  at: z.string(),
  by: post,
  subjects: z.number().int(),
  inputsHash: z.string(),
  resultsHash: z.string(),
  /** Newest run of its scheme and period. */
  latest: z.boolean(),
  /** Since when figures differ from the frozen ones; null while they do not. */
  outdatedAt: z.string().nullable(),
  abilities,
});
export type RunHead = z.infer<typeof runHead>;

export const listRuns = endpoint({
  method: 'GET',
  path: '/api/:tenant/runs',
  summary: 'Runs, newest first',
  params: ofTenant,
  query: z.object({ scheme: z.uuid().optional(), period: z.string().max(20).optional() }),
  reply: z.object({ simulated: z.boolean(), runs: z.array(runHead), abilities }),
});

export const downloadRuns = endpoint({
  method: 'GET',
  path: '/api/:tenant/runs.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: z.object({
    scheme: z.uuid().optional(),
    period: z.string().max(20).optional(),
    language: fileLanguage,
  }),
  reply: z.unknown(),
});

/** Freezes the figures that may be seen today and assesses a period by a scheme. */
export const startRun = endpoint({
  method: 'POST',
  costly: true,
  path: '/api/:tenant/runs',
  summary: 'Assess a period: freeze the inputs, score, rank',
  params: ofTenant,
  body: z.object({ schemeId: z.uuid(), period: z.string().min(4).max(20) }),
  reply: runHead,
});

/** Points of one item of one subject; sections hold items. */
export interface ItemScore {
  id: string;
  name: { zh: string; en: string };
  weight: string | null;
  measure: string | null;
  points: string | null;
  missing: { code: string; text: { zh: string; en: string } } | null;
  items: ItemScore[];
}
const note = z.object({ code: z.string(), text: bilingual });
const itemScore: z.ZodType<ItemScore> = z.lazy(() =>
  z.object({
    id: z.string(),
    name: bilingual,
    weight: decimalText.nullable(),
    measure: decimalText.nullable(),
    points: decimalText.nullable(),
    missing: note.nullable(),
    items: z.array(itemScore),
  }),
);

/** One unit's result. Equal places are shown level: `sharedBy` says how many share it. */
export const subjectScore = z.object({
  code: z.string(),
  name: z.string(),
  group: z.object({ code: z.string(), name: z.string() }),
  standing: z.enum(['ranked', 'unranked']),
  score: decimalText.nullable(),
  rank: z.number().int().positive().nullable(),
  sharedBy: z.number().int().nonnegative(),
  grade: z.object({ id: z.string(), name: bilingual }).nullable(),
  notes: z.array(note),
  items: z.array(itemScore),
});
export type SubjectScore = z.infer<typeof subjectScore>;

export const readRun = endpoint({
  method: 'GET',
  path: '/api/:tenant/runs/:id',
  summary: 'One run with scores, places and the tie rule',
  params: oneOfTenant,
  reply: z.object({
    simulated: z.boolean(),
    run: runHead,
    full: decimalText,
    ties: tieRule,
    items: z.array(schemeItem),
    subjects: z.array(subjectScore),
    abilities,
  }),
});

/** How one score came about, recomputed from the frozen inputs and equal to what was stored. */
export const scoreExplanation = z.object({
  simulated: z.boolean(),
  scheme: schemeHead,
  period: z.string(),
  asOf: z.string(),
  inputsHash: z.string(),
  full: decimalText,
  ties: tieRule,
  subject: subjectScore,
  /** Subjects ranked in the same group. */
  among: z.number().int(),
  /** The engine's TraceNode. */
  trace: z.unknown(),
});
export type ScoreExplanation = z.infer<typeof scoreExplanation>;

export const explainRun = endpoint({
  method: 'GET',
  path: '/api/:tenant/runs/:id/subjects/:code',
  summary: 'One score of a run, unfolded to rule, formula, figures and source',
  params: oneOfTenant.extend({ code: z.string().min(1).max(80) }),
  reply: scoreExplanation.extend({ abilities }),
});

export const downloadRun = endpoint({
  method: 'GET',
  path: '/api/:tenant/runs/:id/scores.xlsx',
  summary: 'The scores of a run as an Excel workbook',
  params: oneOfTenant,
  query: z.object({ language: fileLanguage }),
  reply: z.unknown(),
});

/** Everything that the engine read, so that anyone can compute the run again. */
export const downloadInputs = endpoint({
  method: 'GET',
  path: '/api/:tenant/runs/:id/inputs.json',
  summary: 'Scheme and frozen inputs of a run as JSON',
  params: oneOfTenant,
  reply: z.unknown(),
});

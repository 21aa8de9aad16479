import { actualStatuses, lights, natures, statuses } from '@meritloop/engine';
import { z } from 'zod';
import { figureOps } from '../actuals/contract.ts';
import {
  abilities,
  bilingual,
  decimalText,
  endpoint,
  fileLanguage,
  ofTenant,
  oneOfTenant,
  version,
} from '../platform/endpoint.ts';

export * from './contract-tasks.ts';

/** Status words and lights of docs/contract.md, as the engine states them. */
export { lights, statuses };
export type Status = (typeof statuses)[number];
export type Light = (typeof lights)[number];

/** What made a standing change: a figure, a revised target, a day that passed, a release day that was moved, or being
 * judged for the first time. */
export const causes = ['figure', 'revision', 'day', 'release', 'first'] as const;
export const proposals = ['none', 'proposed', 'taken', 'dismissed'] as const;

/** One explanation node; its shape is the engine's TraceNode. */
const traceNode = z.unknown();

/** A figure of the series that a target is judged by, and whether it is the one that counts. */
export const countedFigure = z.object({
  observationId: z.string(),
  period: z.string(),
  value: decimalText.nullable(),
  op: z.enum(figureOps),
  unit: z.string(),
  source: z.string(),
  status: z.enum(actualStatuses).nullable(),
  recordedOn: z.string().nullable(),
  /** Which of several figures for one period counts, and why this one does or does not. */
  counts: z.boolean(),
  why: bilingual,
});
export type CountedFigure = z.infer<typeof countedFigure>;

export const forecast = z.object({
  value: decimalText,
  low: decimalText.nullable(),
  high: decimalText.nullable(),
  method: z.string(),
});

/** A target held against its figures. `light` is null in a city of published figures. */
export const judged = z.object({
  status: z.enum(statuses),
  light: z.enum(lights).nullable(),
  period: z.string().nullable(),
  value: decimalText.nullable(),
  unit: z.string(),
  gap: decimalText.nullable(),
  gapUnit: z.string().nullable(),
  completion: decimalText.nullable(),
  pace: decimalText.nullable(),
  tier: z.string().nullable(),
  nextTier: z.string().nullable(),
  toNext: decimalText.nullable(),
  forecast: forecast.nullable(),
  /** Why there is no forecast: what is missing for a sound one; null where there is one. */
  noForecast: z.object({ code: z.string(), text: bilingual }).nullable(),
  requiredRate: decimalText.nullable(),
  reason: z.object({ code: z.string(), text: bilingual }).nullable(),
  sentence: bilingual,
  /** The observation that decided; null where none may be compared. */
  observationId: z.string().nullable(),
  /** Business day of the judgement. */
  asOf: z.string(),
  trace: traceNode,
});

const targetHead = z.object({
  id: z.string(),
  code: z.string(),
  matter: z.object({ number: z.string(), title: z.string() }),
  indicator: z.string(),
  subject: z.object({ id: z.string(), name: z.string() }),
  period: z.string(),
  nature: z.enum(natures).nullable(),
});

/** Where a target stood before and after a figure came, and what the light proposes. */
export const change = z.object({
  id: z.string(),
  target: targetHead,
  /** Period of the figure that changed it; null where a revision or the passing of a day did. */
  period: z.string().nullable(),
  cause: z.enum(causes),
  statusBefore: z.enum(statuses).nullable(),
  statusAfter: z.enum(statuses),
  lightBefore: z.enum(lights).nullable(),
  lightAfter: z.enum(lights),
  sentence: bilingual,
  /** Where the target stands now, which may be better or worse than when the change was noticed. */
  now: z.object({ status: z.enum(statuses), light: z.enum(lights), sentence: bilingual }),
  observationId: z.string().nullable(),
  proposal: z.enum(proposals),
  /** Why a proposal was dismissed. */
  reason: z.string().nullable(),
  /** Business day on which it was noticed. */
  noticedOn: z.string(),
  at: z.string(),
  version,
  abilities,
});
export type Change = z.infer<typeof change>;

const changeFilter = z.object({ proposal: z.enum(proposals).optional(), target: z.uuid().optional() });

/** Changes newest first. Counts ignore the proposal filter, so that they are filters. */
export const listChanges = endpoint({
  method: 'GET',
  path: '/api/:tenant/changes',
  summary: 'Changes of status and light, newest first, with what they propose',
  params: ofTenant,
  query: changeFilter.extend({
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    simulated: z.boolean(),
    asOf: z.string(),
    counts: z.array(z.object({ proposal: z.enum(proposals), count: z.number().int() })),
    changes: z.array(change),
    abilities,
  }),
});

export const downloadChanges = endpoint({
  method: 'GET',
  path: '/api/:tenant/changes.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: changeFilter.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

/** A named person decides that a light is no reason for an order, and says why. */
export const dismissProposal = endpoint({
  method: 'POST',
  path: '/api/:tenant/changes/:id/dismiss',
  summary: 'Dismiss what a light proposes, with the reason',
  params: oneOfTenant,
  body: z.object({ reason: z.string().trim().min(4).max(500) }),
  reply: change,
});

/** One target held against its figures, unfolded to rule, formula, figures and source. */
export const explainTarget = endpoint({
  method: 'GET',
  path: '/api/:tenant/targets/:id/judgement',
  summary: 'How one target is judged, down to each figure',
  params: oneOfTenant,
  reply: z.object({
    simulated: z.boolean(),
    target: targetHead,
    judgement: judged,
    /** Every figure that may be compared, oldest period first, with the one that counts in each period. */
    figures: z.array(countedFigure),
    rules: z.object({ code: z.string(), version: z.number().int() }),
    abilities,
  }),
});

export const ruleInterval = z.object({
  status: z.enum(statuses),
  light: z.enum(lights),
  /** The interval as a person reads it: "低于序时 10 个百分点以内（含）". */
  says: bilingual,
});

/** The rules by which status words and lights are given here, in words. */
export const readRules = endpoint({
  method: 'GET',
  path: '/api/:tenant/rules',
  summary: 'Rules in force for status words, lights and proposals',
  params: ofTenant,
  reply: z.object({
    simulated: z.boolean(),
    code: z.string(),
    version: z.number().int(),
    origin: z.string(),
    validFrom: z.string(),
    /** False in a city of published figures: words only. */
    lit: z.boolean(),
    basis: z.enum(['gap', 'paceRatio']),
    intervals: z.array(ruleInterval),
    /** What holds for targets that have no pace. */
    unpaced: bilingual,
    proposes: z.object({
      lights: z.array(z.enum(lights)),
      natures: z.array(z.enum(natures)),
      says: bilingual,
    }),
    /** Which figure counts where several sources report one period. */
    conflict: bilingual,
    abilities,
  }),
});

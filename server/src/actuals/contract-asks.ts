import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, bilingual, decimalText, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';
import { askedMatter, requestKinds, unit } from './shapes.ts';

/** Which matters the office asks about; without any filter all that stand. */
const askScope = z.object({
  matters: z.array(z.uuid()).max(1000).optional(),
  objective: z.string().max(80).optional(),
  section: z.string().max(200).optional(),
  tag: z.string().max(80).optional(),
  campaign: z.uuid().optional(),
  /** Only what would be asked of this unit. */
  unit: z.uuid().optional(),
});

const asking = {
  period: z.string().min(4).max(20),
  scope: askScope.default({}),
  figures: z.boolean().default(true),
  words: z.boolean().default(true),
  /** Words of the co-units too, not of the lead unit alone. */
  coUnits: z.boolean().default(false),
};
export const askingBody = z.object(asking);
export type Asking = z.output<typeof askingBody>;

/**
 * Why something is not asked: 已有锁定数 · 已填报在途 · 统计部门将于 X 日发布 · 该期不计量 · 未到期 · 待下达 · 未明确责任单位.
 * Of a figure under embargo nothing is said but its day.
 */
export const sparedReasons = [
  'held',
  'in_flight',
  'awaiting_release',
  'not_measured',
  'not_due',
  'awaiting_target',
  'no_owner',
] as const;

const item = z.object({
  /** Stands for this one thing in this plan: named to leave it out. */
  key: z.string(),
  kind: z.enum(requestKinds),
  indicator: z.object({ id: z.string(), name: z.string(), unit: z.string() }).nullable(),
  subject: unit.nullable(),
  matters: z.array(askedMatter),
  period: z.string(),
});
export type PlanItem = z.infer<typeof item>;

const spared = item.extend({
  reason: z.enum(sparedReasons),
  says: bilingual,
  /** Where it is held: the figure as it counts, with its source. */
  held: z.object({ value: decimalText.nullable(), period: z.string(), source: z.string() }).nullable(),
  /** Where it is awaited: the day of its release. */
  releasedOn: z.string().nullable(),
});
export type SparedItem = z.infer<typeof spared>;

export const askPlan = z.object({
  period: z.string(),
  today: z.string(),
  /** Five working days from now or from the period's end, whichever is later; null where no holidays are known. */
  proposedDueOn: z.string().nullable(),
  matters: z.number().int(),
  units: z.array(
    z.object({
      /** Null where nobody is named as responsible. */
      unit: unit.nullable(),
      asks: z.array(item),
      spared: z.array(spared),
      /** Fields that the unit would fill in: one a figure, four a matter. */
      burden: z.object({
        fields: z.number().int(),
        /** Asked of it already for this period. */
        already: z.number().int(),
        /** What it would have filled in besides, had everything been asked. */
        spared: z.number().int(),
        /** What it was asked the last time; null where it was not asked. */
        last: z.number().int().nullable(),
      }),
    }),
  ),
  lastPeriod: z.string().nullable(),
  totals: z.object({
    units: z.number().int(),
    figures: z.number().int(),
    words: z.number().int(),
    fields: z.number().int(),
    spared: z.number().int(),
    last: z.number().int(),
  }),
  abilities,
});
export type AskPlan = z.infer<typeof askPlan>;

/** 下达填报, first look: nothing is written. */
export const planAsks = endpoint({
  method: 'POST',
  path: '/api/:tenant/ask-plans',
  summary: 'What would be asked of whom for a period, and what not and why; nothing is written',
  params: ofTenant,
  body: askingBody,
  reply: askPlan,
});

/** The same plan as a workbook. */
export const downloadAskPlan = endpoint({
  method: 'GET',
  path: '/api/:tenant/ask-plans.xlsx',
  summary: 'The plan as an Excel workbook',
  params: ofTenant,
  query: z.object({
    period: z.string().min(4).max(20),
    objective: z.string().max(80).optional(),
    section: z.string().max(200).optional(),
    tag: z.string().max(80).optional(),
    campaign: z.uuid().optional(),
    unit: z.uuid().optional(),
    coUnits: z.enum(['yes']).optional(),
    language: fileLanguage,
  }),
  reply: z.unknown(),
});

/** 下达填报: makes exactly the requests of the plan; what is there already is never made twice. */
export const askByPlan = endpoint({
  method: 'POST',
  path: '/api/:tenant/asks',
  summary: 'Ask for what the plan lists; repeating it asks nothing twice',
  params: ofTenant,
  body: z.object({
    ...asking,
    dueOn: dayText,
    /** Keys of the plan that are left out. */
    without: z.array(z.string().max(200)).max(5000).default([]),
  }),
  reply: z.object({
    figures: z.number().int(),
    words: z.number().int(),
    units: z.number().int(),
    abilities,
  }),
});

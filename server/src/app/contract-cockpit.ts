import { natures } from '@meritloop/engine';
import { z } from 'zod';
import { calendarKinds } from '../actuals/contract.ts';
import { causes, lights, statuses } from '../gaps/contract.ts';
import { dayText } from '../platform/day-text.ts';
import { abilities, bilingual, decimalText, endpoint, fileLanguage } from '../platform/endpoint.ts';
import { targetLine } from './shapes.ts';

const counts = z.array(z.object({ status: z.enum(statuses), count: z.number().int() }));

/** One of at most four key figures: a count with what it is of, how it came about, and where its list is. */
const keyFigure = z.object({
  code: z.enum(['met', 'behind', 'worse', 'due']),
  value: z.number().int(),
  of: z.number().int().nullable(),
  says: bilingual,
  link: z.string(),
});

const changed = z.object({
  id: z.string(),
  targetId: z.string(),
  indicator: z.string(),
  subject: z.string(),
  nature: z.enum(natures).nullable(),
  cause: z.enum(causes),
  period: z.string().nullable(),
  before: z.enum(statuses).nullable(),
  after: z.enum(statuses),
  light: z.enum(lights),
  sentence: bilingual,
  noticedOn: z.string(),
  proposal: z.enum(['none', 'proposed', 'taken', 'dismissed']),
});

/** 驾驶舱: how the city's promises stand, what changed, what is due, what is worst. Each count leads to its list. */
export const readCockpit = endpoint({
  method: 'GET',
  path: '/api/:tenant/cockpit',
  summary: 'Objectives by status, what changed since a day, what is due, the worst gaps, forecasts and trend',
  query: z.object({ since: dayText.optional() }),
  reply: z.object({
    simulated: z.boolean(),
    asOf: z.string(),
    total: z.number().int(),
    counts,
    keys: z.array(keyFigure).max(4),
    /** In the register's own order. A target may stand under several objectives, or under none (null). */
    objectives: z.array(z.object({ objective: z.string().nullable(), total: z.number().int(), counts })),
    several: z.boolean(),
    /** Null for those who do not read the changes of the whole city, and in a city of published figures. */
    changes: z
      .object({
        since: z.string(),
        worse: z.number().int(),
        better: z.number().int(),
        other: z.number().int(),
        /** The newest ones that turned worse, then the other newest. */
        rows: z.array(changed),
      })
      .nullable(),
    due: z.object({
      until: z.string(),
      items: z.array(
        z.object({
          day: z.string(),
          kind: z.enum([...calendarKinds, 'case']),
          title: bilingual,
          note: bilingual,
          overdue: z.boolean(),
          link: z.string(),
        }),
      ),
      /** Items that are not shown. */
      more: z.number().int(),
    }),
    worst: z.object({
      /** How many targets are behind, and by which printed rule they are sorted. */
      total: z.number().int(),
      rule: bilingual,
      rows: z.array(
        z.object({
          line: targetLine,
          /** Share that is missing, 4 decimals; null where none can be told. */
          shortfall: decimalText.nullable(),
          orders: z.number().int(),
        }),
      ),
    }),
    /** Null in a city of published figures: nothing is foreseen there. */
    forecasts: z
      .object({
        sound: z.number().int(),
        /** Foreseen to stay below the lowest tier, those with an interval first. */
        below: z.array(
          z.object({
            targetId: z.string(),
            indicator: z.string(),
            subject: z.string(),
            unit: z.string(),
            value: decimalText,
            low: decimalText.nullable(),
            high: decimalText.nullable(),
            method: z.string(),
            promise: bilingual,
          }),
        ),
        belowTotal: z.number().int(),
        /** How many targets have no forecast, by reason. */
        none: z.array(z.object({ code: z.string(), text: bilingual, count: z.number().int() })),
      })
      .nullable(),
    /** The last 24 month ends, the earliest first; null in a city of published figures. */
    trend: z.array(z.object({ monthEnd: z.string(), counts })).nullable(),
    /** In a city of published figures: what was published last, instead of a trend of ours. */
    published: z.array(targetLine),
    abilities,
  }),
});

export const downloadCockpit = endpoint({
  method: 'GET',
  path: '/api/:tenant/cockpit.xlsx',
  summary: 'The lists and counts of the cockpit as an Excel workbook',
  query: z.object({ since: dayText.optional(), language: fileLanguage }),
  reply: z.unknown(),
});

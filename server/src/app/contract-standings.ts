import { natures } from '@meritloop/engine';
import { z } from 'zod';
import { lights, statuses } from '../gaps/contract.ts';
import { abilities, bilingual, decimalText, endpoint, fileLanguage } from '../platform/endpoint.ts';

/** Groups of status words that a count stands for: 已达 and 未达. */
export const statusGroups = ['met', 'short'] as const;

const standingFilters = z.object({
  kind: z.enum(['target', 'task']).optional(),
  /** One status word, or `met` (done, ahead, on pace) or `short` (behind, far behind). */
  status: z.enum([...statuses, ...statusGroups]).optional(),
  objective: z.string().max(80).optional(),
  section: z.string().max(200).optional(),
  tag: z.string().max(80).optional(),
  campaign: z.string().max(80).optional(),
  /** A unit to which the matter falls today, by name or through a group, or which the target is about. */
  unit: z.uuid().optional(),
  leader: z.string().max(200).optional(),
  period: z.string().max(20).optional(),
  nature: z.enum([...natures, 'none']).optional(),
  text: z.string().max(80).optional(),
});
export type StandingFilters = z.output<typeof standingFilters>;

export const standingRow = z.object({
  id: z.string(),
  kind: z.enum(['target', 'task']),
  code: z.string(),
  matterId: z.string(),
  /** Indicator of a target, title of a task. */
  name: z.string(),
  /** Whom a target is about; the unit that a task falls to. */
  subject: z.string(),
  period: z.string().nullable(),
  due: z.string().nullable(),
  nature: z.enum(natures).nullable(),
  status: z.enum(statuses),
  light: z.enum(lights).nullable(),
  promise: bilingual,
  /** Latest figure of a target, judged percentage of a task. */
  value: decimalText.nullable(),
  unit: z.string(),
  figurePeriod: z.string().nullable(),
  completion: decimalText.nullable(),
  pace: decimalText.nullable(),
  sentence: bilingual,
});
export type StandingRow = z.infer<typeof standingRow>;

export const standingMatter = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  section: z.string(),
  objectives: z.array(z.string()),
  tags: z.array(z.string()),
  campaigns: z.array(z.string()),
  leader: z.string(),
  /** Lead units as printed, the first of them leads. */
  leads: z.array(z.string()),
});
export type StandingMatter = z.infer<typeof standingMatter>;

const choice = z.object({ value: z.string(), label: z.string(), count: z.number().int() });

/** 登记册: targets and tasks with their standings, matters once; rows in the register's order. */
export const readStandings = endpoint({
  method: 'GET',
  path: '/api/:tenant/standings',
  summary: 'Targets and tasks with their matters and standings, filtered',
  query: standingFilters,
  reply: z.object({
    asOf: z.string(),
    /** Targets and tasks, the filters left aside. */
    total: z.number().int(),
    /** By status word, the status filter left aside. */
    counts: z.array(z.object({ status: z.enum(statuses), count: z.number().int() })),
    choices: z.object({
      objective: z.array(choice),
      section: z.array(choice),
      tag: z.array(choice),
      campaign: z.array(choice),
      unit: z.array(choice),
      leader: z.array(choice),
      period: z.array(choice),
      nature: z.array(choice),
    }),
    matters: z.array(standingMatter),
    rows: z.array(standingRow),
    abilities,
  }),
});

/** Most rows that a selection may name. */
export const selectionLimit = 300;

export const downloadStandings = endpoint({
  method: 'GET',
  path: '/api/:tenant/standings.xlsx',
  summary: 'The same rows as an Excel workbook, with the same filters, or only the selected ones',
  query: standingFilters.extend({
    /** Ids of the selected rows, separated by commas. */
    ids: z
      .string()
      .max(selectionLimit * 37)
      .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
      .optional(),
    language: fileLanguage,
  }),
  reply: z.unknown(),
});

const yearBeforeRow = z.object({
  targetId: z.string(),
  matter: z.object({ number: z.string(), title: z.string() }),
  indicator: z.string(),
  subject: z.string(),
  promise: bilingual,
  unit: z.string(),
  target: decimalText,
  yearBefore: z.object({
    period: z.string(),
    value: decimalText,
    unit: z.string(),
    source: z.string(),
    url: z.string().nullable(),
  }),
  /** Target less the figure of the year before; of percentages in points. */
  difference: decimalText,
  differenceUnit: z.string(),
});

/** 与上年实绩对照: targets below what was published of the year before. A table, no verdict; the office alone. */
export const compareWithYearBefore = endpoint({
  method: 'GET',
  path: '/api/:tenant/year-before',
  summary: 'Targets that lie below the published result of the year before, for the office alone',
  reply: z.object({
    asOf: z.string(),
    /** Targets whose figure of the year before is held in the same measure and unit. */
    compared: z.number().int(),
    rule: bilingual,
    rows: z.array(yearBeforeRow),
    abilities,
  }),
});

export const downloadYearBefore = endpoint({
  method: 'GET',
  path: '/api/:tenant/year-before.xlsx',
  summary: 'The same table as an Excel workbook',
  query: z.object({ language: fileLanguage }),
  reply: z.unknown(),
});

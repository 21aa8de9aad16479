import { z } from 'zod';
import { abilities, bilingual, decimalText, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';
import { sparedReasons } from './contract-asks.ts';
import { askedMatter, requestPage, requestStates, unit } from './shapes.ts';

/** One matter, one unit, one period: what the unit reports on one page. */
const reportHead = z.object({
  matter: askedMatter,
  unit,
  period: z.string(),
  /** The earliest due day of what is still to be submitted, else the latest of all. */
  dueOn: z.string(),
  overdue: z.boolean(),
  /** How many of the requests are in each state, as the caller may see it. */
  states: z.array(z.object({ state: z.enum(requestStates), count: z.number().int() })),
  /** Whether the words on the matter are asked for, and how many figures. */
  words: z.boolean(),
  figures: z.number().int(),
});
export type ReportHead = z.infer<typeof reportHead>;

const reportFilters = z.object({
  period: z.string().max(20).optional(),
  unit: z.uuid().optional(),
  matter: z.uuid().optional(),
  /** Only those with something that the caller can do now. */
  awaiting: z.enum(['me']).optional(),
});

export const downloadReports = endpoint({
  method: 'GET',
  path: '/api/:tenant/reports.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: reportFilters.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

export const listReports = endpoint({
  method: 'GET',
  path: '/api/:tenant/reports',
  summary: 'Matters to report on, each with its words and figures of one unit and period',
  params: ofTenant,
  query: reportFilters,
  reply: z.object({
    today: z.string(),
    periods: z.array(z.string()),
    reports: z.array(reportHead),
    abilities,
  }),
});

const reportParams = ofTenant.extend({ matter: z.uuid(), unit: z.uuid(), period: z.string().max(20) });

/** A figure that the unit need not report: held already, or another’s to enter. */
const heldFigure = z.object({
  indicator: z.object({ id: z.string(), name: z.string(), unit: z.string() }),
  subject: unit,
  period: z.string(),
  reason: z.enum(sparedReasons),
  says: bilingual,
  held: z.object({ value: decimalText.nullable(), period: z.string(), source: z.string() }).nullable(),
  releasedOn: z.string().nullable(),
});
export type HeldFigure = z.infer<typeof heldFigure>;

export const downloadReport = endpoint({
  method: 'GET',
  path: '/api/:tenant/reports/:matter/:unit/:period/report.xlsx',
  summary: 'The same page as an Excel workbook: what is held already, and what is asked',
  params: reportParams,
  query: z.object({ language: fileLanguage }),
  reply: z.unknown(),
});

export const readReport = endpoint({
  method: 'GET',
  path: '/api/:tenant/reports/:matter/:unit/:period',
  summary: 'One matter of one unit and period: its words and figures, and what is held already',
  params: reportParams,
  reply: z.object({
    today: z.string(),
    matter: askedMatter.extend({ text: z.string().nullable(), leader: z.string(), section: z.string() }),
    unit,
    period: z.string(),
    /** Words first, then figures in the order of the indicators. */
    requests: z.array(requestPage),
    held: z.array(heldFigure),
    abilities,
  }),
});

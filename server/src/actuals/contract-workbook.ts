import { z } from 'zod';
import { abilities, bilingual, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';
import { requestKinds } from './shapes.ts';

/** 填报工作簿: what the caller may enter now, with a column for each thing that is asked. */
export const downloadFillIn = endpoint({
  method: 'GET',
  path: '/api/:tenant/fill-in.xlsx',
  summary: 'A workbook of the requests that the caller may enter now, to fill in and upload',
  params: ofTenant,
  query: z.object({
    period: z.string().max(20).optional(),
    unit: z.uuid().optional(),
    language: fileLanguage,
  }),
  reply: z.unknown(),
});

const place = { sheet: z.string(), row: z.number().int(), column: z.string() };

const fillInFault = z.object({
  ...place,
  code: z.enum([
    'no_table',
    'unknown_request',
    'twice',
    'identifier_changed',
    'changed_meanwhile',
    'not_yours_now',
    'not_a_number',
    'value_and_reason',
    'too_long',
    'not_a_day',
  ]),
  says: bilingual,
});
export type FillInFault = z.infer<typeof fillInFault>;

const said = z.object({ field: z.string(), before: z.string(), after: z.string() });

const fillInLine = z.object({
  sheet: z.string(),
  row: z.number().int(),
  requestId: z.string(),
  kind: z.enum(requestKinds),
  name: z.string(),
  unit: z.string(),
  period: z.string(),
  /** What differs from the draft that stands; empty where nothing does. */
  changes: z.array(said),
});
export type FillInLine = z.infer<typeof fillInLine>;

const megabyte = 1_000_000;

/**
 * Reads a filled-in workbook. Without `save` it is a preview; with it every changed row becomes a draft, all of them or
 * none. Nothing is ever submitted by an upload.
 */
export const uploadFillIn = endpoint({
  method: 'POST',
  path: '/api/:tenant/fill-ins',
  summary: 'Read a filled-in workbook: preview it with its faults, or save it as drafts',
  params: ofTenant,
  body: z.object({
    fileName: z.string().trim().min(1).max(200),
    /** The workbook in base64. */
    content: z.base64().min(1),
    save: z.boolean().default(false),
  }),
  bodyLimit: 7 * megabyte,
  reply: z.object({
    saved: z.boolean(),
    lines: z.array(fillInLine),
    faults: z.array(fillInFault),
    /** Rows in which nothing is filled in. */
    empty: z.number().int(),
    abilities,
  }),
});

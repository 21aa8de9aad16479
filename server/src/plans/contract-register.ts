import { z } from 'zod';
import { abilities, bilingual, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';
import { line } from './typed-text.ts';

/** The sheets of the register's workbook, in their order. */
export const sheetNames = [
  'matters',
  'duties',
  'targets',
  'tasks',
  'milestones',
  'documents',
  'campaigns',
  'names',
] as const;

export const downloadRegister = endpoint({
  method: 'GET',
  path: '/api/:tenant/register-workbook.xlsx',
  summary: 'The whole register as a workbook that can be edited and imported again',
  params: ofTenant,
  /** `empty`: headers and instructions only, for an office that begins. */
  query: z.object({ empty: z.enum(['yes']).optional() }),
  reply: z.unknown(),
});

const place = z.object({
  sheet: z.enum(sheetNames).nullable(),
  /** As the spreadsheet counts; null where it concerns a whole sheet or file. */
  row: z.number().int().nullable(),
  column: z.string().nullable(),
});

const fault = place.extend({
  what: bilingual,
  why: bilingual,
  todo: bilingual,
  /** Near names, best first. */
  suggestions: z.array(z.string()),
});
export type RegisterFault = z.infer<typeof fault>;

const change = z.object({ field: z.string(), label: bilingual, old: z.string(), new: z.string() });

const previewRow = z.object({
  sheet: z.enum(sheetNames),
  row: z.number().int().nullable(),
  /** `missing`: the register has it and the file does not; it stays. */
  state: z.enum(['new', 'changed', 'unchanged', 'missing']),
  /** What the row is, in words that a person knows it by. */
  name: z.string(),
  /** The stored thing; null for a new one. */
  id: z.string().nullable(),
  changes: z.array(change),
});
export type RegisterRow = z.infer<typeof previewRow>;

/** Things that the file names and the register does not know yet. */
const creation = z.object({
  kind: z.enum(['owner_group', 'indicator', 'document', 'campaign']),
  name: z.string(),
  rows: z.number().int(),
  suggestions: z.array(z.string()),
});

export const preview = z.object({
  id: z.string(),
  fileName: z.string(),
  /** Stands for exactly this preview; applying asks for it. */
  hash: z.string(),
  at: z.string(),
  applied: z.boolean(),
  sheets: z.array(
    z.object({
      sheet: z.enum(sheetNames),
      /** A sheet that the file does not have changes nothing. */
      present: z.boolean(),
      new: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
      missing: z.number().int(),
    }),
  ),
  rows: z.array(previewRow),
  /** While there is one, nothing can be applied. */
  faults: z.array(fault),
  /** Worth a look; they stop nothing. */
  notices: z.array(fault),
  creates: z.array(creation),
  /** Whether a figure that was promised changes: then a reason is asked for. */
  revisesTargets: z.boolean(),
  abilities,
});
export type RegisterPreview = z.infer<typeof preview>;

const megabyte = 1_000_000;
/** Bytes of a workbook that is read, before base64. */
export const registerFileLimit = 5 * megabyte;

export const previewImport = endpoint({
  method: 'POST',
  path: '/api/:tenant/register-imports',
  summary: 'Read a workbook of the register and answer what it would change; nothing is changed yet',
  params: ofTenant,
  body: z.object({
    fileName: line(200),
    /** The workbook in base64. */
    content: z.base64().min(1),
  }),
  bodyLimit: 7 * megabyte,
  reply: preview,
});

export const readImport = endpoint({
  method: 'GET',
  path: '/api/:tenant/register-imports/:import',
  summary: 'A preview again, as the register stands now',
  params: ofTenant.extend({ import: z.uuid() }),
  reply: preview,
});

export const downloadPreview = endpoint({
  method: 'GET',
  path: '/api/:tenant/register-imports/:import/preview.xlsx',
  summary: 'Faults, notices and rows of a preview as an Excel workbook',
  params: ofTenant.extend({ import: z.uuid() }),
  query: z.object({ language: fileLanguage }),
  reply: z.unknown(),
});

export const applyImport = endpoint({
  method: 'POST',
  path: '/api/:tenant/register-imports/:import/apply',
  summary: 'Apply exactly this preview, all of it or nothing',
  params: ofTenant.extend({ import: z.uuid() }),
  body: z.object({
    hash: z.string().max(100),
    /** Group words to keep as owner groups, with their units from today; other group words stay words. */
    createGroups: z.array(z.object({ name: line(200), unitIds: z.array(z.uuid()).max(500) })).max(50),
    /** Duties that the file no longer has and that are to go: only those that are named here. */
    removeDuties: z.array(z.uuid()).max(2000),
    /** Asked for where a promised figure changes. */
    reason: z.string().trim().max(500).default(''),
    document: z.string().trim().max(200).default(''),
  }),
  reply: z.object({
    applied: z.object({
      new: z.number().int(),
      changed: z.number().int(),
      removed: z.number().int(),
      created: z.number().int(),
    }),
  }),
});

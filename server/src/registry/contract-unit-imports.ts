import { z } from 'zod';
import { bilingual, endpoint, fileLanguage, ofTenant, version } from '../platform/endpoint.ts';
import { effectiveDay, unitKinds } from './contract-org.ts';

/** Columns of the units' workbook, in their order. */
export const unitColumns = ['code', 'name', 'nameEn', 'kind', 'parent', 'sort'] as const;
export type UnitColumn = (typeof unitColumns)[number];

const megabyte = 1_000_000;
/** Bytes of a file of units that is read, before base64. */
export const unitsFileLimit = 5 * megabyte;

const file = z.object({
  fileName: z.string().trim().min(1).max(200),
  /** An .xlsx or .csv in base64. */
  content: z.base64().min(1),
  /** First day on which the units exist. */
  effectiveOn: effectiveDay,
});

export const downloadUnitsWorkbook = endpoint({
  method: 'GET',
  path: '/api/:tenant/units-workbook.xlsx',
  summary: 'A workbook to fill in with units and import, with those that are there already',
  params: ofTenant,
  query: z.object({ language: fileLanguage }),
  reply: z.unknown(),
});

const fault = z.object({
  /** As a spreadsheet names it, such as `D7`; null where it concerns the whole file. */
  cell: z.string().nullable(),
  column: bilingual.nullable(),
  /** What stands there. */
  text: z.string(),
  says: bilingual,
  /** Near names, best first. */
  suggestions: z.array(z.string()),
});
export type UnitFault = z.infer<typeof fault>;

const row = z.object({
  /** As a spreadsheet counts. */
  row: z.number().int(),
  /** Null where the system gives one. */
  code: z.string().nullable(),
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: z.enum(unitKinds),
  /** Name of the unit above it; null for one that stands at the top. */
  parent: z.string().nullable(),
  /** `there`: the unit exists already and is left as it is. */
  state: z.enum(['new', 'there']),
});
export type UnitImportRow = z.infer<typeof row>;

export const previewUnitImport = endpoint({
  method: 'POST',
  path: '/api/:tenant/unit-imports/preview',
  summary: 'Read a file of units and answer what would be added; nothing is changed',
  params: ofTenant,
  body: file,
  bodyLimit: 7 * megabyte,
  reply: z.object({
    /** Of the tree: importing asks for it. */
    version,
    rows: z.array(row),
    /** While there is one, nothing can be imported. */
    faults: z.array(fault),
  }),
});

/** If-Match: the tree's version. The file is read again: all of it or nothing, one act on the tree. */
export const importUnits = endpoint({
  method: 'POST',
  path: '/api/:tenant/unit-imports',
  summary: 'Add the units of a file from a day on, all of them or none',
  params: ofTenant,
  body: file.extend({
    reason: z.string().trim().min(2).max(300),
    document: z.string().trim().min(2).max(200),
  }),
  bodyLimit: 7 * megabyte,
  reply: z.object({ version, added: z.number().int(), said: z.array(bilingual) }),
});

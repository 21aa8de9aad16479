import { z } from 'zod';
import { abilities, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';

export const factKinds = ['target', 'actual', 'rank', 'streak', 'programme'] as const;

/** One row of a register of published facts, cell by cell as it stands there; '' where it is empty. */
const fact = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(factKinds),
  period: z.string(),
  title: z.string(),
  objective: z.string(),
  section: z.string(),
  op: z.string(),
  value: z.string(),
  value2: z.string(),
  unit: z.string(),
  tier: z.string(),
  filter: z.string(),
  scope: z.string(),
  rankScope: z.string(),
  note: z.string(),
  document: z.object({ code: z.string(), title: z.string(), publisher: z.string() }),
  /** File and line of the row, the header being line 1. */
  file: z.string(),
  row: z.number().int(),
  /** The matter in which the fact is a promise, where it is one here. */
  matter: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
});
export type PublishedFact = z.infer<typeof fact>;

const filter = z.object({
  kind: z.enum(factKinds).optional(),
  document: z.string().max(80).optional(),
  period: z.string().max(20).optional(),
  text: z.string().max(100).optional(),
});
export type FactFilter = z.infer<typeof filter>;

/** Counts ignore the filter by kind, so that they are filters. */
export const listFacts = endpoint({
  method: 'GET',
  path: '/api/:tenant/facts',
  summary: 'Facts that were published, row by row of their register, with the document of each',
  params: ofTenant,
  query: filter,
  reply: z.object({
    facts: z.array(fact),
    counts: z.array(z.object({ kind: z.enum(factKinds), count: z.number().int() })),
    documents: z.array(z.object({ code: z.string(), title: z.string() })),
    periods: z.array(z.string()),
    abilities,
  }),
});

export const downloadFacts = endpoint({
  method: 'GET',
  path: '/api/:tenant/facts.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: filter.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

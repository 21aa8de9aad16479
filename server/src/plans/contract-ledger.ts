import { z } from 'zod';
import { abilities, endpoint, fileLanguage, ofTenant, oneOfTenant, version } from '../platform/endpoint.ts';

export const ledgerKinds = ['assessment', 'pilot', 'award', 'streak'] as const;
export const ledgerLevels = ['national', 'provincial', 'municipal', ''] as const;
export const ledgerStates = ['expected', 'achieved', 'missed'] as const;

/**
 * 对上争先: one assessment, pilot, award or streak of an upper level, of the city or a unit, never of a person. What
 * counts (十七连冠) stands in the printed words alone.
 */
export const ledgerEntry = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(ledgerKinds),
  title: z.string(),
  /** '' where the source does not say. */
  level: z.enum(ledgerLevels),
  /** The level in the source's own words, where they say more. */
  levelPrinted: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  matter: z.object({ id: z.string(), number: z.string(), title: z.string() }).nullable(),
  state: z.enum(ledgerStates),
  period: z.string(),
  /** The source's words. */
  printed: z.string(),
  source: z.string(),
  document: z.string(),
  note: z.string(),
  version,
  withdrawn: z.object({ on: z.string(), reason: z.string() }).nullable(),
  abilities,
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

const content = z.object({
  kind: z.enum(ledgerKinds),
  title: z.string().trim().min(1).max(200),
  level: z.enum(ledgerLevels),
  unitId: z.uuid().nullable().default(null),
  matterId: z.uuid().nullable().default(null),
  state: z.enum(ledgerStates),
  period: z.string().trim().max(20),
  printed: z.string().trim().max(1000).default(''),
  source: z.string().trim().max(300).default(''),
  document: z.string().trim().max(300).default(''),
  note: z.string().trim().max(500).default(''),
});

const filter = z.object({
  kind: z.enum(ledgerKinds).optional(),
  level: z.enum(['national', 'provincial', 'municipal']).optional(),
  state: z.enum(ledgerStates).optional(),
  unit: z.uuid().optional(),
  period: z.string().max(20).optional(),
  text: z.string().max(100).optional(),
});
export type LedgerFilter = z.infer<typeof filter>;

/** Counts of states ignore the state filter, so that they are filters. */
export const listLedger = endpoint({
  method: 'GET',
  path: '/api/:tenant/ledger',
  summary: 'Ledger of upper-level assessments, pilots, awards and streaks',
  params: ofTenant,
  query: filter,
  reply: z.object({
    entries: z.array(ledgerEntry),
    counts: z.array(z.object({ state: z.enum(ledgerStates), count: z.number().int() })),
    periods: z.array(z.string()),
    units: z.array(z.object({ id: z.string(), name: z.string() })),
    matters: z.array(z.object({ id: z.string(), number: z.string(), title: z.string() })),
    abilities,
  }),
});

export const downloadLedger = endpoint({
  method: 'GET',
  path: '/api/:tenant/ledger.xlsx',
  summary: 'The same ledger as an Excel workbook, with the same filters',
  params: ofTenant,
  query: filter.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

export const addLedgerEntry = endpoint({
  method: 'POST',
  path: '/api/:tenant/ledger',
  summary: 'Add an entry to the ledger',
  params: ofTenant,
  body: content,
  reply: ledgerEntry,
});

export const editLedgerEntry = endpoint({
  method: 'PUT',
  path: '/api/:tenant/ledger/:id',
  summary: 'Change an entry of the ledger, such as expected → achieved',
  params: oneOfTenant,
  body: content.extend({ reason: z.string().trim().min(4).max(500) }),
  reply: ledgerEntry,
});

export const withdrawLedgerEntry = endpoint({
  method: 'POST',
  path: '/api/:tenant/ledger/:id/withdraw',
  summary: 'Withdraw an entry with the reason; the audit log keeps it',
  params: oneOfTenant,
  body: z.object({ reason: z.string().trim().min(4).max(500) }),
  reply: ledgerEntry,
});

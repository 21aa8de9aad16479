import { z } from 'zod';
import { chainAnchor } from '../platform/chain-anchor.ts';
import { dayText, momentText } from '../platform/day-text.ts';
import { abilities, bilingual, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';
import { auditRooms } from './audit-rooms.ts';

/** Filters of the trail; all of them may be in an address. */
const filters = {
  /** Days by the clock of China, both included. */
  from: dayText.optional(),
  to: dayText.optional(),
  /** Who did it: a person's id, or `import` and the like for what no person did. */
  person: z.string().max(80).optional(),
  /** For which unit. */
  unit: z.uuid().optional(),
  room: z.enum(auditRooms).optional(),
  act: z.string().max(80).optional(),
  /** Kind and id of the thing. */
  kind: z.string().max(60).optional(),
  thing: z.string().max(200).optional(),
  /** Words in the reason. */
  text: z.string().trim().min(1).max(80).optional(),
  sealed: z.enum(['yes', 'no']).optional(),
};
const auditFilters = z.object(filters);
export type AuditQuery = z.output<typeof auditFilters>;

export const auditRow = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** The post that did it, and the API token that did so for it. */
  who: z.object({
    id: z.string(),
    post: bilingual,
    token: z.object({ id: z.string(), name: z.string(), prefix: z.string() }).nullable(),
  }),
  /** The unit for which it was done. */
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  act: z.object({ code: z.string(), words: bilingual }),
  thing: z.object({
    kind: z.string(),
    kindWords: bilingual,
    id: z.string(),
    /** The post, where it is an account. */
    post: bilingual.nullable(),
    /** Null where it has no name, or the reader may not see it. */
    name: z.string().nullable(),
    /** Path inside the city's pages. */
    link: z.string().nullable(),
  }),
  /** Fields that changed, each as it was and became; empty text: nothing was there. */
  changes: z.array(z.object({ field: bilingual, old: bilingual, new: bilingual })),
  /** Further changed fields that are not listed. */
  more: z.number().int().nonnegative(),
  reason: z.string().nullable(),
  /** Why values and reason are withheld; null where they are shown. */
  masked: bilingual.nullable(),
  /** The link of the chain that seals the row; null while it waits. */
  seal: z
    .object({ seq: z.number().int(), rowHash: z.string(), chainHash: z.string(), sealedAt: z.iso.datetime() })
    .nullable(),
});
export type AuditRow = z.infer<typeof auditRow>;

const choice = z.object({ value: z.string(), label: bilingual });

/** 审计: what was done, newest first. `after` is the `next` of the page before. */
export const readAudit = endpoint({
  method: 'GET',
  path: '/api/:tenant/audit',
  summary: 'The audit trail in words, filtered and paged by key, newest first',
  params: ofTenant,
  query: auditFilters.extend({
    after: z
      .string()
      .max(80)
      .refine((text) => {
        const [moment, id, more] = text.split('_');
        return momentText.safeParse(moment).success && z.uuid().safeParse(id).success && more === undefined;
      }, 'the `next` of a page')
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    rows: z.array(auditRow),
    /** Key of the page that follows; null where this one is the last. */
    next: z.string().nullable(),
    /** What the filters may be set to; of the first page only. */
    choices: z
      .object({
        persons: z.array(choice),
        units: z.array(choice),
        rooms: z.array(choice),
        acts: z.array(choice),
        kinds: z.array(choice),
      })
      .nullable(),
    abilities,
  }),
});

const exported = auditFilters.extend({ language: fileLanguage });

export const exportAuditCsv = endpoint({
  method: 'GET',
  path: '/api/:tenant/audit.csv',
  summary: 'The filtered trail as CSV, streamed, at most 200,000 rows; itself recorded',
  params: ofTenant,
  query: exported,
  reply: z.unknown(),
});

export const exportAuditExcel = endpoint({
  method: 'GET',
  path: '/api/:tenant/audit.xlsx',
  summary: 'The filtered trail as Excel, at most 10,000 rows; itself recorded',
  params: ofTenant,
  query: exported,
  reply: z.unknown(),
});

const head = z.object({ seq: z.number().int(), chainHash: z.string(), sealedAt: z.iso.datetime() });

const checked = z.object({
  at: z.iso.datetime(),
  by: bilingual,
  sealed: z.number().int(),
  faults: z.number().int(),
  head: head.nullable(),
});

/** How far the trail is sealed, and what the last check found. */
export const readChain = endpoint({
  method: 'GET',
  path: '/api/:tenant/audit-chain',
  summary: 'How far the audit trail is sealed, and its last check',
  params: ofTenant,
  reply: z.object({
    sealed: z.number().int(),
    unsealed: z.number().int(),
    head: head.nullable(),
    lastCheck: checked.nullable(),
    abilities,
  }),
});

/** 完整性校验: recomputes every hash, holds the chain against heads kept elsewhere, and records that it was done. */
export const checkAuditChain = endpoint({
  method: 'POST',
  path: '/api/:tenant/audit-chain/checks',
  summary: 'Recompute the chain of the audit trail and name what is not as it was sealed',
  params: ofTenant,
  body: z.object({ anchors: z.array(chainAnchor).max(100).default([]) }),
  reply: z.object({
    sealed: z.number().int(),
    unsealed: z.number().int(),
    head: head.nullable(),
    /** The first thousand, each as a sentence. */
    faults: z.array(
      z.object({
        fault: z.string(),
        seq: z.number().int().nullable(),
        auditId: z.string().nullable(),
        words: bilingual,
      }),
    ),
    faultCount: z.number().int(),
    /** One line to be kept elsewhere, that later checks are held against; null for an empty or broken chain. */
    anchor: chainAnchor.nullable(),
    milliseconds: z.number().int(),
    abilities,
  }),
});

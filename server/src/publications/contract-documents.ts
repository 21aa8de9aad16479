import { z } from 'zod';
import {
  abilities,
  bilingual,
  endpoint,
  fileLanguage,
  ofTenant,
  oneOfTenant,
  version,
} from '../platform/endpoint.ts';
import { audiences } from './audience.ts';
import { documentContent, documentFigure, documentKinds } from './contract-document-content.ts';

export * from './contract-document-content.ts';

/** What a document is about. `unitId` is asked for by the unit sheet and by no other kind. */
const asked = z.object({
  kind: z.enum(documentKinds),
  period: z.string().min(4).max(20),
  unitId: z.uuid().optional(),
});
export type AskedDocument = z.infer<typeof asked>;

export const documentHead = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  title: z.string(),
  audience: z.enum(audiences),
  period: z.string(),
  asOf: z.string(),
  language: z.literal('zh'),
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  simulated: z.boolean(),
  template: z.object({ name: z.string(), version: z.number().int() }),
  contentHash: z.string(),
  by: bilingual,
  at: z.string(),
});
export type DocumentHead = z.infer<typeof documentHead>;

/** Names a figure of a document; without one there is nothing to explain. */
const figureKey = z.string().max(300).default('');

/** Content as pages get it: how each item was judged comes with the explanation that asks for it. */
const shownContent = documentContent.omit({ items: true });

export const listDocuments = endpoint({
  method: 'GET',
  path: '/api/:tenant/documents',
  summary: 'Documents that the caller may see, newest first',
  params: ofTenant,
  query: z.object({
    kind: z.enum(documentKinds).optional(),
    period: z.string().max(20).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: z.object({
    simulated: z.boolean(),
    documents: z.array(documentHead),
    /** Periods that a document can be produced for today, newest first. */
    periods: z.array(z.string()),
    abilities,
  }),
});

export const downloadDocuments = endpoint({
  method: 'GET',
  path: '/api/:tenant/documents.xlsx',
  summary: 'The same list as an Excel workbook, with the same filters',
  params: ofTenant,
  query: z.object({
    kind: z.enum(documentKinds).optional(),
    period: z.string().max(20).optional(),
    language: fileLanguage,
  }),
  reply: z.unknown(),
});

/** Produces a document from live state and keeps it. The same content is kept once: it answers the one there is. */
export const produceDocument = endpoint({
  method: 'POST',
  costly: true,
  path: '/api/:tenant/documents',
  summary: 'Produce a document from the state as of today',
  params: ofTenant,
  body: asked.extend({ audience: z.enum(audiences).default('system') }),
  reply: documentHead.extend({ existed: z.boolean() }),
});

export const previewDocument = endpoint({
  method: 'GET',
  costly: true,
  path: '/api/:tenant/document-preview',
  summary: 'What a document would say now; nothing is kept',
  params: ofTenant,
  query: asked,
  reply: z.object({ content: shownContent, contentHash: z.string(), abilities }),
});

export const explainPreview = endpoint({
  method: 'GET',
  costly: true,
  path: '/api/:tenant/document-preview/figure',
  summary: 'How one number of a preview came about',
  params: ofTenant,
  query: asked.extend({ key: figureKey }),
  reply: z.object({ figure: documentFigure, trace: z.unknown(), abilities }),
});

export const readDocument = endpoint({
  method: 'GET',
  path: '/api/:tenant/documents/:id',
  summary: 'One document as it was produced',
  params: oneOfTenant,
  reply: z.object({ document: documentHead, content: shownContent, abilities }),
});

export const explainDocument = endpoint({
  method: 'GET',
  path: '/api/:tenant/documents/:id/figure',
  summary: 'How one number of a document came about, as of its day',
  params: oneOfTenant,
  query: z.object({ key: figureKey }),
  reply: z.object({ figure: documentFigure, trace: z.unknown(), abilities }),
});

const documentChange = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['number', 'word', 'quote']),
  /** As the document says it; null for what is new. */
  was: z.string().nullable(),
  /** As it would be said now; null for what is gone. */
  now: z.string().nullable(),
});
export type DocumentChange = z.infer<typeof documentChange>;

/** What would be said otherwise if the same document were produced now. */
export const compareDocument = endpoint({
  method: 'GET',
  costly: true,
  path: '/api/:tenant/documents/:id/changes',
  summary: 'Numbers and words that have changed since the document was produced',
  params: oneOfTenant,
  reply: z.object({
    asOf: z.string(),
    total: z.number().int(),
    /** At most 500 of them, in the order of the document. */
    changes: z.array(documentChange),
    /** Whether the wording of its kind has been changed since. */
    rewritten: z.boolean(),
    abilities,
  }),
});

export const downloadDocumentChanges = endpoint({
  method: 'GET',
  path: '/api/:tenant/documents/:id/changes.xlsx',
  summary: 'The same changes as an Excel workbook, all of them',
  params: oneOfTenant,
  query: z.object({ language: fileLanguage }),
  reply: z.unknown(),
});

export const downloadWord = endpoint({
  method: 'GET',
  path: '/api/:tenant/documents/:id/document.docx',
  summary: 'A document as a Word file',
  params: oneOfTenant,
  reply: z.unknown(),
});

export const downloadSheets = endpoint({
  method: 'GET',
  path: '/api/:tenant/documents/:id/document.xlsx',
  summary: 'A document as an Excel workbook',
  params: oneOfTenant,
  reply: z.unknown(),
});

const templateHead = z.object({
  kind: z.enum(documentKinds),
  name: z.string(),
  origin: z.string(),
  /** 1 is the example that the product brings. */
  version,
  /** Why this version was made; empty for the example. */
  reason: z.string(),
  yaml: z.string(),
});
export type DocumentTemplateHead = z.infer<typeof templateHead>;

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/:tenant/document-templates',
  summary: 'Wording and order of each kind of document, and the placeholders that it may use',
  params: ofTenant,
  reply: z.object({
    templates: z.array(templateHead),
    placeholders: z.array(z.object({ name: z.string(), says: bilingual })),
    lists: z.array(z.object({ name: z.string(), says: bilingual, placeholders: z.array(z.string()) })),
    tables: z.array(z.object({ name: z.string(), says: bilingual, columns: z.array(z.string()) })),
    abilities,
  }),
});

/** Appends a version of a kind's wording; documents produced before keep theirs. */
export const changeTemplate = endpoint({
  method: 'PUT',
  path: '/api/:tenant/document-templates/:kind',
  summary: 'Change wording and order of a kind of document',
  params: z.object({ tenant: z.string(), kind: z.enum(documentKinds) }),
  body: z.object({ yaml: z.string().min(10).max(60_000), reason: z.string().trim().min(4).max(500) }),
  reply: templateHead,
});

import { z } from 'zod';
import { schemeHead, scoreExplanation, subjectScore, tieRule } from '../assessments/contract.ts';
import {
  abilities,
  bilingual,
  decimalText,
  endpoint,
  fileLanguage,
  ofTenant,
  oneOfTenant,
} from '../platform/endpoint.ts';
import { audiences } from './audience.ts';

export * from './contract-documents.ts';
export { audiences };

/** Everything that a board shows, frozen when it is released. */
export const boardContent = z.object({
  /** Version of this shape. */
  format: z.literal('meritloop-board-1'),
  simulated: z.boolean(),
  notice: bilingual,
  city: bilingual,
  title: z.string(),
  scheme: schemeHead,
  period: z.string(),
  runNumber: z.number().int(),
  /** Business day on which the figures were frozen. */
  asOf: z.string(),
  inputsHash: z.string(),
  resultsHash: z.string(),
  full: decimalText,
  ties: tieRule,
  releasedBy: bilingual,
  releasedOn: z.string(),
  /** Groups in the scheme's order; in each, rows in the order of places, equal places level. */
  groups: z.array(z.object({ code: z.string(), name: z.string(), rows: z.array(subjectScore) })),
});
export type BoardContent = z.infer<typeof boardContent>;

const releaseHead = z.object({
  id: z.string(),
  seq: z.number().int(),
  kind: z.literal('board'),
  title: z.string(),
  audience: z.enum(audiences),
  period: z.string(),
  scheme: z.object({ code: z.string(), version: z.string(), name: bilingual }),
  simulated: z.boolean(),
  asOf: z.string(),
  at: z.string(),
  by: bilingual,
  contentHash: z.string(),
  hash: z.string(),
  supersedes: z.string().nullable(),
  /** Why it supersedes an earlier one. */
  reason: z.string().nullable(),
  supersededBy: z.string().nullable(),
  /** Since when figures differ from those that it shows; null while they do not. */
  outdatedAt: z.string().nullable(),
});
export type ReleaseHead = z.infer<typeof releaseHead>;

export const listReleases = endpoint({
  method: 'GET',
  path: '/api/:tenant/releases',
  summary: 'Released boards that the caller may see, newest first',
  params: ofTenant,
  reply: z.object({ simulated: z.boolean(), releases: z.array(releaseHead), abilities }),
});

export const downloadReleases = endpoint({
  method: 'GET',
  path: '/api/:tenant/releases.xlsx',
  summary: 'The same list as an Excel workbook',
  params: ofTenant,
  query: z.object({ language: fileLanguage }),
  reply: z.unknown(),
});

/** Releases a board from the newest run of its scheme and period. It cannot be changed afterwards. */
export const releaseBoard = endpoint({
  method: 'POST',
  path: '/api/:tenant/releases',
  summary: 'Release a board from a run',
  params: ofTenant,
  body: z.object({
    runId: z.uuid(),
    title: z.string().trim().min(2).max(120).optional(),
    audience: z.enum(audiences).default('system'),
    /** Asked for where a board of the scheme and period stands already: why it is superseded. */
    reason: z.string().trim().min(4).max(500).optional(),
  }),
  reply: releaseHead,
});

export const readRelease = endpoint({
  method: 'GET',
  path: '/api/:tenant/releases/:id',
  summary: 'One released board as it was frozen',
  params: oneOfTenant,
  reply: z.object({ release: releaseHead, board: boardContent, abilities }),
});

/** How one score on the board came about, recomputed from the frozen inputs. */
export const explainRelease = endpoint({
  method: 'GET',
  path: '/api/:tenant/releases/:id/subjects/:code',
  summary: 'One score of a released board, unfolded to its figures',
  params: oneOfTenant.extend({ code: z.string().min(1).max(80) }),
  reply: scoreExplanation.extend({ abilities }),
});

export const verifyRelease = endpoint({
  method: 'GET',
  path: '/api/:tenant/releases/:id/verification',
  summary: 'Check a board: content against its hash, the chain, and the scores computed again',
  params: oneOfTenant,
  reply: z.object({
    /** The content has the hash that it was released with. */
    content: z.boolean(),
    /** Every release up to this one links to the one before it. */
    chain: z.boolean(),
    /** The frozen inputs give exactly these scores and places again. */
    recomputes: z.boolean(),
    hash: z.string(),
    checkedAt: z.string(),
  }),
});

export const downloadRelease = endpoint({
  method: 'GET',
  path: '/api/:tenant/releases/:id/board.xlsx',
  summary: 'A released board as an Excel workbook',
  params: oneOfTenant,
  query: z.object({ language: fileLanguage }),
  reply: z.unknown(),
});

import { z } from 'zod';
import { abilities, bilingual, endpoint, ofTenant, version } from '../platform/endpoint.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

const instant = z.string();
const backup = z.object({
  startedAt: instant,
  endedAt: instant.nullable(),
  state: z.enum(['running', 'written', 'failed']),
  /** Machine and path of the file. */
  place: z.string(),
  fileBytes: z.number().nullable(),
  rows: z.number().nullable(),
  sha256: z.string().nullable(),
  fault: z.string().nullable(),
  /** The last drill that restored it, and whether it was found equal. */
  verifiedAt: instant.nullable(),
  verified: z.boolean().nullable(),
  verifyFault: z.string().nullable(),
});
export type BackupSummary = z.infer<typeof backup>;

const settings = z.object({
  name: bilingual,
  /** Shown above every page. */
  notice: bilingual,
  kind: z.enum(['published', 'simulated', 'production']),
  version,
  /** How the work behind the pages stands: what has to be sealed and delivered, and the schema's last step. */
  state: z.object({
    unsealed: z.number().int(),
    undelivered: z.number().int(),
    schema: z.string(),
    /** Of the whole installation: the instants that the last good and the last drilled backup hold. */
    backups: z.object({
      lastGoodAt: instant.nullable(),
      lastVerifiedAt: instant.nullable(),
      /** The last good one is older than it may be. */
      late: z.boolean(),
      recent: z.array(backup),
    }),
  }),
  abilities,
});

export const readSettings = endpoint({
  method: 'GET',
  path: '/api/:tenant/settings',
  summary: 'Name and notice of the city, and how the work behind its pages stands',
  params: ofTenant,
  reply: settings,
});

export const editSettings = endpoint({
  method: 'PUT',
  path: '/api/:tenant/settings',
  summary: 'Change name and notice of the city',
  params: ofTenant,
  body: z.object({
    name: z.object({ zh: text(60), en: text(120) }),
    notice: z.object({ zh: text(300), en: text(500) }),
    reason: text(500),
  }),
  reply: settings,
});

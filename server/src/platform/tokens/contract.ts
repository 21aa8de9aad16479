import { z } from 'zod';
import { dayText } from '../day-text.ts';
import { abilities, bilingual, endpoint, ofTenant } from '../endpoint.ts';

const scopeName = z.string().min(1).max(80);

const token = z.object({
  id: z.string(),
  name: z.string(),
  /** The first letters of the token; the rest is known to its owner alone. */
  prefix: z.string(),
  person: bilingual,
  own: z.boolean(),
  scopes: z.array(scopeName),
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: z.string(),
  /** The last day on which it is good. */
  expiresOn: z.string(),
  /** A day, not a moment: enough to find a forgotten one. */
  lastUsedOn: z.string().nullable(),
  state: z.enum(['good', 'expired', 'revoked']),
  abilities,
});
export type ApiToken = z.infer<typeof token>;

/** A scope: what a token with it may at most. */
const scope = z.object({ name: scopeName, reads: z.boolean(), says: bilingual });

export const listTokens = endpoint({
  method: 'GET',
  path: '/api/:tenant/tokens',
  summary: 'One’s own API tokens in this city; for its security officer every one',
  params: ofTenant,
  reply: z.object({
    tokens: z.array(token),
    /** What one’s own tokens may be made for. */
    scopes: z.array(scope),
    units: z.array(z.object({ id: z.string(), name: z.string() })),
    longestDays: z.number().int(),
    most: z.number().int(),
    abilities,
  }),
});

export const createToken = endpoint({
  method: 'POST',
  path: '/api/:tenant/tokens',
  summary: 'Make an API token; it is shown this once',
  shownOnce: true,
  params: ofTenant,
  body: z.object({
    name: z.string().trim().min(1).max(60),
    scopes: z.array(scopeName).min(1).max(100),
    expiresOn: dayText,
    unitId: z.uuid().nullable().optional(),
  }),
  reply: z.object({ token, secret: z.string() }),
});

export const revokeToken = endpoint({
  method: 'POST',
  path: '/api/:tenant/tokens/:token/revoke',
  summary: 'Revoke an API token, for good',
  params: ofTenant.extend({ token: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: token,
});

import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, bilingual, endpoint, fileLanguage, ofTenant, version } from '../platform/endpoint.ts';
import { sessionSummary } from '../platform/identity/contract.ts';
import { roles } from '../platform/principal.ts';

const personParams = ofTenant.extend({ person: z.uuid() });
const reason = z.string().trim().min(1).max(500);

export const grantRow = z.object({
  id: z.string(),
  role: z.enum(roles),
  /** Null: the whole city. */
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  from: z.string(),
  to: z.string().nullable(),
  reason: z.string(),
  /** Whether it counts on the business day. */
  holds: z.boolean(),
});
export type GrantLine = z.infer<typeof grantRow>;

export const accessKinds = ['second_factor', 'password', 'external_id'] as const;

const accessRequest = z.object({
  id: z.string(),
  kind: z.enum(accessKinds),
  /** Of `external_id`: the subject that is to be linked. */
  value: z.string().nullable(),
  reason: z.string(),
  askedBy: bilingual,
  askedAt: z.string(),
  /** After this the question is void. */
  until: z.string(),
  abilities,
});

export const account = z.object({
  personId: z.string(),
  username: z.string(),
  name: bilingual,
  /** What the person is here for: null until the first grant, then for good. */
  duty: z.enum(['business', 'system_officer', 'security_officer', 'audit_officer']).nullable(),
  disabledAt: z.string().nullable(),
  secondFactor: z.boolean(),
  externalId: z.string().nullable(),
  passwordDue: z.boolean(),
  sessions: z.number().int(),
  waitUntil: z.string().nullable(),
  /** Of the account with its grants and questions: what every act on it states as If-Match. */
  version,
  grants: z.array(grantRow),
  requests: z.array(accessRequest),
  abilities,
});
export type Account = z.infer<typeof account>;

const accountFilters = z.object({
  text: z.string().trim().max(80).optional(),
  /** Only those with an open question, or only officers, or only those that have to wait or are disabled. */
  only: z.enum(['asked', 'officers', 'stopped']).optional(),
});

/** Accounts of the city, by the name of the post; never a password, a secret or an address. */
export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/:tenant/accounts',
  summary: 'Accounts of the city with their grants, for the three officers',
  params: ofTenant,
  query: accountFilters.extend({
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  reply: z.object({
    accounts: z.array(account),
    total: z.number().int(),
    limit: z.number().int(),
    abilities,
  }),
});

export const downloadAccounts = endpoint({
  method: 'GET',
  path: '/api/:tenant/accounts.xlsx',
  summary: 'The accounts with all their grants as an Excel workbook, with the same filters',
  params: ofTenant,
  query: accountFilters.extend({ language: fileLanguage }),
  reply: z.unknown(),
});

export const readAccountOf = endpoint({
  method: 'GET',
  path: '/api/:tenant/accounts/:person',
  summary: 'One account of the city',
  params: personParams,
  reply: account,
});

export const createAccount = endpoint({
  method: 'POST',
  path: '/api/:tenant/accounts',
  summary: 'Make an account; it may nothing until the security officer grants a role',
  shownOnce: true,
  params: ofTenant,
  body: z.object({
    username: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9-]{1,30}$/, 'a small letter, then 1 to 30 small letters, digits or hyphens'),
    name: z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) }),
    reason,
  }),
  /** The first password is shown this once and must be changed at the first sign-in. */
  reply: z.object({ account, firstPassword: z.string() }),
});

const changed = { params: personParams, body: z.object({ reason }), reply: account };

export const disableAccount = endpoint({
  method: 'POST',
  path: '/api/:tenant/accounts/:person/disable',
  summary: 'Disable an account; its sessions end',
  ...changed,
});

export const enableAccount = endpoint({
  method: 'POST',
  path: '/api/:tenant/accounts/:person/enable',
  summary: 'Enable a disabled account',
  ...changed,
});

export const endSessionsOf = endpoint({
  method: 'POST',
  path: '/api/:tenant/accounts/:person/end-sessions',
  summary: 'End every session of an account',
  ...changed,
});

/** What the account's own page shows of a session, and nothing beyond it: no address, no token. */
const sessionOf = sessionSummary.omit({ current: true });

export const readSessionsOf = endpoint({
  method: 'GET',
  path: '/api/:tenant/accounts/:person/sessions',
  summary: 'Where an account is signed in: since when, last used, and by which way',
  params: personParams,
  reply: z.object({ sessions: z.array(sessionOf) }),
});

export const endSessionOf = endpoint({
  method: 'POST',
  path: '/api/:tenant/accounts/:person/sessions/:session/end',
  summary: 'End one session of an account',
  ...changed,
  params: personParams.extend({ session: z.string().min(1).max(100) }),
});

export const releaseAccount = endpoint({
  method: 'POST',
  path: '/api/:tenant/accounts/:person/release',
  summary: 'Release an account from the wait after failed attempts',
  ...changed,
});

/** First half of the two-officer rule. */
export const askAccess = endpoint({
  method: 'POST',
  path: '/api/:tenant/accounts/:person/access-requests',
  summary: 'Ask for a second factor or password to be reset, or for an external id to be linked',
  params: personParams,
  body: z.object({
    kind: z.enum(accessKinds),
    externalId: z.string().trim().min(1).max(255).optional(),
    reason,
  }),
  reply: account,
});

/** Second half: another officer, of another office. */
export const decideAccess = endpoint({
  method: 'POST',
  path: '/api/:tenant/access-requests/:request/decide',
  summary: 'Confirm or refuse a change of access that the system officer asked for',
  shownOnce: true,
  params: ofTenant.extend({ request: z.uuid() }),
  body: z.object({ confirm: z.boolean(), reason }),
  reply: z.object({
    account,
    /** Of a confirmed `password`: shown this once, for the first sign-in only. */
    firstPassword: z.string().nullable(),
  }),
});

export const giveGrant = endpoint({
  method: 'POST',
  path: '/api/:tenant/accounts/:person/grants',
  summary: 'Grant a role over a unit or the city, with days and a reason',
  params: personParams,
  body: z.object({
    role: z.enum(roles),
    unitId: z.uuid().nullable(),
    from: dayText,
    to: dayText.nullable(),
    reason,
  }),
  reply: account,
});

export const endGrant = endpoint({
  method: 'POST',
  path: '/api/:tenant/grants/:grant/end',
  summary: 'End a grant on a day',
  params: ofTenant.extend({ grant: z.uuid() }),
  body: z.object({
    /** The last day on which it counts; yesterday ends it at once. */
    on: dayText,
    reason,
  }),
  reply: account,
});

/** What a grant may be over. */
export const grantChoices = endpoint({
  method: 'GET',
  path: '/api/:tenant/grant-choices',
  summary: 'Units of the day that a grant may be over, by name alone',
  params: ofTenant,
  reply: z.object({ units: z.array(z.object({ id: z.string(), name: z.string() })) }),
});

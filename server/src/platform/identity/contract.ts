import { z } from 'zod';
import { abilities, bilingual, endpoint, ofTenant, version } from '../endpoint.ts';
import { roles } from '../principal.ts';

const signInReply = z.object({
  /** Whether a code of the second factor is still asked for; otherwise the session has begun. */
  secondFactor: z.boolean(),
});

const hexadecimal = z.string().regex(/^[\da-f]{1,256}$/, 'hexadecimal');

/** To be solved by the browser: `start` squared `squarings` times, modulo `modulus`. */
export const puzzle = z.object({
  modulus: hexadecimal,
  start: hexadecimal,
  squarings: z.number().int().min(1).max(1_000_000_000),
  expiresAt: z.iso.datetime(),
  /** Ours, over all of it and the answer. */
  seal: z.string().max(100),
});
export const solvedPuzzle = puzzle.extend({ answer: hexadecimal });

const username = z.string().min(1).max(100);

export const signIn = endpoint({
  method: 'POST',
  path: '/api/auth/sign-in/username',
  summary: 'Signs in; the session is a cookie that scripts cannot read',
  body: z.object({
    username,
    password: z.string().min(1).max(200),
    /** Pays for one attempt while strangers to the account have to wait. */
    puzzle: solvedPuzzle.optional(),
  }),
  reply: signInReply,
});

export const takePuzzle = endpoint({
  method: 'POST',
  path: '/api/auth/sign-in/puzzle',
  summary: 'What a browser may solve instead of waiting for others’ failed sign-ins',
  body: z.object({ username }),
  reply: z.object({
    /** Null where nothing has to be waited for, or the failures were this browser’s own. */
    puzzle: puzzle.nullable(),
  }),
});

export const giveCode = endpoint({
  method: 'POST',
  path: '/api/auth/sign-in/second-factor',
  summary: 'Second step of a sign-in: six digits, or a recovery code',
  body: z.object({ code: z.string().trim().min(6).max(20) }),
  reply: signInReply,
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/auth/sign-out',
  summary: 'Ends the session',
  reply: z.object({}),
});

/** How one may sign in here beside the password. */
export const signInWays = endpoint({
  method: 'GET',
  path: '/api/auth/ways',
  summary: 'Whether a sign-in provider (OpenID Connect) is configured, and its label',
  reply: z.object({ provider: z.object({ label: bilingual }).nullable() }),
});

export const beginOidc = endpoint({
  method: 'POST',
  path: '/api/auth/oidc/begin',
  summary: 'Begins a sign-in by the provider; the browser goes to the address',
  reply: z.object({ url: z.url() }),
});

/** Why the provider's word did not lead to a session. */
export const oidcRefusals = z.enum([
  'unknown_person',
  'disabled',
  'stale',
  'declined',
  'not_verified',
  'no_provider',
]);

const sent = z.string().max(4000).optional();

/** The provider sends the browser here; it is sent on, signed in or to a page that says why not. */
export const finishOidc = endpoint({
  method: 'GET',
  path: '/api/auth/oidc/callback',
  summary: 'Where the provider sends the browser back; redirects',
  query: z.object({ code: sent, state: sent, iss: sent, error: sent, error_description: sent }),
  reply: z.unknown(),
});

/** A browser in which the account is signed in. */
export const sessionSummary = z.object({
  id: z.string(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
  since: z.string(),
  /** To within five minutes. */
  lastUsedAt: z.string(),
  /** When it ends, used or not. */
  endsAt: z.string(),
  /** By the password here, or by the installation’s sign-in provider. */
  signedInBy: z.enum(['password', 'provider']),
  device: z.object({
    /** As the browser calls itself, such as `Firefox 150`; null where it does not say. */
    browser: z.string().nullable(),
    system: z.string().nullable(),
    kind: z.enum(['desktop', 'mobile', 'tablet', 'unknown']),
  }),
});
export type SessionSummary = z.infer<typeof sessionSummary>;

export const readAccount = endpoint({
  method: 'GET',
  path: '/api/auth/account',
  summary: 'One’s own account: sessions and second factor',
  reply: z.object({
    username: z.string(),
    name: z.string(),
    /** Hours: without use, and in any case. */
    limits: z.object({ idleHours: z.number(), absoluteHours: z.number() }),
    sessions: z.array(sessionSummary),
    secondFactor: z.object({
      on: z.boolean(),
      recoveryCodesLeft: z.number().int().nullable(),
      /** Cities that ask for one from a role that the account holds there. */
      neededBy: z.array(bilingual),
    }),
  }),
});

export const endSession = endpoint({
  method: 'POST',
  path: '/api/auth/sessions/:id/end',
  summary: 'Ends one of one’s own sessions',
  params: z.object({ id: z.string().min(1).max(100) }),
  reply: z.object({ ended: z.number().int() }),
});

export const endOtherSessions = endpoint({
  method: 'POST',
  path: '/api/auth/sessions/end-others',
  summary: 'Ends every session of the account but this one',
  reply: z.object({ ended: z.number().int() }),
});

const password = z.string().min(1).max(200);

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/auth/password',
  summary: 'Changes one’s own password; every other session ends',
  body: z.object({ current: password, next: password }),
  reply: z.object({ ended: z.number().int() }),
});

export const beginSecondFactor = endpoint({
  method: 'POST',
  path: '/api/auth/second-factor/begin',
  summary: 'Makes a secret for an authenticator; nothing is asked for until it is confirmed',
  body: z.object({ password }),
  reply: z.object({
    /** `otpauth://…`, to be shown as a QR code. */
    uri: z.string(),
    /** The same secret in base32, to be typed. */
    secret: z.string(),
  }),
});

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/api/auth/second-factor/confirm',
  summary: 'Turns the second factor on with a first code; every other session ends',
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, 'six digits'),
  }),
  reply: z.object({
    /** Shown once: each replaces one code, for example after the phone is lost. */
    recoveryCodes: z.array(z.string()),
    ended: z.number().int(),
  }),
});

export const endSecondFactor = endpoint({
  method: 'POST',
  path: '/api/auth/second-factor/end',
  summary: 'Turns the second factor off',
  body: z.object({ password }),
  reply: z.object({ on: z.literal(false) }),
});

export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/auth/second-factor/recovery-codes',
  summary: 'Makes new recovery codes; the earlier ones end',
  body: z.object({ password }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
});

const policyReply = z.object({
  /** Roles that reach this city only with a second factor. */
  secondFactorFor: z.array(z.enum(roles)),
  version,
  abilities,
});

export const readSignInPolicy = endpoint({
  method: 'GET',
  path: '/api/:tenant/sign-in-policy',
  summary: 'Which roles need a second factor in this city',
  params: ofTenant,
  reply: policyReply,
});

export const setSignInPolicy = endpoint({
  method: 'PUT',
  path: '/api/:tenant/sign-in-policy',
  summary: 'Says which roles need a second factor in this city',
  params: ofTenant,
  body: z.object({
    secondFactorFor: z.array(z.enum(roles)).max(roles.length),
    reason: z.string().trim().min(1).max(500),
  }),
  reply: policyReply,
});

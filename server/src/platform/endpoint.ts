import { z } from 'zod';

/**
 * One HTTP endpoint, stated once and read by both floors: the server validates with it, the web calls through it.
 * Paths begin with `/api/:tenant/` unless the endpoint is about tenants themselves.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** One English line for the API document. */
  summary: string;
  params: Params;
  query: Query;
  body: Body;
  reply: Reply;
  /** Bytes that a request may have, where an upload needs more than the usual megabyte. */
  bodyLimit?: number;
  /** That it gathers much or writes a file: nobody may ask for many of them within a minute. */
  costly?: true;
  /** That its reply holds a secret that is shown this once: it is kept under no Idempotency-Key. */
  shownOnce?: true;
}

const nothing = z.object({});
type Nothing = typeof nothing;

/** States an endpoint; the parts that it does not take default to an empty object. */
export function endpoint<
  Reply extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(stated: {
  method: Endpoint['method'];
  path: string;
  summary: string;
  reply: Reply;
  params?: Params;
  query?: Query;
  body?: Body;
  bodyLimit?: number;
  costly?: true;
  shownOnce?: true;
}): Endpoint<Params, Query, Body, Reply> {
  return {
    method: stated.method,
    path: stated.path,
    summary: stated.summary,
    reply: stated.reply,
    params: (stated.params ?? nothing) as Params,
    query: (stated.query ?? nothing) as Query,
    body: (stated.body ?? nothing) as Body,
    ...(stated.bodyLimit === undefined ? {} : { bodyLimit: stated.bodyLimit }),
    ...(stated.costly === undefined ? {} : { costly: stated.costly }),
    ...(stated.shownOnce === undefined ? {} : { shownOnce: stated.shownOnce }),
  };
}

/** Params of what belongs to a city, and of one thing of it. */
export const ofTenant = z.object({ tenant: z.string() });
export const oneOfTenant = ofTenant.extend({ id: z.uuid() });

/** The language of a file, which leaves the house without the pages around it. */
export const fileLanguage = z.enum(['zh', 'en']).default('zh');

/** A quantity on the wire: a plain decimal string, never a binary number (docs/contract.md, "Numbers"). */
export const decimalText = z
  .string()
  .max(40)
  .regex(/^-?\d+(\.\d+)?$/, 'a plain decimal such as "12.5"');

/** A label in both languages. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** What the signed-in person may do with the thing answered, and the sentence that says why (not). */
export const abilities = z.record(z.string(), z.object({ may: z.boolean(), why: bilingual }));
export type Abilities = z.infer<typeof abilities>;

/** Version of an editable thing: sent back as `If-Match: "<version>"`. */
export const version = z.number().int().positive();

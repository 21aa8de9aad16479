import { z } from 'zod';
import { abilities, bilingual, endpoint, fileLanguage, ofTenant } from '../platform/endpoint.ts';
import { roles } from '../platform/principal.ts';

const unit = z.object({ id: z.string(), name: z.string() });
const asked = z.object({
  /** Of which unit things are meant; without it, whether of any. */
  unit: z.uuid().optional(),
});

const heldGrant = z.object({
  role: z.enum(roles),
  /** Null: the whole city. */
  unit: unit.nullable(),
  from: z.string(),
  /** The last day, or null. */
  to: z.string().nullable(),
});

const right = z.object({
  /** The sentence that decides. */
  says: bilingual,
  /** Whether it is only about reading. */
  reads: z.boolean(),
  may: z.boolean(),
  /** By which grant, or what is lacking. */
  why: bilingual,
  /** Whether it is also asked how the thing stands and who worked on it; the page of the thing answers that. */
  depends: z.boolean(),
});
export type Right = z.infer<typeof right>;

const rights = z.object({
  person: z.object({ id: z.string(), name: bilingual }),
  own: z.boolean(),
  unit: unit.nullable(),
  units: z.array(unit),
  grants: z.array(heldGrant),
  rooms: z.array(z.object({ room: z.string(), name: bilingual, rights: z.array(right) })),
  /** Whose rights the asker may read. */
  people: z.array(z.object({ id: z.string(), name: bilingual })),
  abilities,
});
export type Rights = z.infer<typeof rights>;

export const readRights = endpoint({
  method: 'GET',
  path: '/api/:tenant/rights',
  summary: 'What one may do, act by act, by which grant, and why not',
  params: ofTenant,
  query: asked,
  reply: rights,
});

export const readRightsOf = endpoint({
  method: 'GET',
  path: '/api/:tenant/rights/:person',
  summary: 'What another post may do, for the office and the security officer',
  params: ofTenant.extend({ person: z.uuid() }),
  query: asked,
  reply: rights,
});

export const downloadRights = endpoint({
  method: 'GET',
  path: '/api/:tenant/rights.xlsx',
  summary: 'The same as an Excel workbook; of another post where one is named',
  params: ofTenant,
  query: asked.extend({ person: z.uuid().optional(), language: fileLanguage }),
  reply: z.unknown(),
});

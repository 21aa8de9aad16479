import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, bilingual, endpoint } from '../platform/endpoint.ts';
import { roles } from '../platform/principal.ts';

export * from './contract-accounts.ts';
export * from './contract-names.ts';
export * from './contract-org.ts';
export * from './contract-owner-groups.ts';
export * from './contract-settings.ts';
export * from './contract-unit-imports.ts';
export * from './contract-views.ts';

export const tenantSummary = z.object({
  id: z.string(),
  name: bilingual,
  kind: z.enum(['published', 'simulated', 'production']),
  notice: bilingual,
  /** Business day of the tenant, `YYYY-MM-DD`; a simulated city stands still on one. */
  today: z.string(),
});

/** The cities in which the signed-in account holds a grant. */
export const listCities = endpoint({
  method: 'GET',
  path: '/api/tenants',
  summary: 'Cities in which the signed-in account holds a grant',
  reply: z.object({ tenants: z.array(tenantSummary) }),
});

export const whoAmI = endpoint({
  method: 'GET',
  path: '/api/:tenant/me',
  summary: 'The signed-in person in this city, with their grants',
  reply: z.object({
    tenant: tenantSummary,
    person: z.object({ id: z.string(), name: bilingual }),
    grants: z.array(
      z.object({
        role: z.enum(roles),
        unit: z.object({ id: z.string(), name: z.string() }).nullable(),
      }),
    ),
    abilities,
  }),
});

export const unitSummary = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  functions: z.string(),
  basis: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  memberships: z.array(
    z.object({
      id: z.string(),
      parentId: z.string(),
      parentName: z.string(),
      kind: z.enum(['administrative', 'statistical', 'entrusted', 'platform']),
      from: z.string(),
      to: z.string().nullable(),
    }),
  ),
  groups: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      standing: z.enum(['ranked', 'unranked', 'no']),
    }),
  ),
  /** An area that belongs in several ways: its figures count in each of them and are never summed (不相加). */
  overlapping: z.boolean(),
  /** Leading posts that look after it by the portfolios of the day. */
  leaders: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type UnitSummary = z.infer<typeof unitSummary>;

/** Units on a day, in their explicit order, with their dated memberships and assessment groups. */
export const listUnits = endpoint({
  method: 'GET',
  path: '/api/:tenant/units',
  summary: 'Units on a day, with memberships and assessment groups',
  query: z.object({ on: dayText.optional() }),
  reply: z.object({ on: z.string(), units: z.array(unitSummary), abilities }),
});

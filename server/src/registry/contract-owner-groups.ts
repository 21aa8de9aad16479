import { z } from 'zod';
import { dayText } from '../platform/day-text.ts';
import { abilities, endpoint, ofTenant, version } from '../platform/endpoint.ts';
import { identifier } from '../platform/identifier.ts';

/** A unit of an owner group with the days on which it belongs; without an end it belongs until further notice. */
const ownerGroupMember = z.object({
  unit: z.object({ id: z.string(), name: z.string() }),
  from: z.string(),
  to: z.string().nullable(),
});

/** 责任主体组: the units that printed words such as 各区县 mean, by date. Not an assessment group. */
export const ownerGroup = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  sort: z.number().int(),
  version,
  members: z.array(ownerGroupMember),
});
export type OwnerGroup = z.infer<typeof ownerGroup>;

const membersGiven = z.array(z.object({ unitId: z.uuid(), from: dayText, to: dayText.nullable() })).max(500);

/** Every owner group with all its dated members; `on` names the day of which `membersOn` speaks. */
export const listOwnerGroups = endpoint({
  method: 'GET',
  path: '/api/:tenant/owner-groups',
  summary: 'Owner groups with their dated members',
  params: ofTenant,
  query: z.object({ on: dayText.optional() }),
  reply: z.object({
    on: z.string(),
    groups: z.array(ownerGroup.extend({ membersOn: z.number().int() })),
    abilities,
  }),
});

export const createOwnerGroup = endpoint({
  method: 'POST',
  path: '/api/:tenant/owner-groups',
  summary: 'Add an owner group',
  params: ofTenant,
  body: z.object({
    /** Given by the system where the office gives none. */
    code: identifier(80).optional(),
    /** The words as printed. */
    name: z.string().trim().min(1).max(200),
    members: membersGiven,
  }),
  reply: ownerGroup,
});

/** Replaces name and members; what they were stays in the audit log. A member that leaves gets an end day. */
export const editOwnerGroup = endpoint({
  method: 'PUT',
  path: '/api/:tenant/owner-groups/:group',
  summary: 'Edit the name and the dated members of an owner group',
  params: ofTenant.extend({ group: z.uuid() }),
  body: z.object({ name: z.string().trim().min(1).max(200), members: membersGiven }),
  reply: ownerGroup,
});

import type { whoAmI } from '@meritloop/server/contract/registry';
import { createContext, useContext } from 'react';
import type { z } from 'zod';

/** The signed-in person in one city: the city, the person, their grants, and what they may do there. */
export type Visitor = z.output<typeof whoAmI.reply>;
export type TenantSummary = Visitor['tenant'];

export const VisitorContext = createContext<Visitor | null>(null);

/** The visitor of the tenant on screen; only inside the tenant's frame. */
export function useVisitor(): Visitor {
  const visitor = useContext(VisitorContext);
  if (visitor === null) throw new Error('useVisitor outside a tenant');
  return visitor;
}

/** Whether the visitor holds a role anywhere in this city. */
export function holds(visitor: Visitor, ...roles: Visitor['grants'][number]['role'][]): boolean {
  return visitor.grants.some((grant) => roles.includes(grant.role));
}

/** 三员: an officer sees none of the business, so none of its pages is shown. */
export function isOfficer(visitor: Visitor): boolean {
  return holds(visitor, 'system_officer', 'security_officer', 'audit_officer');
}

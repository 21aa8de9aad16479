/**
 * Who is asking. The shape is the platform's, so that every room can speak of it; finding out who it is belongs to
 * the registry (`registry/identify-person.ts`).
 */

/** Roles of the business: 考核办 office · 审核人 reviewer · 填报人 clerk · 审签人 signer · 领导（只读）leader · 审计（只读）auditor */
export const businessRoles = ['office', 'reviewer', 'clerk', 'signer', 'leader', 'auditor'] as const;

/**
 * 三员 the three separated officers: 系统管理员 · 安全管理员 · 审计管理员. A person holds one of them and nothing beside it,
 * and none of them sees or changes business data (ADR 20).
 */
export const officerRoles = ['system_officer', 'security_officer', 'audit_officer'] as const;

export const roles = [...businessRoles, ...officerRoles] as const;

export type BusinessRole = (typeof businessRoles)[number];
export type OfficerRole = (typeof officerRoles)[number];
export type Role = (typeof roles)[number];

export function isOfficerRole(role: Role): role is OfficerRole {
  return (officerRoles as readonly Role[]).includes(role);
}

export interface Grant {
  role: Role;
  /** Root of the subtree that the grant covers; null covers the whole tenant. */
  unitId: string | null;
  /** Every unit of that subtree today, the root included; null when the grant covers the tenant. */
  reach: ReadonlySet<string> | null;
}

export interface Principal {
  personId: string;
  accountId: string;
  name: { zh: string; en: string };
  grants: readonly Grant[];
  /** The API token that speaks for the person, where it is not the person. */
  tokenId?: string;
}

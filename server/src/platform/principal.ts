/**
 * Who is asking. The shape is the platform's, so that every room can speak of it; finding out who it is belongs to
 * the registry (`registry/identify-person.ts`).
 */
export const roles = ['office', 'reviewer', 'clerk', 'signer', 'leader', 'auditor'] as const;

/** 考核办 office · 审核人 reviewer · 填报人 clerk · 审签人 signer · 领导（只读）leader · 审计（只读）auditor */
export type Role = (typeof roles)[number];

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
}

import type { Bilingual } from './endpoint.ts';
import type { Role } from './principal.ts';

/** What files, refusals and the list of rights call a role. */
export const roleNames: Readonly<Record<Role, Bilingual>> = {
  office: { zh: '考核办', en: 'performance office' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  clerk: { zh: '填报人', en: 'clerk' },
  signer: { zh: '审签人', en: 'signer' },
  leader: { zh: '领导（只读）', en: 'leader' },
  auditor: { zh: '审计（只读）', en: 'auditor' },
  system_officer: { zh: '系统管理员', en: 'system officer' },
  security_officer: { zh: '安全管理员', en: 'security officer' },
  audit_officer: { zh: '审计管理员', en: 'audit officer' },
};

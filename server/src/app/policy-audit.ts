import type { Policy } from '../platform/policy.ts';

/** Rights over the audit trail (ADR 22): whoever acts in the business does not read it. */
export const auditPolicy = {
  readAudit: {
    says: {
      zh: '操作记录由审计在其授权范围内查看；审计管理员只看登录、授权类操作的内容，业务操作只看“谁、何时、做了什么”',
      en: 'Auditors read the trail of their reach; the audit officer reads acts on sign-in and grants, and of the business only who did what and when',
    },
    roles: ['auditor', 'audit_officer'],
    over: 'anywhere',
  },
  exportAudit: {
    says: {
      zh: '操作记录由可查看它的审计、审计管理员导出，导出本身留痕',
      en: 'Who may read the trail may export as much of it; the export is recorded',
    },
    roles: ['auditor', 'audit_officer'],
    over: 'anywhere',
  },
  checkChain: {
    says: {
      zh: '完整性校验由全市的审计或审计管理员办理',
      en: 'The chain is checked by auditors of the whole city and by the audit officer',
    },
    roles: ['auditor', 'audit_officer'],
    over: 'tenant',
  },
} satisfies Policy<void>;

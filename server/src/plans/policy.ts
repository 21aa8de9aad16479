import type { Policy } from '../platform/policy.ts';
import { businessRoles } from '../platform/principal.ts';

export const policy = {
  readPlans: {
    says: {
      zh: '本市各业务岗位都可查看目标与事项',
      en: 'Every business post of the city may read its targets and matters',
    },
    roles: businessRoles,
    over: 'anywhere',
  },
  editMatters: {
    says: { zh: '事项由考核办登记和修改', en: 'The office enters and edits matters' },
    roles: ['office'],
    over: 'tenant',
  },
  withdrawMatters: {
    says: { zh: '事项由考核办撤回或恢复', en: 'The office withdraws and restores matters' },
    roles: ['office'],
    over: 'tenant',
  },
  reviseTargets: {
    says: { zh: '目标由考核办调整', en: 'The office revises targets' },
    roles: ['office'],
    over: 'tenant',
  },
  importRegister: {
    says: { zh: '登记簿由考核办导入', en: 'The office imports the register' },
    roles: ['office'],
    over: 'tenant',
  },
} satisfies Policy<void>;

import type { Policy } from '../platform/policy.ts';
import { businessRoles } from '../platform/principal.ts';

/** What may be done from a unit's page; what it shows is what its rooms allow. */
export const unitPolicy = {
  readUnit: {
    says: {
      zh: '本市各业务岗位都可查看单位页',
      en: 'Every business post of the city may read the units’ pages',
    },
    roles: businessRoles,
    over: 'anywhere',
  },
  foreseeOrgAct: {
    says: {
      zh: '机构变动由考核办预览和登记',
      en: 'Changes of the organisation are previewed and made by the performance office',
    },
    roles: ['office'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** Rights that depend on the unit. */
export const ownUnitPolicy = {
  seeRequests: {
    says: {
      zh: '填报任务由本单位人员和考核办等全市岗位查看',
      en: 'Requests are seen by the unit itself and by posts of the whole city',
    },
    roles: businessRoles,
    over: (unit) => unit.id,
  },
} satisfies Policy<{ id: string }>;

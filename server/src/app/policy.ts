import type { Policy } from '../platform/policy.ts';
import { businessRoles } from '../platform/principal.ts';

/** What is gathered here is what its rooms allow; this says who may open the gathered pages. */
export const policy = {
  readTargets: {
    says: {
      zh: '本市各业务岗位都可查看目标及已公开的进展',
      en: 'Every business post of the city may read its targets and released figures',
    },
    roles: businessRoles,
    over: 'anywhere',
  },
  readCityChanges: {
    says: {
      zh: '考核办、审核人、领导和审计可查看全市的变化',
      en: 'The performance office, reviewers, leaders and auditors read the changes of the whole city',
    },
    roles: ['office', 'reviewer', 'leader', 'auditor'],
    over: 'tenant',
  },
  compareWithYearBefore: {
    says: {
      zh: '与上年实绩对照仅供考核办查看',
      en: 'The comparison with the year before is for the performance office alone',
    },
    roles: ['office'],
    over: 'tenant',
  },
  proposeOrders: {
    says: {
      zh: '考核办对亮灯变化作出是否立项的决定',
      en: 'The performance office decides whether a changed light becomes an order',
    },
    roles: ['office'],
    over: 'tenant',
  },
} satisfies Policy<void>;

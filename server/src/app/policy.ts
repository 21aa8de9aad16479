import type { Policy } from '../platform/policy.ts';
import { roles } from '../platform/principal.ts';

/** What is gathered here is what its rooms allow; this says who may open the gathered pages. */
export const policy = {
  readTargets: {
    says: {
      zh: '本市每位登录人员都可查看目标及已公开的进展',
      en: 'Everyone signed in to the city may read its targets and released figures',
    },
    roles,
    over: 'anywhere',
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

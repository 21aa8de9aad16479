import type { Policy } from '../platform/policy.ts';
import { roles } from '../platform/principal.ts';

export const policy = {
  readPlans: {
    says: {
      zh: '本市每位登录人员都可查看目标与事项',
      en: 'Everyone signed in to the city may read its targets and matters',
    },
    roles,
    over: 'anywhere',
  },
} satisfies Policy<void>;

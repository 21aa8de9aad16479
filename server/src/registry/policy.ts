import type { Policy } from '../platform/policy.ts';
import { roles } from '../platform/principal.ts';

/** Who may see the register of units. Nobody edits it from the web yet. */
export const policy = {
  readUnits: {
    says: { zh: '本市每位登录人员都可查看单位名录', en: 'Everyone signed in to the city may read its units' },
    roles,
    over: 'anywhere',
  },
} satisfies Policy<void>;

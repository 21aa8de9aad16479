import type { Policy } from '../platform/policy.ts';
import { roles } from '../platform/principal.ts';

/** Rights that concern the register as a whole. */
export const policy = {
  readUnits: {
    says: { zh: '本市每位登录人员都可查看单位名录', en: 'Everyone signed in to the city may read its units' },
    roles,
    over: 'anywhere',
  },
  editTree: {
    says: {
      zh: '机构名录、考核组别和分工表由考核办维护',
      en: 'The performance office keeps the tree of units, the assessment groups and the portfolios',
    },
    roles: ['office'],
    over: 'tenant',
  },
  shareViews: {
    says: { zh: '常用视图由考核办共享给全市', en: 'The performance office shares saved views with the city' },
    roles: ['office'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** Rights over one saved view. */
export const viewPolicy = {
  keepView: {
    says: {
      zh: '视图只由保存它的人修改或删除',
      en: 'A view is changed or deleted by the person who saved it',
    },
    roles,
    over: 'anywhere',
    unless: (view, principal) =>
      view.personId === principal.personId
        ? undefined
        : { zh: '这是他人共享的视图，只能使用', en: 'Someone else shares this view; you may use it' },
  },
} satisfies Policy<{ personId: string }>;

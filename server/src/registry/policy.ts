import type { Policy, Sentence } from '../platform/policy.ts';
import { businessRoles, roles } from '../platform/principal.ts';

/** Rights that concern the register as a whole. */
export const policy = {
  readSelf: {
    says: {
      zh: '每位登录人员都可查看自己的岗位和授权',
      en: 'Everyone signed in may read their own post and grants',
    },
    roles,
    over: 'anywhere',
  },
  readUnits: {
    says: { zh: '本市各业务岗位都可查看单位名录', en: 'Every business post of the city may read its units' },
    roles: businessRoles,
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
  importUnits: {
    says: {
      zh: '单位由考核办从 Excel 或 CSV 批量导入',
      en: 'The performance office imports units from Excel or CSV',
    },
    roles: ['office'],
    over: 'tenant',
  },
  keepNames: {
    says: { zh: '名称的英文由考核办维护', en: 'The office keeps the English names' },
    roles: ['office'],
    over: 'tenant',
  },
  editOwnerGroups: {
    says: { zh: '责任主体组由考核办维护', en: 'The office keeps the owner groups' },
    roles: ['office'],
    over: 'tenant',
  },
  useViews: {
    says: {
      zh: '本市各业务岗位都可保存自己的视图，使用共享的视图',
      en: 'Every business post of the city may save views of their own and use shared ones',
    },
    roles: businessRoles,
    over: 'anywhere',
  },
  shareViews: {
    says: { zh: '常用视图由考核办共享给全市', en: 'The performance office shares saved views with the city' },
    roles: ['office'],
    over: 'tenant',
  },
} satisfies Policy<void>;

interface View {
  personId: string;
  shared: boolean;
}

const seeView = {
  says: {
    zh: '视图由保存它的人查看；共享后全市可用',
    en: 'A view is seen by the person who saved it and, once shared, by the city',
  },
  roles: businessRoles,
  over: 'anywhere',
  unless: (view, principal) =>
    view.shared || view.personId === principal.personId
      ? undefined
      : { zh: '这是他人未共享的视图', en: 'It is someone else’s and not shared' },
} satisfies Sentence<View>;

/** Rights over one saved view. */
export const viewPolicy = {
  keepView: {
    says: {
      zh: '视图只由保存它的人修改或删除',
      en: 'A view is changed or deleted by the person who saved it',
    },
    roles: businessRoles,
    over: 'anywhere',
    unless: (view, principal) =>
      view.personId === principal.personId
        ? undefined
        : { zh: '这是他人共享的视图，只能使用', en: 'Someone else shares this view; you may use it' },
    seenBy: seeView,
  },
} satisfies Policy<View>;

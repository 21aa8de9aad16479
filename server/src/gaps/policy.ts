import type { Policy } from '../platform/policy.ts';
import { businessRoles } from '../platform/principal.ts';
import type { ChangeRow } from './store.ts';

/** Who may see how a target is judged. */
export const policy = {
  readJudgements: {
    says: {
      zh: '本市各业务岗位都可查看目标的判断依据',
      en: 'Every business post of the city may read how its targets are judged',
    },
    roles: businessRoles,
    over: 'anywhere',
  },
  readChanges: {
    says: {
      zh: '考核办、审核人、领导和审计可查看全市的变化与提示',
      en: 'The performance office, reviewers, leaders and auditors read changes and proposals of the whole city',
    },
    roles: ['office', 'reviewer', 'leader', 'auditor'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** What may be done with one change. */
export const changePolicy = {
  dismiss: {
    says: {
      zh: '考核办可以说明理由后不予立项',
      en: 'The performance office may dismiss a proposal, stating why',
    },
    roles: ['office'],
    over: 'tenant',
    unless: notOpen,
  },
  take: {
    says: {
      zh: '考核办可以据提示立项督办；亮灯只提示，由人决定',
      en: 'The performance office may open an order on a proposal: the light proposes, a person decides',
    },
    roles: ['office'],
    over: 'tenant',
    unless: notOpen,
  },
} satisfies Policy<ChangeRow>;

function notOpen(change: ChangeRow) {
  if (change.proposal === 'proposed') return undefined;
  const why = {
    none: { zh: '这次变化没有提出立项建议', en: 'this change proposed nothing' },
    taken: { zh: '该提示已经立项', en: 'an order was opened on it already' },
    dismissed: { zh: '该提示已决定不予立项', en: 'it was dismissed already' },
  };
  return why[change.proposal];
}

import type { Policy } from '../platform/policy.ts';

/** Who keeps the tasks of matters and the ledger; everyone signed in reads them. */
export const taskPolicy = {
  addTask: {
    says: {
      zh: '考核办维护事项的任务和节点',
      en: 'The performance office keeps the tasks and milestones of matters',
    },
    roles: ['office'],
    over: 'tenant',
  },
  orderTasks: {
    says: { zh: '考核办可以调整任务的顺序', en: 'The performance office may put tasks into another order' },
    roles: ['office'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** What may be done with one task that is not withdrawn. */
export const oneTaskPolicy = {
  edit: {
    says: {
      zh: '考核办可以修改任务和节点；调整时限须说明理由',
      en: 'The performance office may change a task; a moved due day needs a reason',
    },
    roles: ['office'],
    over: 'tenant',
    unless: isWithdrawn,
  },
  withdraw: {
    says: {
      zh: '考核办可以说明理由后撤回任务',
      en: 'The performance office may withdraw a task, stating why',
    },
    roles: ['office'],
    over: 'tenant',
    unless: isWithdrawn,
  },
} satisfies Policy<{ withdrawn: unknown }>;

function isWithdrawn({ withdrawn }: { withdrawn: unknown }) {
  return withdrawn === null ? undefined : { zh: '该任务已撤回', en: 'this task is withdrawn' };
}

import type { Policy } from '../platform/policy.ts';

/** Who sees the list of claims, and who judges 形象进度; where a task stands is read by everyone signed in. */
export const taskPolicy = {
  readTaskJudgements: {
    says: {
      zh: '考核办、审核人、领导和审计可查看全市任务的报告与判定',
      en: 'The performance office, reviewers, leaders and auditors read claims and judgements of all tasks',
    },
    roles: ['office', 'reviewer', 'leader', 'auditor'],
    over: 'tenant',
  },
  judgeTask: {
    says: {
      zh: '考核办和审核人判定形象进度；与单位所报不一致须说明理由',
      en: 'The performance office and reviewers judge progress; where it differs from the claim they say why',
    },
    roles: ['office', 'reviewer'],
    over: 'tenant',
  },
} satisfies Policy<void>;

import type { Policy } from '../platform/policy.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { RunHeadRow } from './store.ts';

/** Before a board is released, scores are work of the office; units read them on the board. */
export const policy = {
  readRuns: {
    says: {
      zh: '考核办、审核人、领导和审计可查看测算；各单位在公布的榜单上查看',
      en: 'The performance office, reviewers, leaders and auditors read runs; units read the released board',
    },
    roles: ['office', 'reviewer', 'leader', 'auditor'],
    over: 'tenant',
  },
  startRun: {
    says: {
      zh: '考核办可以发起测算',
      en: 'The performance office may start a run',
    },
    roles: ['office'],
    over: 'tenant',
    unless: (tenant) =>
      tenant.kind === 'published'
        ? {
            zh: '这里只有真实单位的公开数据，不评分、不排名',
            en: 'this city holds published figures of real bodies: nothing is scored or ranked',
          }
        : undefined,
  },
} satisfies Policy<Tenant>;

/** What may be done with one run. */
export const runPolicy = {
  release: {
    says: {
      zh: '考核办可以据此公布榜单',
      en: 'The performance office may release a board from it',
    },
    roles: ['office'],
    over: 'tenant',
    unless: ({ run, latest }) => {
      if (!latest) return { zh: '已有更新的测算', en: 'there is a newer run' };
      if (run.outdated_at !== null)
        return { zh: '测算后数据有更新，请先重新测算', en: 'figures changed since; compute again first' };
      return undefined;
    },
  },
  recompute: {
    says: {
      zh: '考核办可以用最新数据重新测算',
      en: 'The performance office may compute again with the latest figures',
    },
    roles: ['office'],
    over: 'tenant',
    unless: ({ run }) =>
      run.outdated_at === null
        ? { zh: '数据没有变化，无需重新测算', en: 'no figure changed: nothing to compute again' }
        : undefined,
  },
} satisfies Policy<{ run: RunHeadRow; latest: boolean }>;

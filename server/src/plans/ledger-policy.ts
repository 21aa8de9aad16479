import type { Policy } from '../platform/policy.ts';

/** Who keeps the ledger 对上争先; everyone signed in reads it. */
export const ledgerPolicy = {
  addLedgerEntry: {
    says: {
      zh: '考核办维护对上争先台账',
      en: 'The performance office keeps the ledger of upper-level results',
    },
    roles: ['office'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** What may be done with one entry. */
export const oneLedgerPolicy = {
  edit: {
    says: {
      zh: '考核办可以说明理由后修改或撤回条目',
      en: 'The performance office may change or withdraw an entry, stating why',
    },
    roles: ['office'],
    over: 'tenant',
    unless: ({ withdrawn }) =>
      withdrawn === null ? undefined : { zh: '该条目已撤回', en: 'this entry is withdrawn' },
  },
} satisfies Policy<{ withdrawn: unknown }>;

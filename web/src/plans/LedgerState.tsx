import type { LedgerEntry } from '@meritloop/server/contract/plans';
import { useTranslation } from 'react-i18next';
import styles from './LedgerPage.module.css';

const shapes: Record<LedgerEntry['state'], string> = {
  achieved: 'M2.2 7.4 5.6 10.8 11.8 3.6',
  expected: 'M12 7a5 5 0 1 1-10 0 5 5 0 0 1 10 0',
  missed: 'M3 7h8',
};

/** Expected, achieved or missed: icon and word. */
export function LedgerState({ state }: { state: LedgerEntry['state'] }) {
  const { t } = useTranslation('plans');
  return (
    <span className={`${styles.state} ${styles[state] ?? ''}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" strokeWidth="1.8" aria-hidden="true">
        <path d={shapes[state]} />
      </svg>
      {t(`ledger.states.${state}`)}
    </span>
  );
}

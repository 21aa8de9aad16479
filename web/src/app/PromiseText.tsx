import type { TargetLine } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import styles from './PromiseText.module.css';

/** The promise tier by tier: 保 ≥ …, 争 …, 拼 …; one without tiers stands alone. */
export function PromiseText({
  promise,
  column,
}: {
  promise: TargetLine['promise'];
  /** Narrow, as a column of a table or a line of a phone's list. */
  column?: boolean;
}) {
  const { t } = useTranslation('ui');
  const say = useSay();
  return (
    <span className={`${styles.promise} ${column === true ? styles.column : ''}`}>
      {promise.map(({ tier, text }) => (
        <span key={tier}>
          {tier !== '' && <span className={styles.name}>{t(`tier.${tier}`)}</span>}
          {say(text)}
        </span>
      ))}
    </span>
  );
}

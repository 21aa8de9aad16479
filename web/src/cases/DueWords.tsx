import type { CaseSummary } from '@meritloop/server/contract/cases';
import { useTranslation } from 'react-i18next';
import styles from './DueWords.module.css';

/** The deadline of a case with what is left of it, in working days, or by how many days it is over. */
export function DueWords({
  standing,
}: {
  standing: Pick<CaseSummary, 'dueOn' | 'workingDaysLeft' | 'overdueDays' | 'closedOn'>;
}) {
  const { t } = useTranslation('cases');
  const { dueOn, workingDaysLeft, overdueDays } = standing;
  if (dueOn === null) {
    const words = standing.closedOn === null ? t('due.none') : t('due.ended', { day: standing.closedOn });
    return <span className={styles.left}>{words}</span>;
  }
  return (
    <span className={styles.due}>
      <time dateTime={dueOn}>{dueOn}</time>
      {overdueDays !== null && <span className={styles.over}>{t('due.over', { days: overdueDays })}</span>}
      {workingDaysLeft !== null && (
        <span className={styles.left}>
          {workingDaysLeft === 0 ? t('due.today') : t('due.left', { days: workingDaysLeft })}
        </span>
      )}
    </span>
  );
}

import type { RequestHead } from '@meritloop/server/contract/actuals';
import { useTranslation } from 'react-i18next';
import styles from './DueText.module.css';

/** Days from one day to another. */
export const daysFrom = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const unitsTurn = ['open', 'entered', 'signed', 'returned'];

/** The deadline, and what is left of it or when it was kept: facts, no reproach. */
export function DueText({ request, today }: { request: RequestHead; today: string }) {
  const { t } = useTranslation('actuals');
  const { dueOn, submittedOn, overdueDays } = request;
  const words = () => {
    if (overdueDays > 0) return t('due.over', { days: overdueDays });
    if (unitsTurn.includes(request.state) && request.correcting === null) {
      const left = daysFrom(today, dueOn);
      return left === 0 ? t('due.today') : t('due.left', { days: left });
    }
    if (submittedOn === null) return '';
    const late = daysFrom(dueOn, submittedOn);
    return late > 0
      ? t('due.late', { day: submittedOn, days: late })
      : t('due.submitted', { day: submittedOn });
  };
  return (
    <span className={styles.due}>
      <span>{dueOn}</span> <span className={overdueDays > 0 ? styles.over : styles.left}>{words()}</span>
    </span>
  );
}

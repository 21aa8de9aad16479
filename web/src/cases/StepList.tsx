import type { StepTaken } from '@meritloop/server/contract/cases';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { DayText } from '../ui/number/DayText.tsx';
import { FilledFields } from './FilledFields.tsx';
import styles from './StepList.module.css';

/** The steps of a case in their order: who did what on which day, in whose words, and what was late. */
export function StepList({ steps }: { steps: readonly StepTaken[] }) {
  const { t } = useTranslation('cases');
  const say = useSay();
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.no} className={step.returns ? styles.returned : undefined}>
          <p className={styles.head}>
            <strong>{say(step.name)}</strong>
            <span>{say(step.by)}</span>
            <DayText day={step.on} />
            {step.lateDays !== null && (
              <span className={styles.late}>{t('step.late', { days: step.lateDays })}</span>
            )}
          </p>
          <FilledFields filled={step.filled} />
          <p className={styles.note}>
            {step.from === null
              ? say(step.to)
              : t('step.transition', { from: say(step.from), to: say(step.to) })}
            {step.dueOn !== null && ` · ${t('step.dueSet', { day: step.dueOn })}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import styles from './TaskCard.module.css';
import type { TaskShown } from './TaskCard.tsx';

/** What a task said before: moved days from and to, with the reason, newest first. */
export function TaskRevisions({ revisions }: { revisions: TaskShown['revisions'] }) {
  const { t } = useTranslation('plans');
  const say = useSay();
  const undated = t('tasks.undated');
  return (
    <details className={styles.more}>
      <summary>{t('tasks.earlier', { count: revisions.length })}</summary>
      <ul>
        {revisions.map((one) => (
          <li key={one.no}>
            {one.moved.map(({ milestone, from, to }) => (
              <p key={milestone ?? ''}>
                {t('tasks.moved', {
                  what: milestone ?? t('tasks.theTask'),
                  from: from ?? undated,
                  to: to ?? undated,
                })}
              </p>
            ))}
            {one.changed.map((words) => (
              <p key={words.zh}>{say(words)}</p>
            ))}
            {one.reason !== '' && <p>{t('tasks.reasonIs', { reason: one.reason })}</p>}
            <p className={styles.note}>
              {one.by === null ? one.onDay : t('tasks.by', { day: one.onDay, by: say(one.by) })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

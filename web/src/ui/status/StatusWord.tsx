import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './StatusWord.module.css';
import type { Status } from './status.ts';

/** Shapes that differ without colour: greyscale print and red–green blindness read them alike. */
const shapes: Record<Status, ReactNode> = {
  done: <path d="M2.2 7.4 5.6 10.8 11.8 3.6" className={styles.stroke} strokeWidth="2.4" />,
  ahead: <path d="M7 2 13 12H1z" className={styles.fill} />,
  on_pace: (
    <>
      <circle cx="7" cy="7" r="5.2" className={styles.stroke} strokeWidth="1.6" />
      <circle cx="7" cy="7" r="2.4" className={styles.fill} />
    </>
  ),
  behind: <path d="M7 12 1 2h12z" className={styles.fill} />,
  far_behind: <rect x="2" y="2" width="10" height="10" className={styles.fill} />,
  not_due: <circle cx="7" cy="7" r="5" className={styles.stroke} strokeWidth="1.4" />,
  awaiting_release: <circle cx="7" cy="7" r="5" className={styles.stroke} strokeWidth="1.4" />,
  awaiting_target: <circle cx="7" cy="7" r="5" className={styles.stroke} strokeWidth="1.4" />,
  not_reported: (
    <circle cx="7" cy="7" r="5" className={styles.stroke} strokeWidth="1.6" strokeDasharray="2.6 2.6" />
  ),
  needs_person: (
    <>
      <path d="M4 4.9a3 3 0 1 1 4.4 2.7C7.4 8.2 7 8.6 7 9.6" className={styles.stroke} strokeWidth="1.8" />
      <circle cx="7" cy="12.2" r="1.2" className={styles.fill} />
    </>
  ),
};

/** A status: icon, word, colour, in that order of importance. */
export function StatusWord({ status }: { status: Status }) {
  const { t } = useTranslation('ui');
  return (
    <span className={`${styles.word} ${styles[status] ?? ''}`}>
      <StatusIcon status={status} />
      {t(`status.${status}`)}
    </span>
  );
}

/** The icon alone, where the word stands beside it anyway. */
function StatusIcon({ status }: { status: Status }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className={styles[status]}>
      {shapes[status]}
    </svg>
  );
}

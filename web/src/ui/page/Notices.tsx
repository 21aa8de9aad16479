import type { ReactNode } from 'react';
import styles from './Notices.module.css';

/** What a reader must know before what the page shows, line by line; nothing where there is nothing to know. */
export function Notices({ children }: { children: ReactNode }) {
  return <div className={styles.notices}>{children}</div>;
}

/** One that must not be missed: superseded, outdated. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className={styles.notice} role="note">
      {children}
    </div>
  );
}

/** Says in a frame what a rule is worth: an example, a trial. */
export function ExampleMark({ children }: { children: ReactNode }) {
  return <span className={styles.example}>{children}</span>;
}

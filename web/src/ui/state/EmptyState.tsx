import type { ReactNode } from 'react';
import styles from './State.module.css';

/** Nothing to show: says why it is empty and what to do, with at most one act. */
export function EmptyState(props: { why: ReactNode; todo?: ReactNode; act?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.what}>{props.why}</p>
      {props.todo !== undefined && <p>{props.todo}</p>}
      {props.act !== undefined && <div className={styles.act}>{props.act}</div>}
    </div>
  );
}

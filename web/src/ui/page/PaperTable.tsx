import type { ReactNode } from 'react';
import styles from './Paper.module.css';

/** A ruled table on a sheet of paper. */
export function PaperTable(props: { children: ReactNode }) {
  return <table className={styles.table}>{props.children}</table>;
}

import type { ReactNode } from 'react';
import styles from './Lead.module.css';

/** What a page is, in a sentence or two below its title. */
export function Lead({ children }: { children: ReactNode }) {
  return <p className={styles.lead}>{children}</p>;
}

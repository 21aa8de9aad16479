import { type ReactNode, useId } from 'react';
import { Name } from '../ui/name/Name.tsx';
import styles from './Section.module.css';

/** One part of a page under its heading. */
export function Section(props: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>
        <Name of={props.title} />
      </h2>
      {props.children}
    </section>
  );
}

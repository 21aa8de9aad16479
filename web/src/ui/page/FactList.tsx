import type { ReactNode } from 'react';
import { named } from '../name/Name.tsx';
import styles from './FactList.module.css';

export type Fact = [term: string, fact: ReactNode];

/** Terms and what is so, line by line; a fact that is nothing is left out by whoever states the list. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{named(fact)}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CountStrip.module.css';

export interface Count {
  /** Value of the filter that this count stands for. */
  value: string;
  label: ReactNode;
  count: number;
}

/** At most five counts that are filters at the same time; choosing the chosen one shows everything again. */
export function CountStrip(props: {
  counts: readonly Count[];
  chosen: string | undefined;
  onChoose: (value: string | undefined) => void;
}) {
  const { t } = useTranslation('ui');
  return (
    <fieldset className={styles.strip}>
      <legend className="visually-hidden">{t('filter.counts')}</legend>
      {props.counts.slice(0, 5).map((count) => (
        <button
          key={count.value}
          type="button"
          className={styles.count}
          aria-pressed={props.chosen === count.value}
          onClick={() => props.onChoose(props.chosen === count.value ? undefined : count.value)}
        >
          <span className={styles.label}>{count.label}</span>
          <span className={styles.number}>{count.count}</span>
        </button>
      ))}
    </fieldset>
  );
}

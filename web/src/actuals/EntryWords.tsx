import type { Entry } from '@meritloop/server/contract/actuals';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Quantity } from '../ui/number/Quantity.tsx';
import styles from './EntryWords.module.css';

const fields = ['progress', 'problems', 'nextSteps', 'explanation'] as const;

/** One version of an entry to read: the figure, then the words as they were typed. */
export function EntryWords({ entry, name }: { entry: Entry; name: string }) {
  const { t } = useTranslation('actuals');
  return (
    <dl className={styles.words}>
      <dt>{name}</dt>
      <dd className={styles.figure}>
        <Quantity
          value={entry.value}
          unit={entry.unit}
          missing={
            entry.missingReason === ''
              ? t('list.nothing')
              : t('list.missing', { reason: entry.missingReason })
          }
        />
      </dd>
      {fields
        .filter((field) => entry[field] !== '')
        .map((field) => (
          <Line key={field} term={t(`form.${field}`)}>
            {entry[field]}
          </Line>
        ))}
    </dl>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

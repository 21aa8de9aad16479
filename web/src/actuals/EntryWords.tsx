import type { AskedTask, Entry } from '@meritloop/server/contract/actuals';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Colon } from '../ui/name/Marks.tsx';
import { Name, Verbatim } from '../ui/name/Name.tsx';
import { Quantity } from '../ui/number/Quantity.tsx';
import styles from './EntryWords.module.css';

const fields = ['progress', 'problems', 'nextSteps', 'explanation'] as const;

/** One version of an entry to read: the figure, then the words as they were typed. */
export function EntryWords({
  entry,
  name,
  tasks = [],
}: {
  entry: Entry;
  /** Of the indicator; absent where only words were asked for. */
  name: string | undefined;
  tasks?: readonly AskedTask[];
}) {
  const { t } = useTranslation('actuals');
  return (
    <dl className={styles.words}>
      {name !== undefined && (
        <>
          <dt>
            <Name of={name} />
          </dt>
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
        </>
      )}
      {fields
        .filter((field) => entry[field] !== '')
        .map((field) => (
          <Line key={field} term={t(`form.${field}`)}>
            {entry[field]}
          </Line>
        ))}
      {entry.expectedOn !== null && <Line term={t('form.expectedOn')}>{entry.expectedOn}</Line>}
      {entry.claims.length > 0 && (
        <Line term={t('report.tasks')}>
          <ul className={styles.claims}>
            {entry.claims.map(({ taskId, milestoneId, state, percent, words }) => (
              <li key={`${taskId} ${milestoneId ?? ''}`}>
                <Name of={nameOf(tasks, taskId, milestoneId)} />
                <Colon />
                {t(`report.claim.${state}`)}
                {percent !== null && ` ${percent}%`}
                {words !== '' && (
                  <>
                    {', '}
                    <Verbatim>{words}</Verbatim>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Line>
      )}
    </dl>
  );
}

function nameOf(tasks: readonly AskedTask[], taskId: string, milestoneId: string | null): string {
  const task = tasks.find(({ id }) => id === taskId);
  return task?.milestones.find(({ id }) => id === milestoneId)?.name ?? task?.title ?? '';
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{typeof children === 'string' ? <Verbatim>{children}</Verbatim> : children}</dd>
    </>
  );
}

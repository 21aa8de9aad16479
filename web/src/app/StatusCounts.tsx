import { useTranslation } from 'react-i18next';
import { useSetFilters } from '../ui/filter/addressFilters.ts';
import { CountStrip } from '../ui/filter/CountStrip.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import type { Status } from '../ui/status/status.ts';
import styles from './StatusCounts.module.css';

/** A strip holds five counts; the statuses that say least about progress go below it as words. */
const inStrip = 5;

/** How many targets stand where, each count a filter of the list; choosing the chosen one shows all again. */
export function StatusCounts(props: {
  counts: readonly { status: Status; count: number }[];
  chosen: Status | undefined;
}) {
  const { t } = useTranslation('app');
  const set = useSetFilters();
  const others = props.counts.slice(inStrip);
  return (
    <div className={styles.counts}>
      <CountStrip
        counts={props.counts.map(({ status, count }) => ({
          value: status,
          label: <StatusWord status={status} />,
          count,
        }))}
        chosen={props.chosen}
        onChoose={(status) => set({ status })}
      />
      {others.length > 0 && (
        <p className={`${styles.others} screen-only`}>
          <span>{t('targets.others')}</span>
          {others.map(({ status, count }) => (
            <button
              key={status}
              type="button"
              className={styles.other}
              aria-pressed={props.chosen === status}
              onClick={() => set({ status: props.chosen === status ? undefined : status })}
            >
              <StatusWord status={status} /> {count}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

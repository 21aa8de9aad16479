import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import type { Status } from '../ui/status/status.ts';
import styles from './StatusList.module.css';

/** How many targets stand where; each count leads to those targets. */
export function StatusList(props: {
  counts: readonly { status: Status; count: number }[];
  total: number;
  /** Side by side instead of one below the other. */
  across: boolean;
}) {
  const { t } = useTranslation('app');
  return (
    <section aria-labelledby="standing">
      <div className={styles.head}>
        <h2 id="standing">{t('home.standing')}</h2>
        <CityLink path="/register?kind=target">{t('home.standingTotal', { total: props.total })}</CityLink>
      </div>
      <ul className={`${styles.list} ${props.across ? styles.across : ''}`}>
        {props.counts.map(({ status, count }) => (
          <li key={status}>
            <CityLink path={`/register?kind=target&status=${status}`} className={styles.count}>
              <StatusWord status={status} />
              <span className={styles.number}>{count}</span>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.share} style={{ width: `${(count / props.total) * 100}%` }} />
              </span>
            </CityLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

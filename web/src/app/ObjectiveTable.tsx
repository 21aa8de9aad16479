import { useTranslation } from 'react-i18next';
import { CityLink } from '../shell/CityLink.tsx';
import { Name } from '../ui/name/Name.tsx';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import type { CockpitState } from './Cockpit.tsx';
import styles from './ObjectiveTable.module.css';

const register = '/register?kind=target';

/** Objectives down, statuses across: each count leads to its targets. A count of nothing is a 0 without a link. */
export function ObjectiveTable({
  state,
}: {
  state: Pick<CockpitState, 'objectives' | 'counts' | 'total' | 'several'>;
}) {
  const { t } = useTranslation('app');
  const statuses = state.counts.map(({ status }) => status);
  if (state.objectives.length === 0) return null;
  return (
    <section aria-labelledby="objectives" className={styles.section}>
      <h2 id="objectives">{t('home.objectives')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={t('home.objectives')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('home.objective')}</th>
              {statuses.map((status) => (
                <th key={status} scope="col">
                  <StatusWord status={status} />
                </th>
              ))}
              <th scope="col">{t('home.sum')}</th>
            </tr>
          </thead>
          <tbody>
            {state.objectives.map(({ objective, total, counts }) => {
              const path = `${register}&objective=${encodeURIComponent(objective ?? 'none')}`;
              return (
                <tr key={objective}>
                  <th scope="row">
                    <Name of={objective ?? t('cockpit.none')} />
                  </th>
                  {statuses.map((status) => (
                    <td key={status}>
                      <Count
                        count={counts.find((one) => one.status === status)?.count ?? 0}
                        path={`${path}&status=${status}`}
                      />
                    </td>
                  ))}
                  <td>
                    <Count count={total} path={path} />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('home.everyTarget')}</th>
              {state.counts.map(({ status, count: sum }) => (
                <td key={status}>
                  <Count count={sum} path={`${register}&status=${status}`} />
                </td>
              ))}
              <td>
                <Count count={state.total} path={register} />
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      {state.several && <p className={styles.note}>{t('home.severalObjectives')}</p>}
    </section>
  );
}

function Count({ count, path }: { count: number; path: string }) {
  if (count === 0) return <span className={styles.nothing}>0</span>;
  return (
    <CityLink path={path} className={styles.count}>
      {count}
    </CityLink>
  );
}

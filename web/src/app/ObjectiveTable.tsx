import type { listTargets } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { StatusWord } from '../ui/status/StatusWord.tsx';
import { CityLink } from './CityLink.tsx';
import styles from './ObjectiveTable.module.css';

type List = z.output<typeof listTargets.reply>;

/** Objectives down, statuses across: each count leads to its targets. A count of nothing is a 0 without a link. */
export function ObjectiveTable({ list }: { list: List }) {
  const { t } = useTranslation('app');
  const statuses = list.counts.map(({ status }) => status);
  const listed = list.objectives.reduce((sum, { count }) => sum + count, 0);
  const count = (objective: string, status: string) =>
    list.targets.filter(
      (line) => line.matter.objectives.includes(objective) && line.standing.status === status,
    ).length;
  if (list.objectives.length === 0) return null;
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
            {list.objectives.map(({ objective, count: sum }) => {
              const path = `/targets?objective=${encodeURIComponent(objective)}`;
              return (
                <tr key={objective}>
                  <th scope="row">{objective}</th>
                  {statuses.map((status) => (
                    <td key={status}>
                      <Count count={count(objective, status)} path={`${path}&status=${status}`} />
                    </td>
                  ))}
                  <td>
                    <Count count={sum} path={path} />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('home.everyTarget')}</th>
              {list.counts.map(({ status, count: sum }) => (
                <td key={status}>
                  <Count count={sum} path={`/targets?status=${status}`} />
                </td>
              ))}
              <td>
                <Count count={list.total} path="/targets" />
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      {listed > list.total && <p className={styles.note}>{t('home.severalObjectives')}</p>}
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

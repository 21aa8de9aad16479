import { listTargets } from '@meritloop/server/contract/app';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/useAnswer.ts';
import { useSay } from '../messages/useSay.ts';
import { useVisitor } from '../shell/visitor.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import styles from './HomePage.module.css';
import { ObjectiveTable } from './ObjectiveTable.tsx';
import { OwnUnits } from './OwnUnits.tsx';
import { StatusList } from './StatusList.tsx';
import { TodoList } from './TodoList.tsx';

/**
 * First page of a city: what waits for this person beside how the targets stand. A city of published figures has
 * nothing to do for anyone: it opens with the targets, and says what it is.
 */
export function HomePage() {
  const { t } = useTranslation('app');
  const say = useSay();
  const { tenant } = useVisitor();
  const answer = useAnswer(listTargets, { params: { tenant: tenant.id } });
  const list = answer.data;
  const published = tenant.kind === 'published';
  const waiting = list?.counts.find(({ status }) => status === 'awaiting_release')?.count ?? 0;
  return (
    <>
      <PageTitle title={say(tenant.name)} asOf={list?.asOf ?? tenant.today} scope={<OwnUnits />} />
      {published && list !== undefined && (
        <p className={styles.lead}>{t('home.published', { total: list.total, waiting })}</p>
      )}
      {answer.error !== null && list === undefined && (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      )}
      <div className={published ? styles.published : styles.working}>
        {!published && (
          <div className={styles.todo}>
            <TodoList />
          </div>
        )}
        {list === undefined && answer.error === null && <Loading rows={6} />}
        {list !== undefined && (
          <>
            <div className={styles.status}>
              <StatusList counts={list.counts} total={list.total} across={published} />
            </div>
            <div className={styles.table}>
              <ObjectiveTable list={list} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { namespaces } from '../messages/namespaces.ts';
import { useSay } from '../messages/useSay.ts';
import { navigation } from '../rooms.ts';
import { useVisitor } from '../shell/visitor.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import styles from './HomePage.module.css';

/** First page of a city: the stages of the loop with the pages that this visitor may open. */
export function HomePage() {
  const { t } = useTranslation(namespaces);
  const say = useSay();
  const visitor = useVisitor();
  const stages = navigation
    .filter(({ place }) => place !== 'app')
    .map(({ place, entries }) => ({
      place,
      entries: entries.filter((entry) => entry.shownTo?.(visitor) ?? true),
    }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <>
      <PageTitle title={say(visitor.tenant.name)} asOf={visitor.tenant.today} />
      {stages.length === 0 && <EmptyState why={t('shell:home.emptyWhy')} todo={t('shell:home.emptyTodo')} />}
      <ol className={styles.stages}>
        {stages.map(({ place, entries }) => (
          <li key={place} className={styles.stage}>
            <h2>{t(`${place}:stage`)}</h2>
            {entries.map((entry) => (
              <Link key={entry.path} to={`/${visitor.tenant.id}/${entry.path}` as '/'}>
                {entry.label(t)}
              </Link>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}

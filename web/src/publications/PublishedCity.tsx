import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';

/** A city of published figures: why there is no board here. */
export function PublishedCity() {
  const { t } = useTranslation('publications');
  return (
    <>
      <PageTitle title={t('list.title')} />
      <EmptyState
        why={t('published.why')}
        todo={t('published.todo')}
        act={<Link to="/">{t('published.back')}</Link>}
      />
    </>
  );
}

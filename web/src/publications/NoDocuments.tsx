import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';

/** A city of published figures: why there is no document here. */
export function NoDocuments() {
  const { t } = useTranslation('publications');
  return (
    <>
      <PageTitle title={t('documents.list.title')} />
      <EmptyState
        why={t('documents.published.why')}
        todo={t('documents.published.todo')}
        act={<Link to="/">{t('published.back')}</Link>}
      />
    </>
  );
}

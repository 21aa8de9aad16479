import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';

/** No page at this address, or no city that the visitor may see: both answer alike. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <div style={{ padding: 'var(--content-padding)' }}>
      <PageTitle title={t('notFound.title')} />
      <EmptyState
        why={t('notFound.why')}
        todo={t('notFound.todo')}
        act={<Link to="/">{t('notFound.home')}</Link>}
      />
    </div>
  );
}

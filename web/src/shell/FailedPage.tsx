import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { ErrorState } from '../ui/state/ErrorState.tsx';

/** A page that broke while it was shown. */
export function FailedPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <div style={{ padding: 'var(--content-padding)' }}>
      <PageTitle title={t('failed.title')} />
      <ErrorState
        error={error instanceof Error ? error : new Error(String(error))}
        retry={reset ?? (() => location.reload())}
      />
    </div>
  );
}

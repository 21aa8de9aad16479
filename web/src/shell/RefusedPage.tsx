import { oidcRefusals } from '@meritloop/server/platform/identity/contract';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { PlainFrame } from './PlainFrame.tsx';

const route = getRouteApi('/auth/refused');

/** `/auth/refused`: why the provider's word did not lead to a session, and what to do. */
export function RefusedPage() {
  const { t } = useTranslation('shell');
  const found = oidcRefusals.safeParse(route.useSearch().why);
  const why = found.success ? found.data : 'not_verified';
  return (
    <PlainFrame>
      <PageTitle title={t('signIn.refused.title')} />
      <p>{t(`signIn.refused.why.${why}`)}</p>
      <p>{t(`signIn.refused.todo.${why}`)}</p>
      <p style={{ marginTop: 16 }}>
        <Link to="/">{t('signIn.refused.back')}</Link>
      </p>
    </PlainFrame>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { PlainFrame } from './PlainFrame.tsx';
import { SignedIn } from './SignedIn.tsx';
import { useSession } from './session.ts';
import styles from './TenantListPage.module.css';

/** `/`: the cities of the signed-in account. */
export function TenantListPage() {
  return (
    <SignedIn>
      <Cities />
    </SignedIn>
  );
}

function Cities() {
  const { t } = useTranslation('shell');
  const say = useSay();
  const { cities = [] } = useSession();
  return (
    <PlainFrame>
      <PageTitle
        title={t('tenant.listTitle')}
        scope={cities.length === 0 ? undefined : t('tenant.listLead')}
        action={<Link to="/auth/account">{t('person.account')}</Link>}
      />
      {cities.length === 0 && <EmptyState why={t('tenant.listEmptyWhy')} todo={t('tenant.listEmptyTodo')} />}
      <ul className={styles.cities}>
        {cities.map((city) => (
          <li key={city.id}>
            <Link to="/$tenant" params={{ tenant: city.id }} className={styles.city}>
              <span className={styles.name}>{say(city.name)}</span>
              <span className={styles.kind}>
                {t(`tenant.kind.${city.kind}`)} · {t('tenant.today', { day: city.today })}
              </span>
              <span className={styles.notice}>{say(city.notice)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </PlainFrame>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSay } from '../messages/useSay.ts';
import { PageTitle } from '../ui/page/PageTitle.tsx';
import { EmptyState } from '../ui/state/EmptyState.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Mark } from './Mark.tsx';
import { SignedIn } from './SignedIn.tsx';
import { useSession, useSignOut } from './session.ts';
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
  const signOut = useSignOut();
  const { cities = [] } = useSession();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Mark />
        <span className={styles.product}>{t('product')}</span>
        <span className={styles.push} />
        <LanguageSwitch />
        <button type="button" className={styles.out} onClick={() => void signOut()}>
          {t('person.signOut')}
        </button>
      </header>
      <main className={styles.main}>
        <PageTitle
          title={t('tenant.listTitle')}
          scope={cities.length === 0 ? undefined : t('tenant.listLead')}
        />
        {cities.length === 0 && (
          <EmptyState why={t('tenant.listEmptyWhy')} todo={t('tenant.listEmptyTodo')} />
        )}
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
      </main>
    </div>
  );
}

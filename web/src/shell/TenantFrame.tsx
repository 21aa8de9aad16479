import { readNames, whoAmI } from '@meritloop/server/contract/registry';
import { Link, Navigate, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/refused.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { knowNames } from '../messages/cityNames.ts';
import { useKept } from '../ui/kept.ts';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { NavigationDrawer } from './NavigationDrawer.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { isOfOfficers, OfficersApart } from './OfficersApart.tsx';
import { PlainFrame } from './PlainFrame.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import { SignedIn } from './SignedIn.tsx';
import styles from './TenantFrame.module.css';
import { TenantNotice } from './TenantNotice.tsx';
import { TitleBar } from './TitleBar.tsx';
import { isOfficer, type Visitor, VisitorContext } from './visitor.ts';

/** The frame of every page of one city: who is here, where one is, and the page itself. */
export function TenantFrame() {
  return (
    <SignedIn>
      <Introduced />
    </SignedIn>
  );
}

function Introduced() {
  const { tenant } = useParams({ strict: false });
  const answer = useAnswer(whoAmI, { params: { tenant: tenant ?? '' } });
  if (answer.data !== undefined) {
    return (
      <VisitorContext value={answer.data}>
        <CityNames tenant={answer.data.tenant.id}>
          <Frame visitor={answer.data} />
        </CityNames>
      </VisitorContext>
    );
  }
  if (answer.error instanceof Refused && answer.error.status === 404) return <NotFoundPage />;
  if (answer.error instanceof Refused && accountFirst.has(answer.error.refusal.code))
    return <AccountFirst error={answer.error} />;
  if (answer.error !== null) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return <Loading rows={6} />;
}

/** The city's names in English, fetched once where English is read; should they not come, names stay Chinese. */
function CityNames({ tenant, children }: { tenant: string; children: React.ReactNode }) {
  const { i18n } = useTranslation();
  const reads = i18n.language === 'en';
  const answer = useAnswer(readNames, { params: { tenant } }, { enabled: reads });
  const [known, setKnown] = useState(false);
  const waits = reads && answer.isPending;
  useLayoutEffect(() => {
    knowNames(answer.data?.names ?? {});
    setKnown(!waits);
  }, [answer.data, waits]);
  return waits || !known ? <Loading rows={6} /> : children;
}

/** What has to be done to the account before the city lets it in. */
const accountFirst = new Set(['identity.factor_needed', 'identity.password_due']);

function AccountFirst({ error }: { error: Refused }) {
  const { t } = useTranslation('shell');
  return (
    <PlainFrame>
      <ErrorState error={error} />
      <p style={{ marginTop: 16 }}>
        <Link to="/auth/account">{t('account.goTo')}</Link>
      </p>
    </PlainFrame>
  );
}

/** Officers have none of the business: their first page is the accounts, and no page of another is even begun. */
function Page({ visitor }: { visitor: Visitor }) {
  const here = useLocation({
    select: ({ pathname }) => pathname.replace(/\/$/, '').slice(visitor.tenant.id.length + 2),
  });
  if (!isOfficer(visitor)) return <Outlet />;
  if (here === '') return <Navigate to={`/${visitor.tenant.id}/accounts` as '/'} replace />;
  return isOfOfficers(here) ? <Outlet /> : <OfficersApart />;
}

/** Frame without its data: the gallery shows it as well. */
export function Frame({ visitor, children }: { visitor: Visitor; children?: React.ReactNode }) {
  const { t } = useTranslation('shell');
  const [folded, setFolded] = useKept('navigation.folded', false);
  const [drawer, setDrawer] = useState(false);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <TitleBar
        visitor={visitor}
        folded={folded}
        onFold={() => setFolded(!folded)}
        onOpenDrawer={() => setDrawer(true)}
      />
      <TenantNotice tenant={visitor.tenant} />
      <div className={styles.below}>
        <aside className={`${styles.side} ${folded ? styles.folded : ''} screen-only`}>
          <SideNavigation visitor={visitor} folded={folded} />
        </aside>
        <main id="content" className={styles.content} tabIndex={-1}>
          {children ?? <Page visitor={visitor} />}
        </main>
      </div>
      <NavigationDrawer visitor={visitor} open={drawer} onClose={() => setDrawer(false)} />
    </div>
  );
}

import { readAccount } from '@meritloop/server/platform/identity/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/useAnswer.ts';
import { PageTitle } from '../../ui/page/PageTitle.tsx';
import { ErrorState } from '../../ui/state/ErrorState.tsx';
import { Loading } from '../../ui/state/Loading.tsx';
import { PlainFrame } from '../PlainFrame.tsx';
import { SignedIn } from '../SignedIn.tsx';
import { useSession } from '../session.ts';
import { NextStep } from './NextStep.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { SessionList } from './SessionList.tsx';
import { TokenList } from './TokenList.tsx';
import { useOwnName } from './useOwnName.ts';

/** `/auth/account`: one's own sessions, password and second factor. */
export function AccountPage() {
  return (
    <SignedIn>
      <PlainFrame>
        <Account />
      </PlainFrame>
    </SignedIn>
  );
}

function Account() {
  const { t } = useTranslation('shell');
  const answer = useAnswer(readAccount);
  const { cities = [] } = useSession();
  const ownName = useOwnName(cities[0]?.id);
  if (answer.data === undefined) {
    if (answer.error !== null) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
    return <Loading rows={8} />;
  }
  const { name, username, sessions, limits, secondFactor } = answer.data;
  return (
    <>
      <PageTitle
        title={t('account.title')}
        scope={t('account.scope', { name: ownName(name), username })}
        above={<Link to="/">{t('account.back')}</Link>}
      />
      {cities.map((city) => (
        <NextStep key={city.id} city={city} />
      ))}
      <SessionList sessions={sessions} limits={limits} />
      <SecondFactor {...secondFactor} />
      <PasswordForm username={username} />
      {cities.map((city) => (
        <TokenList key={city.id} city={city} />
      ))}
    </>
  );
}

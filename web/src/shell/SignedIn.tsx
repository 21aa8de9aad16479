import { lazy, type ReactNode, Suspense } from 'react';
import { ErrorState } from '../ui/state/ErrorState.tsx';
import { Loading } from '../ui/state/Loading.tsx';
import { useSession } from './session.ts';

const SignInPage = lazy(async () => ({ default: (await import('./SignInPage.tsx')).SignInPage }));

/** Shows its children to a signed-in visitor, and the sign-in page at the same address to anyone else. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useSession();
  if (session.signedOut) {
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    );
  }
  if (session.cities !== undefined) return children;
  if (session.error !== null)
    return <ErrorState error={session.error} retry={() => void session.refetch()} />;
  return <Loading rows={6} />;
}

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { unsentDrafts } from '../ui/form/draft.ts';
import { useSignOut } from './session.ts';

const SignOutDialog = lazy(async () => ({ default: (await import('./SignOutDialog.tsx')).SignOutDialog }));

/** The way out: at once, or after a question where something was typed in this tab and not sent. */
export function SignOut({ children }: { children: (begin: () => void) => ReactNode }) {
  const signOut = useSignOut();
  const [unsent, setUnsent] = useState<ReturnType<typeof unsentDrafts>>();
  function begin() {
    const found = unsentDrafts();
    if (found.total === 0) void signOut();
    else setUnsent(found);
  }
  return (
    <>
      {children(begin)}
      {unsent !== undefined && (
        <Suspense fallback={null}>
          <SignOutDialog unsent={unsent} onLeave={signOut} onStay={() => setUnsent(undefined)} />
        </Suspense>
      )}
    </>
  );
}

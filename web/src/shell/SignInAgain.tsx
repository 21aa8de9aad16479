import { listCities } from '@meritloop/server/contract/registry';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { onSignedOut } from '../api/answers.ts';
import { answerKey } from '../api/useAnswer.ts';

const SignInDialog = lazy(async () => ({ default: (await import('./SignInDialog.tsx')).SignInDialog }));

/** When a session ends in the middle of work: asks for the password over the page, which keeps what was typed. */
export function SignInAgain() {
  const answers = useQueryClient();
  const [asking, setAsking] = useState(false);
  useEffect(
    () =>
      onSignedOut(() => {
        // Before any sign-in there is no page to keep: the sign-in page itself is shown.
        if (answers.getQueryData(answerKey(listCities)) !== undefined) setAsking(true);
      }),
    [answers],
  );
  if (!asking) return null;
  return (
    <Suspense fallback={null}>
      <SignInDialog onDone={() => setAsking(false)} />
    </Suspense>
  );
}

import { listCities } from '@meritloop/server/contract/registry';
import { useQueryClient } from '@tanstack/react-query';
import { Refused } from '../api/refused.ts';
import { signOut } from '../api/signIn.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { dropEveryDraft } from '../ui/form/draft.ts';

/** What the server says of this session: the cities of the signed-in account, or that nobody is signed in. */
export function useSession() {
  const answer = useAnswer(listCities);
  const signedOut =
    answer.data === undefined && answer.error instanceof Refused && answer.error.status === 401;
  return { ...answer, cities: answer.data?.tenants, signedOut };
}

/** Ends the session and forgets every answer and every draft of this tab; `SignOut.tsx` asks before that. */
export function useSignOut(): () => Promise<void> {
  const answers = useQueryClient();
  return async () => {
    await signOut();
    dropEveryDraft();
    answers.clear();
    location.assign('/');
  };
}

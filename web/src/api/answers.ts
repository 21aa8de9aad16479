import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from './refused.ts';

type Listener = () => void;
const expiryListeners = new Set<Listener>();

/** Tells the shell when the server no longer knows this session; answers a function that stops telling. */
export function onSignedOut(listener: Listener): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

/** Called wherever an answer says 401: the shell asks for the password over the page, and nothing typed is lost. */
export function noticeSignedOut(error: unknown): void {
  if (error instanceof Refused && error.status === 401) for (const listener of expiryListeners) listener();
}

/** Answers kept by the web: a refusal is final, a missing answer is tried twice more. */
export const answers = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
      refetchOnWindowFocus: true,
    },
  },
});

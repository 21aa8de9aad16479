import { currentLanguage } from '../messages/language.ts';
import { Unreachable } from './refused.ts';

/** How a sign-in ended. */
export type SignInOutcome = 'in' | 'wrong' | 'too_many' | 'failed';

async function post(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(`/api/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        'accept-language': currentLanguage(),
        'x-meritloop': '1',
      },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

/** Signs in with username and password; the session is a cookie that scripts cannot read. */
export async function signIn(username: string, password: string): Promise<SignInOutcome> {
  const { ok, status } = await post('sign-in/username', { username, password });
  if (ok) return 'in';
  if (status === 429) return 'too_many';
  return status >= 500 ? 'failed' : 'wrong';
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await post('sign-out', {});
}

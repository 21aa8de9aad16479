import {
  giveCode,
  signIn as signInStated,
  signOut as signOutStated,
} from '@meritloop/server/platform/identity/contract';
import { call } from './call.ts';

/** What the server asks for next: nothing, or a code of the second factor. */
export type SignInStep = 'in' | 'code';

/**
 * Signs in with username and password; the session is a cookie that scripts cannot read.
 *
 * @throws Refused with the server's own words, Unreachable when no answer came
 */
export async function signIn(username: string, password: string): Promise<SignInStep> {
  const { secondFactor } = await call(signInStated, { body: { username, password } });
  return secondFactor ? 'code' : 'in';
}

/** Second step of a sign-in: six digits of the moment, or a recovery code. */
export async function signInWithCode(code: string): Promise<void> {
  await call(giveCode, { body: { code } });
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await call(signOutStated);
}

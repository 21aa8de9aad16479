import {
  giveCode,
  signIn as signInStated,
  signOut as signOutStated,
  takePuzzle,
} from '@meritloop/server/platform/identity/contract';
import { call } from './call.ts';
import { solvePuzzle } from './puzzle.ts';
import { Refused } from './refused.ts';

/** What the server asks for next: nothing, or a code of the second factor. */
export type SignInStep = 'in' | 'code';

/**
 * Signs in with username and password; the session is a cookie that scripts cannot read. Where others' failures would
 * have to be waited for, this browser solves a puzzle instead and tries again.
 *
 * @param solving told the part of the puzzle that is done, 0 to 1; not called where there is none
 * @throws Refused with the server's own words, Unreachable when no answer came
 */
export async function signIn(
  username: string,
  password: string,
  solving?: (done: number) => void,
): Promise<SignInStep> {
  const body = { username, password };
  try {
    return stepAfter(await call(signInStated, { body }));
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.refusal.code !== 'identity.wait') throw refused;
    const { puzzle } = await call(takePuzzle, { body: { username } });
    if (puzzle === null) throw refused;
    const solved = await solvePuzzle(puzzle, solving);
    return stepAfter(await call(signInStated, { body: { ...body, puzzle: solved } }));
  }
}

const stepAfter = ({ secondFactor }: { secondFactor: boolean }): SignInStep => (secondFactor ? 'code' : 'in');

/** Second step of a sign-in: six digits of the moment, or a recovery code. */
export async function signInWithCode(code: string): Promise<void> {
  await call(giveCode, { body: { code } });
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await call(signOutStated);
}

import { AsyncLocalStorage } from 'node:async_hooks';

/** Why the provider's word was not taken, for the operator's log: constant texts, never anything that was sent. */
const reasons = new AsyncLocalStorage<Set<string>>();

/** Runs the end of a sign-in and answers with it why it did not succeed, as far as anyone along the way has said. */
export async function withReasons<T>(act: () => Promise<T>): Promise<{ result: T; because: string[] }> {
  const said = new Set<string>();
  const result = await reasons.run(said, act);
  return { result, because: [...said] };
}

/** Notes a reason; answers false where nobody gathers any. */
export function because(reason: string): boolean {
  const said = reasons.getStore();
  said?.add(reason);
  return said !== undefined;
}

/** What the library hands on of a provider; its own types leave the shape of the nonce open. */
interface Told {
  idToken?: string | undefined;
  expectedIdTokenNonce?: string | undefined;
}

/**
 * What is wrong with an id token that the library has refused: it answers yes or no, and an operator has to tell a
 * clock that is off from another client's token. Decides nothing.
 */
export function faultOf(told: Told, expected: { issuer: string; clientId: string }, now: Date): string {
  const { idToken, expectedIdTokenNonce: nonce } = told;
  if (idToken === undefined) return 'no id token came';
  const [head, claims] = idToken.split('.').slice(0, 2).map(readPart);
  if (head === undefined || claims === undefined) return 'the id token cannot be read';
  if (head.alg === undefined || /^(none|hs\d+)$/i.test(String(head.alg))) {
    return 'the id token is not signed by a key of the provider (algorithm)';
  }
  if (claims.iss !== expected.issuer) return 'the id token is of another issuer';
  if (![claims.aud].flat().includes(expected.clientId)) return 'the id token is for another audience';
  if (!(Number(claims.exp) * 1000 > now.getTime())) return 'the id token has expired, or a clock is off';
  if (nonce !== undefined && claims.nonce !== nonce) return 'the nonce of the id token is not ours';
  return 'the signature or a claim of the id token does not hold';
}

function readPart(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

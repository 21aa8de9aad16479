import type { FastifyRequest } from 'fastify';
import { refuse } from './errors.ts';
import type { House } from './http.ts';
import { oidcProvider } from './identity/accounts.ts';
import type { Standing } from './identity/policy.ts';
import { webHeaders } from './identity/web.ts';
import type { Principal } from './principal.ts';
import { findTenant, type Tenant, today } from './tenants.ts';
import { presentToken } from './tokens/present-token.ts';
import { inFlight } from './transact.ts';

/** Who asks, of which city: as it stands in the database now. */
export interface Asking {
  account: Standing & { id: string };
  tenant: Tenant | undefined;
  /** Undefined where the account has no grant in the city today. */
  person: Principal | undefined;
}

/** Whom a cookie meant last time, and the day on which that city stood still, if it did. */
interface Guess {
  accountId: string;
  pinnedDay: string | null;
}

/** Cookies and cities about which something is guessed; the eldest go first. */
const most = 10_000;
/** Characters of a cookie header worth remembering. */
const longest = 1000;

/**
 * Asks the database who asks: session, city, person and grants, anew for every request. The third can only be asked for
 * once the first two have answered, unless one guesses: whose session a cookie is never changes, and hardly ever whether
 * a city stands still. So what was seen last time is asked for at once, in one flight with what tells whether it was
 * right; where it was not, it is asked again. Nothing of a session or a right is believed from memory.
 */
export function whoAsks(house: Pick<House, 'db' | 'identity' | 'identify'>) {
  const guesses = new Map<string, Guess>();

  return async (request: FastifyRequest, tenantId: string, now: Date): Promise<Asking> => {
    const headers = webHeaders(request);
    const key = `${tenantId} ${headers.get('cookie')}`;
    const guess = guesses.get(key);
    const guessedDay = guess === undefined ? '' : today(guess, now);
    const [account, tenant, guessed] = await inFlight(house.db, (reader) =>
      Promise.all([
        signedIn(house, headers, reader),
        findTenant(reader, tenantId),
        guess && house.identify(reader, tenantId, guess.accountId, guessedDay),
      ]),
    );
    if (tenant === undefined) return { account, tenant, person: undefined };
    const day = today(tenant, now);
    const right = guess?.accountId === account.id && guessedDay === day;
    const person = right ? guessed : await house.identify(house.db, tenantId, account.id, day);
    if (!right && person !== undefined && key.length < longest) {
      const [eldest] = guesses.keys();
      if (guesses.size >= most && eldest !== undefined) guesses.delete(eldest);
      guesses.set(key, { accountId: account.id, pinnedDay: tenant.pinnedDay });
    }
    return { account, tenant, person };
  };
}

/** The account whose session it is, as far as entry depends on it. @throws a refusal where nobody is signed in */
export async function signedIn(
  { identity }: Pick<House, 'identity'>,
  headers: Headers,
  reader?: House['db'],
): Promise<Asking['account']> {
  const found = await identity.session(headers, reader);
  if (found === null) throw refuse.not_signed_in();
  const { user, session } = found;
  return {
    id: user.id,
    secondFactor: user.twoFactorEnabled === true,
    passwordDue: user.passwordDue === true,
    byProvider: session.signedInBy === oidcProvider,
  };
}

/** Who holds an API token, of which city. @throws a refusal where the token is not good */
export async function whoHolds(
  { db, identify }: Pick<House, 'db' | 'identify'>,
  secret: string,
  tenantId: string,
  now: Date,
) {
  const tenant = await findTenant(db, tenantId);
  const token = await presentToken(db, tenant, secret, now);
  const person = tenant && (await identify(db, tenantId, token.account_id, today(tenant, now)));
  return { account: undefined, token, tenant, person };
}

import type { FastifyRequest } from 'fastify';
import { refuse } from './errors.ts';
import type { House } from './http.ts';
import { oidcProvider } from './identity/accounts.ts';
import type { Standing } from './identity/policy.ts';
import { webHeaders } from './identity/web.ts';
import type { Principal } from './principal.ts';
import { findTenant, type Tenant, today } from './tenants.ts';
import { presentToken } from './tokens/present-token.ts';
import type { TokenRow } from './tokens/store.ts';
import { inFlight } from './transact.ts';

/** Who asks, of which city: as it stands in the database now. Either an account or a token. */
export interface Asking {
  account: (Standing & { id: string }) | undefined;
  token: TokenRow | undefined;
  tenant: Tenant | undefined;
  /** Undefined where the account has no grant in the city today. */
  person: Principal | undefined;
}

/** A person as read on a day, under the stamp that the city's people had then. */
interface Known {
  stamp: string;
  day: string;
  person: Principal;
}

/** People who are kept in mind; the eldest go first. */
const most = 10_000;

/**
 * Asks the database who asks, for every request: session and city in one flight, then the person and grants. These
 * follow from rows that hardly ever change, and the city's answer brings their stamp: while it is the one under which
 * they were read, they are as they were. Nothing of a session is believed from memory, and of a right nothing that the
 * database has not just confirmed (ADR 30).
 */
export function whoAsks({ db, identity, identify }: Pick<House, 'db' | 'identity' | 'identify'>) {
  const known = new Map<string, Known>();

  /** The stamp was read before the rows are: it may be older than they are, never newer. */
  async function personOf(tenant: Tenant, accountId: string, now: Date): Promise<Principal | undefined> {
    const key = `${tenant.id} ${accountId}`;
    const stamp = tenant.peopleStamp;
    const day = today(tenant, now);
    const last = known.get(key);
    if (last !== undefined && last.stamp === stamp && last.day === day) return last.person;
    known.delete(key);
    const person = await identify(db, tenant.id, accountId, day);
    if (person !== undefined && stamp !== null) {
      const [eldest] = known.keys();
      if (known.size >= most && eldest !== undefined) known.delete(eldest);
      known.set(key, { stamp, day, person });
    }
    return person;
  }

  return {
    /** By the session's cookie. @throws a refusal where nobody is signed in */
    async bySession(request: FastifyRequest, tenantId: string, now: Date): Promise<Asking> {
      const headers = webHeaders(request);
      const [account, tenant] = await inFlight(db, (reader) =>
        Promise.all([signedIn({ identity }, headers, reader), findTenant(reader, tenantId)]),
      );
      const person = tenant && (await personOf(tenant, account.id, now));
      return { account, token: undefined, tenant, person };
    },
    /** By an API token. @throws a refusal where the token is not good */
    async byToken(secret: string, tenantId: string, now: Date): Promise<Asking> {
      const tenant = await findTenant(db, tenantId);
      const token = await presentToken(db, tenant, secret, now);
      const person = tenant && (await personOf(tenant, token.account_id, now));
      return { account: undefined, token, tenant, person };
    },
  };
}

/** The account whose session it is, as far as entry depends on it. @throws a refusal where nobody is signed in */
export async function signedIn(
  { identity }: Pick<House, 'identity'>,
  headers: Headers,
  reader?: House['db'],
): Promise<Standing & { id: string }> {
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

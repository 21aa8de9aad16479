import { createHash, randomBytes } from 'node:crypto';
import { dayOf } from '../clock.ts';
import type { Reader } from '../database.ts';
import { paceOf } from '../pace.ts';
import { type Deciding, demandEver } from '../policy.ts';
import type { Grant, Principal } from '../principal.ts';
import type { Tenant } from '../tenants.ts';
import { refuse } from './errors.ts';
import type { Scope } from './scopes.ts';
import { findByHash, noteUse, type TokenRow } from './store.ts';

/** Begins every token, so that a scanner of code and logs can know one. */
const mark = 'mlt_';

/** A new token of 256 random bits. */
export function makeSecret(): { secret: string; prefix: string; hash: string } {
  const secret = `${mark}${randomBytes(32).toString('base64url')}`;
  return { secret, prefix: secret.slice(0, 10), hash: hashOfSecret(secret) };
}

const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The token of an `Authorization: Bearer` header; undefined where there is no such header. */
export function bearerOf(header: string | undefined): string | undefined {
  const found = /^Bearer +(\S{1,200})\s*$/i.exec(header ?? '');
  return found?.[1];
}

/** Requests that one token may make in a minute. */
const pace = paceOf('token', 600);

/** The token that was presented, good today and in this city; refused otherwise in the same words. */
export async function presentToken(
  reader: Reader,
  tenant: Tenant | undefined,
  secret: string,
  now: Date,
): Promise<TokenRow> {
  const row = tenant && (await findByHash(reader, tenant.id, hashOfSecret(secret)));
  // Its days are those of the world, also in a city that stands still.
  const day = dayOf(now);
  if (row === undefined || row.revoked_at !== null || row.expires_on < day || row.password_due) {
    throw refuse.not_good();
  }
  const wait = await pace(reader, row.tenant_id, row.id, now);
  if (wait !== undefined) throw refuse.too_fast({ seconds: wait });
  await noteUse(reader, row, day);
  return row;
}

/** The person as far as the token goes: of a token for one unit, the grants that hold it, for it alone. */
export function asFarAs(principal: Principal, token: TokenRow): Principal {
  const { unit_id: unitId } = token;
  if (unitId === null) return { ...principal, tokenId: token.id };
  const grants = principal.grants
    .filter(({ reach }) => reach === null || reach.has(unitId))
    .map((grant): Grant => ({ role: grant.role, unitId, reach: new Set([unitId]) }));
  return { ...principal, tokenId: token.id, grants };
}

/** Refuses what the token was not made for, by name. Only then the person's own right is asked. */
export function demandScope(
  principal: Principal,
  token: TokenRow,
  scope: Scope | undefined,
  decides: Deciding,
): void {
  if (scope === undefined) throw refuse.session_only();
  if (!token.scopes.includes(scope.name)) {
    throw refuse.out_of_scope({ name: token.name, scope: scope.name, scopes: token.scopes.join(', ') });
  }
  demandEver(principal, decides);
}

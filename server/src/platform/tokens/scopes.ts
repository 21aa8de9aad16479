import type { Bilingual, Endpoint } from '../endpoint.ts';
import type { Deciding } from '../policy.ts';
import type { Principal } from '../principal.ts';

/** What a token with this scope may at most: the endpoints, each with the sentence that decides it. */
export interface Scope {
  /** `read:<room>` for everything that the room lets its person read, else `<room>.<act>`. */
  name: string;
  reads: boolean;
  says: Bilingual;
  decides: readonly Deciding[];
}

/** The scope of every endpoint that a token may reach; all others are for a signed-in person alone. */
export type Scopes = ReadonlyMap<Endpoint, Scope>;

/** Every scope once, reading before acting. */
export function distinct(scopes: Scopes): Scope[] {
  const all = [...new Set(scopes.values())];
  return all.sort((a, b) => Number(b.reads) - Number(a.reads) || (a.name < b.name ? -1 : 1));
}

/** Whether the person could do anything at all with the scope. */
export function within(principal: Pick<Principal, 'grants'>, scope: Scope): boolean {
  return scope.decides.some(({ roles, over }) =>
    principal.grants.some(
      (grant) => roles.includes(grant.role) && (grant.reach === null || over !== 'tenant'),
    ),
  );
}

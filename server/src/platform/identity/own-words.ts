import type { Clock } from '../clock.ts';
import type { Db } from '../database.ts';
import type { Principal } from '../principal.ts';
import { listTenants, type Tenant, today } from '../tenants.ts';

/** A unit as everyone knows it. */
interface KnownUnit {
  id: string;
  code: string;
  name: string;
}

/**
 * What everyone knows of an account beside its user name, for {@link guessable}: code and names of its cities, of the
 * units that its grants name, and of its person.
 */
export async function wordsOf(
  house: {
    db: Db;
    clock: Clock;
    identify(reader: Db, tenantId: string, accountId: string, day: string): Promise<Principal | undefined>;
    tokens?: { people: { units(tenant: Tenant, day: string): Promise<readonly KnownUnit[]> } };
  },
  accountId: string,
): Promise<string[]> {
  const words = new Set<string>();
  for (const tenant of await listTenants(house.db)) {
    const day = today(tenant, house.clock.now());
    const principal = await house.identify(house.db, tenant.id, accountId, day);
    if (principal === undefined) continue;
    words.add(tenant.id);
    for (const { zh, en } of [tenant.name, principal.name]) {
      for (const name of [zh, en]) words.add(name.replace(/\s*[（(].*$/, ''));
    }
    const own = new Set(principal.grants.map(({ unitId }) => unitId).filter((id) => id !== null));
    const units = own.size === 0 ? [] : ((await house.tokens?.people.units(tenant, day)) ?? []);
    for (const unit of units.filter(({ id }) => own.has(id))) words.add(unit.code).add(unit.name);
  }
  return [...words];
}

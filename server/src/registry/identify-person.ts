import type { Reader } from '../platform/database.ts';
import type { Principal } from '../platform/principal.ts';
import type { Tenant } from '../platform/tenants.ts';
import { accountOfPerson, personWithGrants } from './store-people.ts';

/** Who an account is in a tenant on a day: undefined where the account holds no grant there. */
export async function identifyPerson(
  reader: Reader,
  tenantId: string,
  accountId: string,
  day: string,
): Promise<Principal | undefined> {
  const rows = await personWithGrants(reader, tenantId, accountId, day);
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    personId: first.person_id,
    accountId,
    name: { zh: first.name_zh, en: first.name_en },
    grants: rows.map((grant) => ({
      role: grant.role,
      unitId: grant.unit_id,
      reach: grant.reach === null ? null : new Set(grant.reach),
    })),
  };
}

/** The same by the person's own id. */
export async function identifyById(
  reader: Reader,
  tenant: Tenant,
  personId: string,
  day: string,
): Promise<Principal | undefined> {
  const accountId = await accountOfPerson(reader, tenant.id, personId);
  return accountId === undefined ? undefined : identifyPerson(reader, tenant.id, accountId, day);
}

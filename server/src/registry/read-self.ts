import type { AccountQuery, Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { listTenants, type Tenant, today } from '../platform/tenants.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { unitNamesOn } from './store.ts';
import { tenantsOfAccount } from './store-people.ts';

function summary(tenant: Tenant, now: Date) {
  return {
    id: tenant.id,
    name: tenant.name,
    kind: tenant.kind,
    notice: tenant.notice,
    today: today(tenant, now),
  };
}

export async function readCities(query: AccountQuery) {
  const known = new Set(await tenantsOfAccount(query.reader, query.accountId));
  const tenants = await listTenants(query.reader);
  return {
    tenants: tenants.filter((tenant) => known.has(tenant.id)).map((tenant) => summary(tenant, query.now)),
  };
}

export async function readSelf(query: Query<typeof contract.whoAmI>) {
  const { tenant, principal } = query;
  const ids = principal.grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const names = await unitNamesOn(query.reader, tenant.id, ids, query.today);
  return {
    tenant: summary(tenant, query.now),
    person: { id: principal.personId, name: principal.name },
    grants: principal.grants.map((grant) => ({
      role: grant.role,
      unit:
        grant.unitId === null
          ? null
          : {
              id: grant.unitId,
              name: names.get(grant.unitId) ?? '',
            },
    })),
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

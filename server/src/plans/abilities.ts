import type { Abilities } from '../platform/endpoint.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Principal } from '../platform/principal.ts';
import type { Tenant } from '../platform/tenants.ts';
import { policy } from './policy.ts';

const published = {
  zh: '本城市只收录已公开的事项和目标，不在此增改',
  en: 'This city holds published matters and targets only; they are not edited here',
};

/** What the caller may do with the register of this city: in one of published facts, read only. */
export function registerAbilities(principal: Principal, tenant: Tenant): Abilities {
  const given = abilitiesFor(principal, policy, undefined);
  if (tenant.kind !== 'published') return given;
  return Object.fromEntries(
    Object.entries(given).map(([act, one]) => [
      act,
      act === 'readPlans' ? one : { may: false, why: published },
    ]),
  );
}

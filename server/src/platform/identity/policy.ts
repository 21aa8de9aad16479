import { expectVersion } from '../call.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database.ts';
import type { Bilingual } from '../endpoint.ts';
import { abilitiesFor, type Policy } from '../policy.ts';
import type { Principal } from '../principal.ts';
import type { Mount } from '../room.ts';
import { listTenants, lockTenant, requireSecondFactor, type Tenant, today } from '../tenants.ts';
import { readSignInPolicy, setSignInPolicy } from './contract.ts';
import { refuse } from './errors.ts';

const policy = {
  readSignInPolicy: {
    says: {
      zh: '本市的登录规定由安全管理员、审计管理员查看',
      en: 'The security and audit officers of the city read its rules for sign-in',
    },
    roles: ['security_officer', 'audit_officer'],
    over: 'tenant',
  },
  setSignInPolicy: {
    says: {
      zh: '安全管理员规定本市哪些岗位须使用二次验证',
      en: 'The security officer of the city says which roles need a second factor',
    },
    roles: ['security_officer'],
    over: 'tenant',
  },
} satisfies Policy<void>;

/** What of an account and its session decides whether a city lets it in. */
export interface Standing {
  secondFactor: boolean;
  passwordDue: boolean;
  /** Signed in by the provider: its factors count instead of ours (ADR 21). */
  byProvider: boolean;
}

/**
 * Refuses a city to an account whose password is for the first sign-in only, and to whoever holds a role there that
 * needs a second factor, and has none.
 */
export function demandReady(tenant: Tenant, principal: Principal, standing: Standing): void {
  if (standing.byProvider) return;
  if (standing.passwordDue) throw refuse.password_due();
  if (!standing.secondFactor && needs(tenant, principal)) throw refuse.factor_needed();
}

function needs(tenant: Tenant, principal: Principal): boolean {
  return principal.grants.some(({ role }) => tenant.secondFactorFor.includes(role));
}

/** The cities that ask this account for a second factor. */
export async function citiesThatNeedIt(
  house: {
    db: Db;
    clock: Clock;
    identify(reader: Db, tenantId: string, accountId: string, day: string): Promise<Principal | undefined>;
  },
  accountId: string,
): Promise<Bilingual[]> {
  const now = house.clock.now();
  const found: Bilingual[] = [];
  for (const tenant of await listTenants(house.db)) {
    if (tenant.secondFactorFor.length === 0) continue;
    const principal = await house.identify(house.db, tenant.id, accountId, today(tenant, now));
    if (principal !== undefined && needs(tenant, principal)) found.push(tenant.name);
  }
  return found;
}

/** Reading and setting the city's rule. */
export function mountSignInPolicy(mount: Mount): void {
  const present = (tenant: Tenant, principal: Principal) => ({
    secondFactorFor: [...tenant.secondFactorFor],
    version: tenant.version,
    abilities: abilitiesFor(principal, policy, undefined),
  });
  mount.query(readSignInPolicy, policy.readSignInPolicy, async ({ tenant, principal }) =>
    present(tenant, principal),
  );
  mount.act(setSignInPolicy, policy.setSignInPolicy, async (act) => {
    const tenant = await lockTenant(act.tx, act.tenant.id);
    expectVersion(act, tenant);
    const roles = [...new Set(act.body.secondFactorFor)].sort();
    await requireSecondFactor(act.tx, tenant.id, roles);
    await act.record({
      act: 'platform.require_second_factor',
      subject: { kind: 'tenant', id: tenant.id },
      old: tenant.secondFactorFor,
      new: roles,
      reason: act.body.reason,
    });
    return present({ ...tenant, secondFactorFor: roles, version: tenant.version + 1 }, act.principal);
  });
}

import { type Act, expectVersion, type Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Principal } from '../platform/principal.ts';
import { type SystemState, systemState } from '../platform/system-state.ts';
import { lockTenant, renameTenant, type Tenant } from '../platform/tenants.ts';
import type * as contract from './contract-settings.ts';
import { refuse } from './errors-officers.ts';
import { settingsPolicy } from './policy-officers.ts';

export async function readSettings(query: Query<typeof contract.readSettings>) {
  return present(query.reader, query.tenant, query.principal, query.now);
}

export async function editSettings(act: Act<typeof contract.editSettings>) {
  const { tx, body, principal } = act;
  const tenant = await lockTenant(tx, act.tenant.id);
  expectVersion(act, tenant);
  if (tenant.kind === 'published') throw refuse.no_accounts_here();
  const { name, notice, reason } = body;
  await renameTenant(tx, tenant.id, { name, notice });
  await act.record({
    act: 'registry.edit_settings',
    subject: { kind: 'tenant', id: tenant.id },
    old: { name: tenant.name, notice: tenant.notice },
    new: { name, notice },
    reason,
  });
  return present(tx, { ...tenant, name, notice, version: tenant.version + 1 }, principal, act.now);
}

async function present(reader: Reader, tenant: Tenant, principal: Principal, now: Date) {
  return {
    name: tenant.name,
    notice: tenant.notice,
    kind: tenant.kind,
    version: tenant.version,
    state: presentState(await systemState(reader, tenant.id, now)),
    abilities: abilitiesFor(principal, settingsPolicy, undefined),
  };
}

const instant = (at: Date | null) => at?.toISOString() ?? null;

function presentState({ backups, ...state }: SystemState) {
  return {
    ...state,
    backups: {
      late: backups.late,
      lastGoodAt: instant(backups.lastGoodAt),
      lastVerifiedAt: instant(backups.lastVerifiedAt),
      recent: backups.recent.map(({ machine, file, ...one }) => ({
        ...one,
        place: `${machine}:${file}`,
        startedAt: one.startedAt.toISOString(),
        endedAt: instant(one.endedAt),
        verifiedAt: instant(one.verifiedAt),
      })),
    },
  };
}

import { dayOf } from './clock.ts';
import type { Reader } from './database.ts';

/** A city with everything it owns. `published`: real public figures only; `simulated`: fictional, and says so. */
export interface Tenant {
  id: string;
  name: { zh: string; en: string };
  kind: 'published' | 'simulated' | 'production';
  notice: { zh: string; en: string };
  /** A simulated city stands still on this day; otherwise null and the clock rules. */
  pinnedDay: string | null;
}

export type TenantTables = {
  'platform.tenant': {
    tenant_id: string;
    name_zh: string;
    name_en: string;
    kind: Tenant['kind'];
    notice_zh: string;
    notice_en: string;
    pinned_day: string | null;
    created_at: Date;
  };
};

export async function findTenant(reader: Reader, id: string): Promise<Tenant | undefined> {
  const rows = await listTenants(reader, id);
  return rows[0];
}

export async function listTenants(reader: Reader, only?: string): Promise<Tenant[]> {
  let query = reader
    .withTables<TenantTables>()
    .selectFrom('platform.tenant')
    .selectAll()
    .orderBy('tenant_id');
  if (only !== undefined) query = query.where('tenant_id', '=', only);
  return (await query.execute()).map((row) => ({
    id: row.tenant_id,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    notice: { zh: row.notice_zh, en: row.notice_en },
    pinnedDay: row.pinned_day,
  }));
}

/** The business day in this tenant: deadlines and periods are judged by it. */
export function today(tenant: Tenant, now: Date): string {
  return tenant.pinnedDay ?? dayOf(now);
}

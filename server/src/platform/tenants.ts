import { sql } from 'kysely';
import { dayOf } from './clock.ts';
import { type Reader, rowsOf, type Tx } from './database.ts';
import type { Role } from './principal.ts';

/** A city with everything it owns. `published`: real public figures only; `simulated`: fictional, and says so. */
export interface Tenant {
  id: string;
  name: { zh: string; en: string };
  kind: 'published' | 'simulated' | 'production';
  notice: { zh: string; en: string };
  /** A simulated city stands still on this day; otherwise null and the clock rules. */
  pinnedDay: string | null;
  /** Roles that reach this city only with a second factor. */
  secondFactorFor: readonly Role[];
  version: number;
  /** Another one after each change of people, grants and units; null where nobody keeps it (ADR 30). */
  peopleStamp: string | null;
}

interface TenantRow {
  tenant_id: string;
  name_zh: string;
  name_en: string;
  kind: Tenant['kind'];
  notice_zh: string;
  notice_en: string;
  pinned_day: string | null;
  second_factor_roles: Role[];
  version: number;
  people_stamp: string | null;
}

const tenants = `select t.*, s.stamp as people_stamp
  from platform.tenant t left join platform.people_stamp s on s.tenant_id = t.tenant_id`;

export async function findTenant(reader: Reader, id: string): Promise<Tenant | undefined> {
  const [row] = await rowsOf<TenantRow>(reader, `${tenants} where t.tenant_id = $1`, [id]);
  return row && presentTenant(row);
}

export async function listTenants(reader: Reader): Promise<Tenant[]> {
  const rows = await rowsOf<TenantRow>(reader, `${tenants} order by t.tenant_id`, []);
  return rows.map(presentTenant);
}

function presentTenant(row: TenantRow): Tenant {
  return {
    id: row.tenant_id,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    notice: { zh: row.notice_zh, en: row.notice_en },
    pinnedDay: row.pinned_day,
    secondFactorFor: row.second_factor_roles,
    version: row.version,
    peopleStamp: row.people_stamp,
  };
}

/** A new city, of which nothing but its name is there yet. */
export async function insertTenant(
  tx: Tx,
  { id, name, kind, notice, pinnedDay }: Pick<Tenant, 'id' | 'name' | 'kind' | 'notice' | 'pinnedDay'>,
  at: Date,
): Promise<void> {
  await sql`insert into platform.tenant
      (tenant_id, name_zh, name_en, kind, notice_zh, notice_en, pinned_day, created_at)
    values (${id}, ${name.zh}, ${name.en}, ${kind}, ${notice.zh}, ${notice.en}, ${pinnedDay}, ${at})`.execute(
    tx,
  );
}

/** The city with its row locked until the transaction ends. */
export async function lockTenant(tx: Tx, id: string): Promise<Tenant> {
  await sql`select 1 from platform.tenant where tenant_id = ${id} for update`.execute(tx);
  const tenant = await findTenant(tx, id);
  if (tenant === undefined) throw new Error(`No city ${id}`);
  return tenant;
}

/** Says which roles need a second factor; the version moves on. */
export async function requireSecondFactor(tx: Tx, id: string, roles: readonly Role[]): Promise<void> {
  await sql`update platform.tenant set second_factor_roles = ${JSON.stringify(roles)}::jsonb, version = version + 1
    where tenant_id = ${id}`.execute(tx);
}

/** Gives the city another name and notice; the version moves on. */
export async function renameTenant(
  tx: Tx,
  id: string,
  { name, notice }: Pick<Tenant, 'name' | 'notice'>,
): Promise<void> {
  await sql`update platform.tenant set name_zh = ${name.zh}, name_en = ${name.en}, notice_zh = ${notice.zh},
      notice_en = ${notice.en}, version = version + 1
    where tenant_id = ${id}`.execute(tx);
}

/** The business day in this tenant: deadlines and periods are judged by it. */
export function today(tenant: Pick<Tenant, 'pinnedDay'>, now: Date): string {
  return tenant.pinnedDay ?? dayOf(now);
}

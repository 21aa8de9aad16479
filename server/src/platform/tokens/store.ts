import { sql } from 'kysely';
import type { Reader, Tx } from '../database.ts';

export type TokenRow = {
  tenant_id: string;
  id: string;
  person_id: string;
  account_id: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: string[];
  unit_id: string | null;
  created_by: string;
  created_at: Date;
  expires_on: string;
  last_used_on: string | null;
  revoked_by: string | null;
  revoked_at: Date | null;
};

export async function findByHash(
  reader: Reader,
  tenantId: string,
  hash: string,
): Promise<(TokenRow & { password_due: boolean }) | undefined> {
  const { rows } = await sql<TokenRow & { password_due: boolean }>`select t.*,
      coalesce(u."passwordDue" or u."disabledAt" is not null, true) as password_due
    from platform.api_token t left join auth."user" u on u.id = t.account_id
    where t.tenant_id = ${tenantId} and t.hash = ${hash}`.execute(reader);
  return rows[0];
}

/** Notes the day of use, once a day. */
export async function noteUse(reader: Reader, row: TokenRow, day: string): Promise<void> {
  if (row.last_used_on !== null && row.last_used_on >= day) return;
  await sql`update platform.api_token set last_used_on = ${day}
    where tenant_id = ${row.tenant_id} and id = ${row.id}
      and (last_used_on is null or last_used_on < ${day})`.execute(reader);
}

/** Tokens of one person, or of the whole city, the newest first. */
export async function tokensOf(
  reader: Reader,
  tenantId: string,
  personId: string | null,
): Promise<TokenRow[]> {
  const own = personId === null ? sql`true` : sql`person_id = ${personId}`;
  const { rows } = await sql<TokenRow>`select * from platform.api_token
    where tenant_id = ${tenantId} and ${own} order by created_at desc, id desc limit 500`.execute(reader);
  return rows;
}

/** What tokens are told apart by, of these ids. */
export async function tokensNamed(
  reader: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<Pick<TokenRow, 'id' | 'name' | 'prefix'>[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Pick<TokenRow, 'id' | 'name' | 'prefix'>>`select id, name, prefix
    from platform.api_token where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[])`.execute(reader);
  return rows;
}

export async function lockToken(tx: Tx, tenantId: string, id: string): Promise<TokenRow | undefined> {
  const { rows } = await sql<TokenRow>`select * from platform.api_token
    where tenant_id = ${tenantId} and id = ${id} for update`.execute(tx);
  return rows[0];
}

export async function insertToken(tx: Tx, row: TokenRow): Promise<void> {
  await sql`insert into platform.api_token (tenant_id, id, person_id, account_id, name, prefix, hash, scopes, unit_id,
      created_by, created_at, expires_on)
    values (${row.tenant_id}, ${row.id}, ${row.person_id}, ${row.account_id}, ${row.name}, ${row.prefix}, ${row.hash},
      ${JSON.stringify(row.scopes)}::jsonb, ${row.unit_id}, ${row.created_by}, ${row.created_at},
      ${row.expires_on})`.execute(tx);
}

export async function setRevoked(tx: Tx, row: TokenRow, by: string, at: Date): Promise<void> {
  await sql`update platform.api_token set revoked_by = ${by}, revoked_at = ${at}
    where tenant_id = ${row.tenant_id} and id = ${row.id}`.execute(tx);
}

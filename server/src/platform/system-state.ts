import { sql } from 'kysely';
import type { Reader } from './database.ts';

/** What of a city waits for background work, and the last step of the schema. */
export async function systemState(
  reader: Reader,
  tenantId: string,
): Promise<{ unsealed: number; undelivered: number; schema: string }> {
  const { rows } = await sql<{ unsealed: number; undelivered: number; schema: string }>`select
    (select count(*)::int from platform.audit_unsealed where tenant_id = ${tenantId}) as unsealed,
    (select count(*)::int from platform.outbox where tenant_id = ${tenantId} and delivered_at is null) as undelivered,
    (select max(name) from platform.kysely_migration) as schema`.execute(reader);
  const [row] = rows;
  if (row === undefined) throw new Error('No answer');
  return row;
}

import { sql } from 'kysely';
import type { Reader } from './database.ts';

/** What of a city waits for background work, and the last step of the schema. */
export async function systemState(
  reader: Reader,
  tenantId: string,
): Promise<{ unsealed: number; undelivered: number; schema: string }> {
  // Two statements: the city's tables may be spread over workers, the list of migrations never is.
  const waiting = await sql<{ unsealed: number; undelivered: number }>`select
    (select count(*)::int from platform.audit_unsealed where tenant_id = ${tenantId}) as unsealed,
    (select count(*)::int from platform.outbox where tenant_id = ${tenantId} and delivered_at is null) as undelivered`.execute(
    reader,
  );
  const last = await sql<{
    schema: string;
  }>`select max(name) as schema from platform.kysely_migration`.execute(reader);
  const [row, schema] = [waiting.rows[0], last.rows[0]?.schema];
  if (row === undefined || schema === undefined) throw new Error('No answer');
  return { ...row, schema };
}

import { sql } from 'kysely';
import { ageOf, type BackupState, backupDueHours, backupState } from './backup/backup-state.ts';
import type { Reader } from './database.ts';
import { appliedMigration } from './readiness.ts';

export interface SystemState {
  unsealed: number;
  undelivered: number;
  schema: string;
  /** Of the installation, which the city shares with all others on it. */
  backups: BackupState & { late: boolean };
}

/** What of a city waits for background work, the last step of the schema, and how the backups stand. */
export async function systemState(reader: Reader, tenantId: string, now: Date): Promise<SystemState> {
  // Two statements: the city's tables may be spread over workers, the list of migrations never is.
  const waiting = await sql<{ unsealed: number; undelivered: number }>`select
    (select count(*)::int from platform.audit_unsealed where tenant_id = ${tenantId}) as unsealed,
    (select count(*)::int from platform.outbox where tenant_id = ${tenantId} and delivered_at is null) as undelivered`.execute(
    reader,
  );
  const [row] = waiting.rows;
  if (row === undefined) throw new Error('No answer');
  const schema = await appliedMigration(reader);
  const backups = await backupState(reader);
  const late = ageOf(backups.lastGoodAt, now.getTime()) > backupDueHours * 3600;
  return { ...row, schema, backups: { ...backups, late } };
}

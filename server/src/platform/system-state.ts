import { sql } from 'kysely';
import { ageOf, type BackupState, backupDueHours, backupState } from './backup/backup-state.ts';
import type { Reader } from './database.ts';

export interface SystemState {
  unsealed: number;
  undelivered: number;
  schema: string;
  /** Of the installation, which the city shares with all others on it. */
  backups: BackupState & { late: boolean };
}

/** What of a city waits for background work, the last step of the schema, and how the backups stand. */
export async function systemState(reader: Reader, tenantId: string, now: Date): Promise<SystemState> {
  const { rows } = await sql<{ unsealed: number; undelivered: number; schema: string }>`select
    (select count(*)::int from platform.audit_unsealed where tenant_id = ${tenantId}) as unsealed,
    (select count(*)::int from platform.outbox where tenant_id = ${tenantId} and delivered_at is null) as undelivered,
    (select max(name) from platform.kysely_migration) as schema`.execute(reader);
  const [row] = rows;
  if (row === undefined) throw new Error('No answer');
  const backups = await backupState(reader);
  const late = ageOf(backups.lastGoodAt, now.getTime()) > backupDueHours * 3600;
  return { ...row, backups: { ...backups, late } };
}

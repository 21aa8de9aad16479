import { sql } from 'kysely';
import type { Reader } from '../database.ts';

/** Hours after which the last good backup is late: a day and what a slow night takes. */
export const backupDueHours = 26;

export interface BackupOnRecord {
  startedAt: Date;
  endedAt: Date | null;
  state: 'running' | 'written' | 'failed';
  machine: string;
  file: string;
  rows: number | null;
  fileBytes: number | null;
  sha256: string | null;
  fault: string | null;
  verifiedAt: Date | null;
  verified: boolean | null;
  verifyFault: string | null;
}

export interface BackupState {
  /** The instant that the newest whole backup holds; null where there is none. */
  lastGoodAt: Date | null;
  /** The instant that the newest backup holds which a drill has restored and found equal. */
  lastVerifiedAt: Date | null;
  /** Newest first. */
  recent: BackupOnRecord[];
}

/** What is known of this installation's backups. */
export async function backupState(reader: Reader, most = 10): Promise<BackupState> {
  const { rows: good } = await sql<{ written: Date | null; verified: Date | null }>`
    select max(started_at) filter (where state = 'written' and verified is not false) as written,
      max(started_at) filter (where verified) as verified from upkeep.backup`.execute(reader);
  const { rows: recent } = await sql<BackupOnRecord>`
    select started_at as "startedAt", ended_at as "endedAt", state, machine, file, rows, file_bytes as "fileBytes",
      sha256, fault, verified_at as "verifiedAt", verified, verify_fault as "verifyFault"
    from upkeep.backup order by started_at desc, id desc limit ${most}`.execute(reader);
  return { lastGoodAt: good[0]?.written ?? null, lastVerifiedAt: good[0]?.verified ?? null, recent };
}

/** Seconds since an instant; infinite where there was none. */
export function ageOf(at: Date | null, now: number): number {
  return at === null ? Number.POSITIVE_INFINITY : Math.max(0, (now - at.getTime()) / 1000);
}

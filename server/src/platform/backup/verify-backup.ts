import { checkChain } from '../chain-check.ts';
import { openDatabase } from '../database.ts';
import { listTenants } from '../tenants.ts';
import type { BackupProgress, BackupReport } from './format.ts';
import { restoreBackup } from './restore-backup.ts';

/** What a drill found: the report of the restore, and of each city's chain in what was restored. */
export interface Drill extends BackupReport {
  cities: { id: string; sealed: number; unsealed: number; faults: number }[];
}

/**
 * 恢复演练: restores a backup into an empty scratch database, where every table is read back and compared with the file
 * (rows and hashes), brings the schema forward to this program's, and checks the audit chain of every city in it.
 * @throws BackupFault where the file is damaged, newer, or does not read back as it was written
 */
export async function verifyBackup(
  scratchUrl: string,
  file: string,
  tell: (progress: BackupProgress) => void = () => {},
): Promise<Drill> {
  const report = await restoreBackup(scratchUrl, file, tell);
  const { db, close } = openDatabase(scratchUrl, () => {}, 2);
  try {
    const cities: Drill['cities'] = [];
    for (const { id } of await listTenants(db)) {
      const { sealed, unsealed, faults } = await checkChain(db, id);
      cities.push({ id, sealed, unsealed, faults: faults.length });
    }
    return { ...report, cities };
  } finally {
    await close();
  }
}

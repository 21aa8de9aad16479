/** Backup and restore of everything that the product keeps: logical, consistent, streaming, checked. */
export { recordBackup, recordDrill, recordRestore } from './backup-record.ts';
export { BackupFault, type BackupProgress, type BackupReport } from './format.ts';
export { restoreBackup } from './restore-backup.ts';
export { verifyBackup } from './verify-backup.ts';
export { writeBackup } from './write-backup.ts';

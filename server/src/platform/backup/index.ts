/** Backup and restore of everything that the product keeps: logical, consistent, streaming, checked. */
export { BackupFault, type BackupProgress, type BackupReport } from './format.ts';
export { restoreBackup } from './restore-backup.ts';
export { writeBackup } from './write-backup.ts';

import { resolve } from 'node:path';
import { recordBackup } from '@meritloop/server/platform/backup/index';
import type { Command } from 'commander';
import { progressTo, reportLine, told } from '../backup-words.ts';
import type { Io } from '../command.ts';
import { withDatabaseUrl } from '../connect.ts';

/** 备份: everything that the product keeps, as of one instant, in one file. */
export function define(command: Command, io: Io): void {
  command
    .argument('<file>', 'where to write it; replaced if it is there')
    .option('--json', 'the report as one JSON line')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      `
Try it: meritloop backup meritloop-2026-07-07.backup

Writes all cities, persons, sign-ins and the sealed audit as of one instant, while the product runs. The file appears
when it is whole, is readable by you alone, and holds password hashes: keep it as you keep the database. The hash that
is printed is what a restore of this file prints. Begin, end, size, hash and place are kept on record in the database
(not in the backup): the system officer's page, /readyz and the metrics tell how old the last good one is.
Drill it with meritloop verify-backup.
It reads the database of DATABASE_URL, or of MERITLOOP_HOME (default .meritloop), running or not.
Exit 0: written. Exit 1: it could not be written; nothing is left behind. A backup that was killed leaves
FILE.….unfinished, which may be deleted.`,
    )
    .action(async (file: string, options: { json?: boolean; quiet?: boolean }) => {
      const started = performance.now();
      const report = await told(
        withDatabaseUrl((url) =>
          recordBackup(url, resolve(file), new Date(), progressTo(io, options.quiet === true)),
        ),
      );
      io.out(reportLine('written', report, started, options.json === true));
      if (report.unrecorded !== undefined) io.err(`not on record: ${report.unrecorded}\n`);
    });
}

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { recordRestore, restoreBackup } from '@meritloop/server/platform/backup/index';
import type { Command } from 'commander';
import { progressTo, reportLine, told } from '../backup-words.ts';
import type { Io } from '../command.ts';
import { withAnyDatabaseUrl } from '../connect.ts';

/** 恢复: a backup into an empty database, all of it or nothing. */
export function define(command: Command, io: Io): void {
  command
    .argument('<file>', 'what `meritloop backup` wrote')
    .option('--json', 'the report as one JSON line')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      `
Try it: MERITLOOP_HOME=restored meritloop restore meritloop-2026-07-07.backup

Restores into an empty database only: a MERITLOOP_HOME that does not exist yet, or an empty database at DATABASE_URL.
Every table is read back and compared with the file before anything is committed; then the schema is brought forward
to this version. A damaged file restores nothing. People sign in as before; where the home's secret is not the same,
they sign in anew.
Exit 0: restored, equal to the file. Exit 1: damaged, newer than this version, or the database holds data.`,
    )
    .action(async (file: string, options: { json?: boolean; quiet?: boolean }) => {
      const started = performance.now();
      const report = await told(
        withAnyDatabaseUrl(async (url) => {
          const restored = await restoreBackup(url, resolve(file), progressTo(io, options.quiet === true));
          const seconds = (performance.now() - started) / 1000;
          await recordRestore(url, file, { report: restored, fileBytes: (await stat(file)).size, seconds });
          return restored;
        }),
      );
      io.out(reportLine('restored', report, started, options.json === true));
    });
}

import { resolve } from 'node:path';
import { BackupFault, recordDrill, verifyBackup } from '@meritloop/server/platform/backup/index';
import type { Command } from 'commander';
import { progressTo, reportLine, told } from '../backup-words.ts';
import { CommandFailure, type Io } from '../command.ts';
import { hasDatabase, withDatabaseUrl, withScratchDatabase } from '../connect.ts';
import { checkedDatabaseUrl } from '../database-url.ts';

interface Options {
  json?: boolean;
  quiet?: boolean;
  into?: string;
  scratch?: string;
}

/** 恢复演练: proves that a backup can be restored, and keeps on record that it was. */
export function define(command: Command, io: Io): void {
  command
    .argument('<file>', 'what `meritloop backup` wrote')
    .option(
      '--into <url>',
      'an empty database to restore into, which stays; by default one that is gone afterwards',
    )
    .option('--scratch <folder>', "where the scratch database lies (default: the machine's folder for such)")
    .option('--json', 'the report as one JSON line')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      `
Try it: meritloop verify-backup meritloop-2026-07-07.backup

A drill: restores the file into a scratch PostgreSQL, reads every table back and compares rows and hashes with the file,
brings the schema forward to this version, and checks the audit chain of every city in it. The scratch database needs
about the space of the real one and is removed. What came of it is kept on record in the database of DATABASE_URL, or of
MERITLOOP_HOME (default .meritloop), where that database wrote this backup; the system officer's page shows it.
Exit 0: the backup restores, equal to the file, chains whole. Exit 1: it does not; the reason is printed.`,
    )
    .action(async (file: string, options: Options) => {
      const started = performance.now();
      const at = new Date();
      const keep = async (sha256: string | null, fault: string | undefined) => {
        if (!hasDatabase()) return 0;
        const seconds = (performance.now() - started) / 1000;
        return withDatabaseUrl((url) => recordDrill(url, { sha256, file, at, seconds, fault }));
      };
      const work = (url: string) => verifyBackup(url, resolve(file), progressTo(io, options.quiet === true));
      const drilling =
        options.into === undefined
          ? withScratchDatabase(work, options.scratch)
          : work(checkedDatabaseUrl(options.into, '--into'));
      const drill = await told(
        drilling.catch(async (error) => {
          if (error instanceof BackupFault) await keep(null, error.message);
          throw error;
        }),
      );
      const broken = drill.cities.filter(({ faults }) => faults > 0).map(({ id }) => id);
      const fault = broken.length === 0 ? undefined : `Audit chain with faults: ${broken.join(', ')}.`;
      const known = await keep(drill.sha256, fault);
      if (fault !== undefined) {
        throw new CommandFailure(
          'backup.chain_broken',
          `${fault} The file is what was written; check the database that wrote it with check-chain.`,
        );
      }
      io.out(reportLine('verified', drill, started, options.json === true));
      if (options.json !== true) {
        for (const { id, sealed, unsealed } of drill.cities)
          io.out(`  ${id}: chain of ${sealed} rows whole, ${unsealed} not sealed yet\n`);
      }
      if (known === 0) io.err('not on record: this database wrote no backup with that hash\n');
    });
}

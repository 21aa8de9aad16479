import { refuse } from '@meritloop/server/app/errors-founding';
import { laySchema } from '@meritloop/server/platform/lay-schema';
import { removeCity } from '@meritloop/server/platform/remove-city';
import type { Command } from 'commander';
import type { Io } from '../command.ts';
import { withDatabaseUrl } from '../connect.ts';
import { forgetSignIns } from '../demo.ts';
import { orFailure } from '../refused.ts';

/** 移除示例: takes an example city away, with its demo accounts. */
export function define(command: Command, io: Io): void {
  command
    .argument('<city>', 'code of an example city, such as simulated-city')
    .addHelpText(
      'after',
      `
Try it: meritloop remove simulated-city

Takes an example city (simulated, or of published figures) out of the database with everything in it and the accounts
that no other city knows. A city of your own is never removed. Later starts load no example again where a city of your
own is there, or with MERITLOOP_EXAMPLES=no.
It uses the database of DATABASE_URL, or of MERITLOOP_HOME (default .meritloop), running or not.
Exit 0: removed. Exit 1: refused, or the database failed; nothing was changed.`,
    )
    .action(async (code: string) => {
      const { rows, accounts } = await withDatabaseUrl(async (url) => {
        await laySchema(url);
        return orFailure(
          removeCity(url, code, (kind) => {
            if (kind === undefined) throw refuse.no_such_city({ code });
            if (kind === 'production') throw refuse.not_an_example({ code });
          }),
        );
      });
      await forgetSignIns(code);
      io.out(`${code}: ${rows} rows and ${accounts} accounts removed.\n`);
    });
}

import { refuse } from '@meritloop/engine';
import { openDatabase } from '@meritloop/server/platform/database';
import { checkChain } from '@meritloop/server/platform/sealer';
import { listTenants } from '@meritloop/server/platform/tenants';
import type { Command } from 'commander';
import { CommandFailure, type Io } from '../command.ts';
import { withDatabaseUrl } from '../connect.ts';

const words = {
  changed: 'was changed after it was sealed',
  removed: 'was removed',
  inserted: 'was inserted beside the acts (neither sealed nor waiting for its seal)',
  reordered: 'does not follow the link before it',
};

const noCity = (id: string | undefined) =>
  id === undefined
    ? {
        zh: '数据库里还没有城市。请先载入：meritloop import simulated-city。',
        en: 'the database holds no city yet. Load one: meritloop import simulated-city.',
      }
    : {
        zh: `数据库里没有城市“${id}”。不带 --tenant 则校验全部。`,
        en: `the database holds no city "${id}". Without --tenant all are checked.`,
      };

/** 完整性校验: walks every tenant's chain and names each row that is not as it was sealed. */
export function define(command: Command, io: Io): void {
  command
    .option('--tenant <id>', 'one city only')
    .option('--json', 'one JSON line a city')
    .addHelpText(
      'after',
      `
Try it: meritloop check-chain --tenant simulated-city

Every act writes an audit row; a background job seals the rows into a hash chain, a few seconds behind. This command
recomputes every hash and says how many rows are sealed, how many still wait, and which are not as they were sealed.
It reads the database of DATABASE_URL, or of MERITLOOP_HOME (default .meritloop), running or not.
Exit 0: nothing found. Exit 2: there is no such city. Exit 1: something was tampered with, or the database could not be read.`,
    )
    .action(async (options: { tenant?: string; json?: boolean }) => {
      const faults = await withDatabaseUrl(async (url) => {
        const { db, close } = openDatabase(url, () => {}, 2);
        try {
          const tenants = await listTenants(db, options.tenant);
          if (tenants.length === 0) throw refuse('unknown_tenant', noCity(options.tenant));
          let found = 0;
          for (const tenant of tenants) {
            const report = await checkChain(db, tenant.id);
            found += report.faults.length;
            if (options.json === true) {
              io.out(`${JSON.stringify(report)}\n`);
              continue;
            }
            io.out(
              `${tenant.id}: ${report.sealed} sealed, ${report.unsealed} waiting, ${report.faults.length} faults\n`,
            );
            for (const fault of report.faults) {
              io.out(`  row ${fault.seq ?? '–'} (audit ${fault.auditId}) ${words[fault.fault]}\n`);
            }
          }
          return found;
        } finally {
          await close();
        }
      });
      if (faults > 0)
        throw new CommandFailure(
          'chain_broken',
          `The chain is broken in ${faults} place(s), named above. Keep a copy of the database and find out who could write to it.`,
        );
    });
}

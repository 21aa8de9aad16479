import { distribute } from '@meritloop/server/platform/distribute/index';
import { type Command, InvalidArgumentError } from 'commander';
import type { Io } from '../command.ts';
import { withDatabaseUrl } from '../connect.ts';

/** 分布: spreads the tables over the workers of a Citus coordinator, by city. */
export function define(command: Command, io: Io): void {
  command
    .option('--shards <count>', 'shards of each table (default: what the coordinator is set to)', wholeNumber)
    .option('--json', 'the report as one JSON line')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      `
Try it: DATABASE_URL=postgres://…@coordinator/meritloop meritloop distribute

For a province or a nation that outgrows one database server. Spreads every business table by tenant_id, so that the
rows of one city lie together on one worker; sign-ins, the queue and the list of migrations stay on the coordinator.
All in one transaction: where something is in the way, it is named and nothing is changed. Stop the product meanwhile,
and make a backup first. Triggers that guard append-only rows go along to the workers; where a coordinator takes no
table with a trigger they are laid down and named. Copies that stay hidden on the coordinator are removed. May be called
again: only what is not spread yet is spread.
Exit 0: all tables are spread. Exit 1: they are not; the reason is printed.`,
    )
    .action(async (options: { shards?: number; json?: boolean; quiet?: boolean }) => {
      const started = performance.now();
      const report = await withDatabaseUrl((url) =>
        distribute(url, {
          shards: options.shards,
          progress: (table, done, all) => {
            if (options.quiet !== true) io.err(`${done + 1}/${all} ${table}\n`);
          },
        }),
      );
      const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
      const counts = {
        spread: report.spread.length,
        before: report.before.length,
        guards: report.guards,
        leftBehind: report.leftBehind,
        seconds,
      };
      io.out(
        options.json === true
          ? `${JSON.stringify({ done: 'distributed', ...counts })}\n`
          : `spread: ${counts.spread} tables by tenant_id in ${seconds} s; ${counts.before} were spread before\nguards laid down: ${counts.guards.join(', ') || 'none'}\n${
              counts.leftBehind.length === 0
                ? ''
                : `hidden copies that stay on the coordinator: ${counts.leftBehind.join(', ')}. They harm nothing until a constraint is added; remove them then with truncate_local_data_after_distributing_table.\n`
            }`,
      );
    });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 to 9999');
  return Number(text);
}

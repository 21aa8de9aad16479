import { Argument, type Command } from 'commander';
import { type CityName, cityNames, loadCity } from '../cities.ts';
import type { Io } from '../command.ts';
import { withAnyDatabaseUrl } from '../connect.ts';
import { importInto } from '../demo.ts';

/** Loads a whole city into the database, once: all of it or nothing. */
export function define(command: Command, io: Io): void {
  command
    .addArgument(new Argument('<city>', 'which example').choices([...cityNames]))
    .addHelpText(
      'after',
      `
Try it: meritloop import simulated-city

  huzhou-2024     a real year: published promises against what was published of their results (examples/huzhou-2024)
  simulated-city  a fictional city with 24 months of generated figures (examples/simulated-city)
A city that is already there is left as it is. Demo passwords are random, printed once, and kept in
MERITLOOP_HOME/demo-sign-ins.json (readable by you alone).
Exit 0: loaded, or there already. Exit 2: bad input. Exit 1: anything else.`,
    )
    .action(async (name: CityName) => {
      const city = await loadCity(name);
      const signIns = await withAnyDatabaseUrl((url) => importInto(url, city));
      if (signIns === null) {
        io.out(`${city.tenant.id} is there already; nothing was changed.\n`);
        return;
      }
      io.out(
        `${city.tenant.name.en}: ${city.units.length} units, ${city.targets.length} targets, ${city.observations.length} figures.\n`,
      );
      for (const one of signIns)
        io.out(`  ${one.username}  ${one.password}  ${one.post.zh} ${one.post.en}\n`);
    });
}

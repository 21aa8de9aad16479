import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startServer } from '@meritloop/server';
import { claimHome } from '@meritloop/server/platform/postgres/index';
import type { Command } from 'commander';
import type { Io } from '../command.ts';
import { demoSignIns, loadExamples } from '../demo.ts';
import { type Cleanup, openCleanup } from '../start/cleanup.ts';
import { keepDatabase } from '../start/database.ts';
import { choosePort, portTaken } from '../start/port.ts';
import { readSettings, type StartOptions, type StartSettings } from '../start/settings.ts';

/** 启动：数据库、服务、网页，一条命令。 */
export function define(command: Command, io: Io): void {
  command
    .option('--port <number>', 'port to listen on (PORT; default 3000 or the next free one)')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--demo', 'load the example cities even into a database that is not new')
    .addHelpText(
      'after',
      `
Try it: MERITLOOP_HOME=/tmp/meritloop-try PORT=8080 meritloop start

Environment: PORT; MERITLOOP_HOME, the folder for data (default .meritloop); DATABASE_URL, a PostgreSQL server of your
own, 15 or newer, instead of the one that comes along; MERITLOOP_EXAMPLES=no, so that an empty home stays empty;
LOG_LEVEL (default warn). A city of your own is made by meritloop found, before the first start or while it runs.
One home is served by one process: a second start says where the first one answers. Ctrl-C stops everything in order.
Exit 0: stopped in order. Exit 2: bad input, such as a PORT that is taken. Exit 1: anything else.`,
    )
    .action((options: StartOptions) => start(readSettings(options, process.env), io));
}

async function start(settings: StartSettings, io: Io): Promise<void> {
  const say = (text: string) => io.out(`meritloop: ${text}\n`);
  const cleanup = openCleanup((text) => io.err(`meritloop: ${text}\n`));
  try {
    await Promise.race([serve(settings, cleanup, say), cleanup.asked]);
    say('stopping …');
  } finally {
    await cleanup.run();
    // A pool or socket of a library that is slow to let go must not keep a stopped server in the process list.
    setTimeout(() => process.exit(), 1000).unref();
  }
}

/** Starts everything. Settles only if what was started is lost again. */
async function serve(settings: StartSettings, cleanup: Cleanup, say: (text: string) => void): Promise<void> {
  const { home, host, logLevel } = settings;
  const claim = claimHome(home);
  cleanup.add(() => claim.release());
  say(`data in ${claim.home}`);
  // Asked before anything is started: a taken port that was asked for is an error at once.
  let port = await choosePort(settings.port, host);
  say(settings.databaseUrl ? 'using the database of DATABASE_URL' : 'starting PostgreSQL …');
  const database = settings.databaseUrl
    ? { url: settings.databaseUrl, lost: new Promise<never>(() => {}) }
    : await keepDatabase(claim, cleanup, say);
  const webRoot = resolve(import.meta.dirname, '../../../web/dist');
  for (;;) {
    say(`starting the server on ${host}:${port} …`);
    try {
      const server = await startServer({
        databaseUrl: database.url,
        host,
        port,
        home: claim.home,
        webRoot: existsSync(webRoot) ? webRoot : undefined,
        logLevel,
        prepare: async () => {
          claim.announce(`http://${host}:${port}`);
          // Examples fill an empty home of our own; into a server of the operator's they go only when asked for.
          if ((settings.databaseUrl || !settings.examples) && !settings.demo) return;
          const made = await loadExamples({
            databaseUrl: database.url,
            home: claim.home,
            always: settings.demo,
            say,
          });
          if (made.length > 0) say(demoSignIns(made, claim.home));
        },
      });
      cleanup.add(() => server.close());
      break;
    } catch (error) {
      // Taken between our look and the server's listening.
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (settings.port !== null) throw portTaken(port, host);
      port = await choosePort(null, host, port + 1);
    }
  }
  say(`ready at http://${host}:${port}  (Ctrl-C stops it)`);
  await database.lost;
}

import { InputError, problemLine } from '@meritloop/engine';
import { databaseFault } from '@meritloop/server/platform/postgres/database-fault';
import { LaunchError } from '@meritloop/server/platform/postgres/launch-error';
import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { type CommandEntry, CommandFailure, type Io } from './command.ts';
import { type Language, languageOf } from './language.ts';

/** Every command of `meritloop`, in the order in which help shows them: one file each. */
const commands: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: '启动 start the database, the server and the web',
    load: () => import('./commands/start.ts'),
  },
  {
    name: 'gaps',
    summary: '目标与实绩的差距 judge targets against actuals as of a date',
    load: () => import('./commands/gaps.ts'),
  },
  {
    name: 'assess',
    summary: '按办法计分排名 score and rank subjects by a scheme',
    load: () => import('./commands/assess.ts'),
  },
  {
    name: 'explain',
    summary: '每一分的来由 show where every point of a subject comes from',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'import',
    summary: '载入示例 load an example city into the database',
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'found',
    summary: '设立城市 make an empty city with its three officers',
    load: () => import('./commands/found.ts'),
  },
  {
    name: 'remove',
    summary: '移除示例 take an example city away',
    load: () => import('./commands/remove.ts'),
  },
  {
    name: 'appoint',
    summary: '任命三员 make the first system, security or audit officer of a city',
    load: () => import('./commands/appoint.ts'),
  },
  {
    name: 'check-chain',
    summary: '完整性校验 check the sealed chain of audit rows',
    load: () => import('./commands/check-chain.ts'),
  },
  {
    name: 'rights',
    summary: '权限 list every route and who it answers',
    load: () => import('./commands/rights.ts'),
  },
  {
    name: 'openapi',
    summary: '接口文档 print the API as an OpenAPI 3.1 document',
    load: () => import('./commands/openapi.ts'),
  },
  {
    name: 'backup',
    summary: '备份 write everything into one file, while it runs',
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'restore',
    summary: '恢复 restore a backup into an empty database, compared row by row',
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'verify-backup',
    summary: '恢复演练 restore a backup into a scratch database and compare',
    load: () => import('./commands/verify-backup.ts'),
  },
  {
    name: 'distribute',
    summary: '分布 spread the tables over the workers of a Citus coordinator',
    load: () => import('./commands/distribute.ts'),
  },
];

const DONE = 0;
const FAILED = 1;
const BAD_INPUT = 2;

const HELP = `
不需要服务器：两个文件和一条命令即可。No server is needed for the first three:
  meritloop gaps --targets targets.csv --actuals actuals.csv --as-of 2024-06
  meritloop assess --scheme scheme.yaml --actuals actuals.csv --targets targets.csv --period 2024-06
  meritloop explain 甲县 --scheme scheme.yaml --actuals actuals.csv --targets targets.csv --period 2024-06
  meritloop start                 the whole platform with two example cities, on http://127.0.0.1:3000

Every command has its own example: meritloop gaps --help
Words are Chinese; --language en or MERITLOOP_LANGUAGE=en makes them English. --json prints for programs.
Exit code: 0 done, 2 bad input (one line a problem on stderr: code, place, what to do), 1 anything else.
Guides: docs/guide/judge-a-year.md, docs/guide/write-a-scheme.md, docs/guide/command-line.md
`;

/** Runs one command line and returns its exit code: 0 done, 2 bad input, 1 anything else. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const program = new Command('meritloop')
    .description(
      'Meritloop 实绩闭环: targets, gaps, supervision, assessment and results, each number explained',
    )
    .version(manifest.version, '-V, --version', '版本 version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text),
      outputError: (text) => io.err(badCommandLine(text)),
    })
    .addHelpText('after', HELP);
  const asked = argv.find((argument) => !argument.startsWith('-') && argument !== 'help');
  let running = program;
  for (const entry of commands) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary);
    command.copyInheritedSettings(program);
    if (entry.name !== asked) continue;
    (await entry.load()).define(command, io);
    running = command;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return DONE;
  } catch (error) {
    return exitCode(error, languageOf(running.opts()), io);
  }
}

/** What the parser says about a command line that makes no sense, as one line like every other fault. */
function badCommandLine(text: string): string {
  const said = text.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  return `bad_command_line: ${said.trim().replace(/\.$/, '')}. Add --help to see what it takes.\n`;
}

function exitCode(error: unknown, language: Language, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : BAD_INPUT;
  if (error instanceof InputError) {
    for (const problem of error.problems) io.err(`${problemLine(problem, language)}\n`);
    return BAD_INPUT;
  }
  const told = databaseFault(error) ?? error;
  if (told instanceof LaunchError || told instanceof CommandFailure) {
    io.err(`${told.code}: ${told.message.replace(/\s*[\r\n]+\s*/g, ' ')}\n`);
    return FAILED;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.err(
    `unexpected_error: ${message.replace(/\s+/g, ' ')}. Please report this with the command that you ran.\n`,
  );
  return FAILED;
}

/** The process's own entry: writes to its streams and sets its exit code. A closed pipe (`| head`) is not an error. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const code = await main(argv, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
  if (code !== DONE) process.exitCode = code;
}

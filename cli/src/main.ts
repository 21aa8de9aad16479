import { InputError, problemLine } from '@meritloop/engine';
import { LaunchError } from '@meritloop/server/platform/postgres/launch-error';
import { Command, CommanderError } from 'commander';
import type { CommandEntry, Io } from './command.ts';

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
    name: 'check-chain',
    summary: '完整性校验 check the sealed chain of audit rows',
    load: () => import('./commands/check-chain.ts'),
  },
];

const DONE = 0;
const FAILED = 1;
const BAD_INPUT = 2;

/** Runs one command line and returns its exit code: 0 done, 2 bad input, 1 anything else. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const program = new Command('meritloop')
    .description(
      'Meritloop 实绩闭环: targets, gaps, supervision, assessment and results, each number explained',
    )
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
    .showHelpAfterError('(run with --help to see what it takes)');
  const asked = argv.find((argument) => !argument.startsWith('-') && argument !== 'help');
  for (const entry of commands) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary);
    command.copyInheritedSettings(program);
    if (entry.name === asked) (await entry.load()).define(command, io);
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return DONE;
  } catch (error) {
    return exitCode(error, io);
  }
}

function exitCode(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : BAD_INPUT;
  if (error instanceof InputError) {
    for (const problem of error.problems) io.err(`${problemLine(problem)}\n`);
    return BAD_INPUT;
  }
  if (error instanceof LaunchError) {
    io.err(`${error.code}: ${error.message}\n`);
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

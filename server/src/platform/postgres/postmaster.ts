import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.ts';
import { isPortFree } from './ports.ts';
import { commandLine, isRunning, startedWith, waitUntilGone } from './processes.ts';

/** What a running PostgreSQL writes into `postmaster.pid` of its data directory. */
interface PostmasterFile {
  readonly pid: number;
  readonly port: number | null;
  /** Accepts connections. */
  readonly ready: boolean;
}

/** Reads `postmaster.pid`; null where there is none, or one that is still being written. */
export function readPostmasterFile(data: string): PostmasterFile | null {
  let lines: string[];
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3]) || null, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Whether the process that `postmaster.pid` names is really the server of these data. After a crash the number
 * may belong to a zombie that nobody reaps, or to another program altogether.
 */
async function servesData(file: PostmasterFile, data: string): Promise<boolean> {
  if (!isRunning(file.pid)) return false;
  if (process.platform === 'linux') return commandLine(file.pid).includes(data);
  return file.port !== null && !(await isPortFree(file.port));
}

/**
 * Leaves no earlier server on these data: one that outlived its parent is asked to stop (fast, then at once),
 * and a file left by one that died, or torn, is removed, which PostgreSQL itself does not dare while the number is in use.
 *
 * The caller holds the home's claim, so the server found here is an orphan and not somebody's.
 *
 * @throws LaunchError `postgres.will_not_stop`
 */
export async function endLeftover(
  data: string,
  patience = { fast: 30_000, immediate: 10_000 },
): Promise<void> {
  const file = readPostmasterFile(data);
  if (!file && !isTorn(data)) return;
  const named = file && (await servesData(file, data)) ? file.pid : null;
  for (const pid of file ? [named] : startedWith(data)) {
    if (pid === null) continue;
    const gone =
      (signal(pid, 'SIGINT') && (await waitUntilGone(pid, patience.fast))) ||
      (signal(pid, 'SIGQUIT') && (await waitUntilGone(pid, patience.immediate)));
    if (!gone) {
      throw new LaunchError(
        'postgres.will_not_stop',
        `A PostgreSQL server of an earlier start (process ${pid}) still holds ${data} and cannot be stopped. ` +
          'Stop it as its own user, then start again.',
      );
    }
  }
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

/**
 * Whether the file is there and names nobody: a loss of power leaves it empty or torn, and PostgreSQL then refuses to
 * start for ever. Only where the processes themselves can be asked whether one serves these data.
 */
function isTorn(data: string): boolean {
  return process.platform === 'linux' && existsSync(join(data, 'postmaster.pid'));
}

/** Sends a signal; false where we may not. A process that has gone meanwhile is fine. */
function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

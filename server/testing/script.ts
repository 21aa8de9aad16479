import { type ChildProcess, spawn } from 'node:child_process';

/** A Node process that a test has started and will end. */
export interface Script {
  readonly pid: number;
  /** Its first line on standard output. */
  readonly line: string;
  /** Ends it (the process alone) and waits until it has gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends its whole process group and waits until it has gone. */
  killGroup(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Starts Node with these arguments in a process group of its own and waits for the first line that it prints.
 * Rejects with what it said on standard error when it ends without one.
 *
 * @param as user id to run as; the group id is the same
 */
export async function startScript(args: string[], as?: { uid: number; gid: number }): Promise<Script> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    cwd: '/',
    // Vitest's own switches would turn the child into a half-configured worker.
    env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent' },
    ...as,
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const line = await firstLine(child);
  const pid = child.pid as number;
  return {
    pid,
    line,
    async kill(signal) {
      process.kill(pid, signal);
      await gone;
    },
    async killGroup(signal) {
      process.kill(-pid, signal);
      await gone;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk;
      const end = out.indexOf('\n');
      if (end >= 0) resolve(out.slice(0, end));
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`it ended with ${code} before it said anything: ${said}`)),
    );
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');

/** The product as a process of its own, started as a person would start it. */
export interface Product {
  /** Where it answers. */
  readonly address: string;
  /** Process id of the server itself, as `server.json` says. */
  readonly pid: number;
  /** What it has printed so far. */
  printed(): string;
  /** Sends the command that was started (npm, or the server) a signal and waits for its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Ends the whole process group at once, as `kill -9 -GROUP`. */
  killGroup(): Promise<void>;
}

export interface Launch {
  /** Folder for data. */
  readonly home: string;
  /** More of the environment. */
  readonly env?: Record<string, string>;
  /** With npm, or without: the command that npm ends up running. */
  readonly through?: 'npm' | 'node';
}

export interface Ended {
  readonly code: number | null;
  readonly printed: string;
}

const launched = new Set<ChildProcess>();

/** Ends whatever a failed test has left running. */
export function endAll(): void {
  for (const child of launched) {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid as number), 'SIGKILL');
  }
}

function launch({ home, env = {}, through = 'node' }: Launch): {
  child: ChildProcess;
  printed: () => string;
} {
  const [file, ...args] =
    through === 'npm' ? ['npm', 'start'] : [process.execPath, 'cli/bin/meritloop.mjs', 'start'];
  const child = spawn(file, args, {
    cwd: root,
    detached: true, // a process group of its own
    stdio: ['ignore', 'pipe', 'pipe'],
    // Of our own environment only what a shell has: npm and vitest leave words in it that a person has not.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MERITLOOP_HOME: home, ...env },
  });
  launched.add(child);
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return { child, printed: () => said };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
}

/** Starts it and waits until it has ended by itself, for starts that are refused. */
export async function startAndEnd(options: Launch): Promise<Ended> {
  const { child, printed } = launch(options);
  const code = await exitOf(child);
  return { code, printed: printed() };
}

/** Starts it and waits until `/readyz` says that it is ready. */
export async function startProduct(options: Launch): Promise<Product> {
  const { child, printed } = launch(options);
  const exit = exitOf(child);
  let gone = false;
  exit.finally(() => {
    gone = true;
  });
  for (;;) {
    if (gone) throw new Error(`it ended before it was ready:\n${printed()}`);
    const note = noteOf(options.home);
    // A note of an earlier run may still lie there; only one of this run has an address that answers.
    if (note?.address && (await isReady(note.address))) {
      return {
        address: note.address,
        pid: note.pid,
        printed,
        end(signal) {
          child.kill(signal);
          return exit;
        },
        async killGroup() {
          process.kill(-(child.pid as number), 'SIGKILL');
          await exit;
        },
      };
    }
    await sleep(50);
  }
}

function noteOf(home: string): { address: string | null; pid: number } | null {
  const path = join(home, 'server.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/readyz`)).status === 200;
  } catch {
    return false;
  }
}

/** What the home says of its PostgreSQL. */
export function postgresOf(home: string): { data: string; port: number; pid: number | null } {
  return JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8'));
}

/** Waits up to `milliseconds` until no process is left that works in a directory; names those that are. */
export async function leftIn(data: string, milliseconds: number): Promise<number[]> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const left = workingIn(data);
    if (left.length === 0 || performance.now() > end) return left;
    await sleep(50);
  }
}

/** PostgreSQL and all its helper processes have the data directory as their working directory. */
function workingIn(data: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === data;
      } catch {
        return false; // gone meanwhile, or another user's
      }
    })
    .map(Number);
}

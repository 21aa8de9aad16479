import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @type {import('node:child_process').ChildProcess | null} */
let current = null;
/** @type {string | null} the signal that asked this process to end */
let asked = null;

function end(signal) {
  asked ??= signal;
  if (current) current.kill(signal);
  // Nothing to wait for; handlers of `exit` (the install lock) still run.
  else process.exit(128 + constants.signals[signal]);
}

for (const signal of forwarded) process.on(signal, () => end(signal));

// npm that is killed outright tells nobody: what it started would go on unseen, holding its port and data.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end('SIGTERM');
  }, 500).unref();
}

/**
 * On Linux a child is tied to this process: if this one is killed outright, the kernel asks the child to end, and
 * no server or test run is left behind. util-linux's setpriv is on every usual Linux; without it nothing is lost
 * but that.
 */
const tie =
  process.platform === 'linux' &&
  spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true'], { stdio: 'ignore' }).status === 0
    ? ['setpriv', '--pdeathsig', 'TERM', '--']
    : [];

/**
 * Runs a program to its end, passing on the signals that this process gets. When such a signal came, this process
 * ends with the child instead of going on.
 *
 * @param {string[]} command program and arguments
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, quiet?: boolean }} options quiet: its output is returned, not shown
 * @returns {Promise<{ code: number, said: string }>} a shell's exit code; `said` is its output if quiet
 */
export function runToEnd(command, { cwd, env, quiet = false }) {
  const [file, ...args] = [...tie, ...command];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    current = child;
    let said = '';
    const hear = (chunk) => {
      said += chunk;
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('close', (exit, signal) => {
      current = null;
      const code = signal ? 128 + constants.signals[signal] : (exit ?? 1);
      if (asked && quiet) process.exit(128 + constants.signals[asked]);
      resolve({ code, said });
    });
  });
}

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.mjs';

/** How long a lock may be without an owner's name: making the directory and writing the name are two steps. */
const unsigned = 5_000;

/** When a process began, in the kernel's ticks: tells it from a later one with the same number. */
function beginning(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : fields[19];
  } catch {
    return null;
  }
}

function isAlive({ pid, began }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || beginning(pid) === began;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Whose lock it is: its text, or null where it is stale or gone. */
function holder(lock) {
  const text = read(join(lock, 'owner'));
  if (text === null) {
    const found = statSync(lock, { throwIfNoEntry: false });
    return found && Date.now() - found.mtimeMs < unsigned ? '' : null;
  }
  try {
    return isAlive(JSON.parse(text)) ? text : null;
  } catch {
    return null;
  }
}

/** Takes a stale lock away. Another waiter may be quicker and already hold a new one: then it is put back. */
function removeStale(lock, aside) {
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (holder(aside)) {
    try {
      renameSync(aside, lock);
      return;
    } catch {
      // Someone has made a third meanwhile; the one moved aside belongs to nobody who could miss it.
    }
  }
  rmSync(aside, { recursive: true, force: true });
}

/**
 * Runs the work while holding the lock directory, waiting for whoever holds it now. The lock of a process that has
 * ended, in whatever way, is stale and taken over.
 *
 * @template T
 * @param {string} lock path of the directory
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function holdingLock(lock, work) {
  const mine = `${JSON.stringify({ pid: process.pid, began: beginning(process.pid) })}\n`;
  let told = false;
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'owner'), mine);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const other = holder(lock);
    if (other === null) {
      removeStale(lock, `${lock}-stale-${process.pid}`);
      continue;
    }
    if (!told)
      say(
        `another start is installing or building here${other ? ` (process ${JSON.parse(other).pid})` : ''}; waiting for it`,
      );
    told = true;
    await sleep(200);
  }
  const release = () => {
    if (read(join(lock, 'owner')) === mine) rmSync(lock, { recursive: true, force: true });
  };
  process.on('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LaunchError } from './launch-error.ts';

/** What a running server writes into its home: where it answers, and its process id. */
export interface ServerNote {
  /** Null while it is still starting. */
  readonly address: string | null;
  readonly pid: number;
}

/** The right to a home: held by one process at a time, given back by the kernel when that process dies. */
export interface HomeClaim {
  /** Absolute path without symbolic links. */
  readonly home: string;
  /** Says in `server.json` at which address this server answers. */
  announce(address: string): void;
  /** Gives the home back and removes `server.json`. */
  release(): void;
}

/** The home is in use by another process. `note` says by which and where, as far as it has said so. */
export class HomeInUse extends LaunchError {
  readonly note: ServerNote | null;

  constructor(home: string, note: ServerNote | null) {
    const who = note ? ` by process ${note.pid}` : '';
    super(
      'home.in_use',
      note?.address
        ? `Meritloop already runs at ${note.address}${who.replace(' by', ',')}, with the data in ${home}. ` +
            'Open that address, or stop it first, or set MERITLOOP_HOME to another folder.'
        : `The data in ${home} are in use${who}, which has not said an address yet (it may still be starting). ` +
            'Wait a moment and look again, or set MERITLOOP_HOME to another folder.',
    );
    this.note = note;
  }
}

/** Writes a file whole or not at all, durable before it has its name. */
export function writeWhole(path: string, text: string, mode = 0o644): void {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, text, { mode, flush: true });
  chmodSync(draft, mode);
  renameSync(draft, path);
}

/** Makes a directory and its missing parents, each with `mode`; what exists keeps its mode. */
export function makeDirectories(path: string, mode: number): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  makeDirectories(dirname(path), mode);
  try {
    mkdirSync(path);
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Reads `server.json` of a home; null where there is none or it says nothing of use. */
function readServerNote(home: string): ServerNote | null {
  try {
    const note = JSON.parse(readFileSync(join(home, 'server.json'), 'utf8')) as Partial<ServerNote>;
    return typeof note.pid === 'number' ? { pid: note.pid, address: note.address ?? null } : null;
  } catch {
    return null;
  }
}

/**
 * Claims a home for this process, making it if needed (0711 for root, whose database user has to pass through
 * it, else 0700).
 *
 * The claim is a lock of the operating system on the file `lock`, taken through SQLite since Node itself has
 * no file locks. The kernel drops it when the process dies in whatever way, so a stale claim cannot exist,
 * and it holds between containers that share a disk, where process ids mean nothing.
 *
 * @throws HomeInUse when another process holds it; LaunchError `home.unusable` when it cannot be made or locked
 */
export function claimHome(path: string): HomeClaim {
  let lock: DatabaseSync;
  let home: string;
  try {
    makeDirectories(resolve(path), process.getuid?.() === 0 ? 0o711 : 0o700);
    home = realpathSync(path);
    lock = new DatabaseSync(join(home, 'lock'), { timeout: 0 });
  } catch (error) {
    throw unusable(path, error);
  }
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    // 5 is SQLITE_BUSY: someone else holds the lock.
    if ((error as { errcode?: number }).errcode === 5) throw new HomeInUse(home, readServerNote(home));
    throw unusable(path, error);
  }
  const file = join(home, 'server.json');
  const say = (address: string | null) =>
    writeWhole(file, `${JSON.stringify({ address, pid: process.pid })}\n`);
  say(null);
  let held = true;
  return {
    home,
    announce: say,
    release() {
      if (!held) return;
      held = false;
      rmSync(file, { force: true });
      lock.close();
    },
  };
}

function unusable(path: string, cause: unknown): LaunchError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new LaunchError(
    'home.unusable',
    `The folder ${resolve(path)} cannot be used for data: ${why}. ` +
      'Give this user the right to write there, or set MERITLOOP_HOME to a folder on a local disk.',
    { cause },
  );
}

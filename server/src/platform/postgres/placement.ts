import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeDirectories } from './home.ts';
import { canEnter, type Identity } from './identity.ts';
import { LaunchError } from './launch-error.ts';
import type { LaunchRecord } from './record.ts';

/** Where things go that cannot stay in the home, because PostgreSQL's user cannot get there. */
export interface Elsewhere {
  /** Parent of data directories. */
  readonly data: string;
  /** Parent of copied binaries. */
  readonly cache: string;
}

/** The usual places: system-wide for root, below the user's own home otherwise. */
export function usualElsewhere(): Elsewhere {
  if (process.getuid?.() === 0) return { data: '/var/lib/meritloop', cache: '/var/cache/meritloop' };
  const { XDG_DATA_HOME, XDG_CACHE_HOME } = process.env;
  return {
    data: join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'meritloop'),
    cache: join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'meritloop'),
  };
}

/** A cluster is initialised when initdb has finished: its directory takes the name `data` only then. */
function isInitialised(data: string): boolean {
  try {
    return statSync(join(data, 'PG_VERSION')).isFile();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new LaunchError(
      'postgres.not_yours',
      `The database in ${data} cannot be looked into (${code}): it was probably made by another user, such as root. ` +
        'Start as that user, or set MERITLOOP_HOME to a folder of your own.',
      { cause: error },
    );
  }
}

/**
 * Finds the data directory of a home, if it has one: inside the home, or where `postgres.json` says.
 * @throws LaunchError `postgres.lost_data` when data were recorded and are not there: starting anew in silence
 * would look like losing everything
 */
export function existingData(home: string, record: LaunchRecord | null): string | null {
  const inside = join(home, 'postgres', 'data');
  if (isInitialised(inside)) return inside;
  if (!record?.data || record.data === inside) {
    if (record?.port) throw lost(home, inside);
    return null;
  }
  if (isInitialised(record.data)) {
    const owner = join(record.data, '..', 'home');
    const belongsTo = existsSync(owner) ? readFileSync(owner, 'utf8').trim() : home;
    if (belongsTo !== home && existsSync(join(belongsTo, 'postgres.json'))) {
      throw new LaunchError(
        'postgres.foreign_data',
        `${home} looks like a copy: its database in ${record.data} belongs to ${belongsTo}. ` +
          'Start that one, or remove the copy and begin with an empty folder.',
      );
    }
    return record.data;
  }
  if (record.port) throw lost(home, record.data);
  return null;
}

function lost(home: string, data: string): LaunchError {
  return new LaunchError(
    'postgres.lost_data',
    `${join(home, 'postgres.json')} says that this home's database is in ${data}, but it is not there. ` +
      'Put it back, or, to begin with an empty database, delete postgres.json and postgres-passwords.json.',
  );
}

/**
 * Makes the directory (mode 0700, owned by PostgreSQL's user) that will hold `data` and drafts of it, and
 * returns it: `<home>/postgres` where that user can get there and the file system keeps modes, else one under
 * `elsewhere.data`: that of an interrupted first start, as `record` says, or a new one.
 */
export function placeForData(
  home: string,
  identity: Identity | null,
  elsewhere: Elsewhere,
  record: LaunchRecord | null,
): string {
  const inside = join(home, 'postgres');
  if (makePrivate(inside, identity)) return inside;
  removeIfEmpty(inside);
  const begun = record && dirname(dirname(record.data)) === elsewhere.data ? dirname(record.data) : null;
  const outside = begun ?? join(elsewhere.data, randomBytes(8).toString('hex'));
  makeDirectories(elsewhere.data, 0o755);
  if (makePrivate(outside, identity)) {
    writeFileSync(join(outside, 'home'), `${home}\n`);
    return outside;
  }
  throw new LaunchError(
    'postgres.unreachable_data',
    `The user ${identity?.name ?? 'of this process'}, as whom PostgreSQL runs, can keep data neither in ${inside} ` +
      `nor in ${outside}. Set MERITLOOP_HOME to a folder on a local disk that this user may enter, or set DATABASE_URL.`,
  );
}

function removeIfEmpty(directory: string): void {
  try {
    rmdirSync(directory);
  } catch {
    // Not there, or not empty: then it is not ours to judge.
  }
}

function makePrivate(path: string, identity: Identity | null): boolean {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
    if (identity) chownSync(path, identity.uid, identity.gid);
  } catch {
    return false;
  }
  // Some shared folders accept both calls and do neither.
  const { uid, mode } = statSync(path);
  return (
    (mode & 0o777) === 0o700 && uid === (identity?.uid ?? process.getuid?.()) && canEnter(identity, path)
  );
}

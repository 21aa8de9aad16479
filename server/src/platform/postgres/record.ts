import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './home.ts';
import { LaunchError } from './launch-error.ts';

/** `postgres.json` of a home: what runs there, for operators and for the next start. */
export interface LaunchRecord {
  /** The data directory; outside the home where PostgreSQL's user cannot reach the home. */
  readonly data: string;
  /** Port on 127.0.0.1; null until the cluster has run once. */
  readonly port: number | null;
  /** Process id of the postmaster; null after an orderly stop. */
  readonly pid: number | null;
}

/** Reads `postgres.json`; null where there is none. */
export function readRecord(home: string): LaunchRecord | null {
  const path = join(home, 'postgres.json');
  const text = readIfThere(path);
  if (text === null) return null;
  const record = parse(text, path) as Partial<LaunchRecord>;
  if (typeof record?.data !== 'string') throw unreadable(path);
  return { data: record.data, port: record.port ?? null, pid: record.pid ?? null };
}

/** Writes `postgres.json`. */
export function writeRecord(home: string, record: LaunchRecord): void {
  writeWhole(join(home, 'postgres.json'), `${JSON.stringify(record, null, 2)}\n`);
}

/** Passwords of the two database roles: the superuser that the launcher uses, and the owner for the product. */
export interface Passwords {
  readonly superuser: string;
  readonly owner: string;
}

/**
 * The home's database passwords (`postgres-passwords.json`, mode 0600): random, made once, written before the
 * cluster exists so that no cluster ever outlives its passwords.
 *
 * @param hasCluster whether a cluster already expects the passwords
 * @throws LaunchError `postgres.lost_passwords`
 */
export function passwordsOf(home: string, hasCluster: boolean): Passwords {
  const path = join(home, 'postgres-passwords.json');
  const text = readIfThere(path);
  if (text !== null) {
    const passwords = parse(text, path) as Partial<Passwords>;
    if (!passwords?.superuser || !passwords.owner) throw unreadable(path);
    return { superuser: passwords.superuser, owner: passwords.owner };
  }
  if (hasCluster) {
    throw new LaunchError(
      'postgres.lost_passwords',
      `${path} is missing, and without it the database of this home cannot be opened. ` +
        'Restore the file from a backup of the home.',
    );
  }
  const made = {
    superuser: randomBytes(24).toString('base64url'),
    owner: randomBytes(24).toString('base64url'),
  };
  writeWhole(path, `${JSON.stringify(made)}\n`, 0o600);
  return made;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    throw new LaunchError(
      'postgres.not_yours',
      `${path} cannot be read (${code}): this home was probably made by another user, such as root. ` +
        'Start as that user, or set MERITLOOP_HOME to a folder of your own.',
      { cause: error },
    );
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(path);
  }
}

function unreadable(path: string): LaunchError {
  return new LaunchError(
    'postgres.unreadable_record',
    `${path} cannot be read as what the launcher writes there. Restore it from a backup of the home.`,
  );
}

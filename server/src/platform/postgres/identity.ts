import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { LaunchError } from './launch-error.ts';

/** The operating-system user that PostgreSQL runs as. It refuses to run as root. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** A program with its arguments, ready for spawn. */
export interface Command {
  readonly file: string;
  readonly args: string[];
  /** Set only where `setpriv` is missing and Node itself has to change the user. */
  readonly uid?: number;
  readonly gid?: number;
}

/** Users that exist on most Linux machines and own nothing of value, in order of preference. */
const preferred = ['postgres', 'nobody'];

function users(): Identity[] {
  const found: Identity[] = [];
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) found.push({ name, uid: Number(uid), gid: Number(gid) });
  }
  return found;
}

/**
 * Chooses whom PostgreSQL runs as: an ordinary user runs it himself (null, nothing to change); root hands it
 * to the owner of the data if there are data, else to `postgres`, else to `nobody`. No user is ever created.
 *
 * @param data the data directory, whether it exists yet or not
 * @throws LaunchError `postgres.no_user` where root finds nobody to run it
 */
export function chooseIdentity(data: string | undefined): Identity | null {
  if (process.getuid?.() !== 0) return null;
  const known = users();
  const owner = data && statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    // initdb and psql ask the system for the user's name; the server itself only needs the number.
    return (
      known.find((user) => user.uid === owner.uid) ?? { uid: owner.uid, gid: owner.gid, name: `${owner.uid}` }
    );
  }
  for (const name of preferred) {
    const user = known.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (user) return user;
  }
  throw new LaunchError(
    'postgres.no_user',
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

let setpriv: boolean | undefined;

/** Whether util-linux's setpriv is here and new enough (2.33) to tie a child's life to its parent's. */
export function hasSetpriv(): boolean {
  setpriv ??=
    process.platform === 'linux' &&
    spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0;
  return setpriv;
}

/**
 * The command that runs `file` as `identity` and, where setpriv allows, has the kernel send it SIGINT (a fast,
 * clean shutdown for PostgreSQL) the moment this process dies, even by kill -9.
 */
export function runAs(identity: Identity | null, file: string, args: string[], tied = hasSetpriv()): Command {
  if (tied) {
    const who = identity ? [`--reuid=${identity.uid}`, `--regid=${identity.gid}`, '--clear-groups'] : [];
    return { file: 'setpriv', args: [...who, '--pdeathsig', 'INT', '--', file, ...args] };
  }
  return identity ? { file, args, uid: identity.uid, gid: identity.gid } : { file, args };
}

/** Tries for real whether the user can enter a directory: modes, ACLs and mounts all have their say. */
export function canEnter(identity: Identity | null, directory: string): boolean {
  const { file, args, ...who } = runAs(identity, 'sh', ['-c', 'cd "$1"', 'sh', directory]);
  return spawnSync(file, args, { ...who, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * What child programs see of the environment: nothing that could redirect or translate PostgreSQL
 * (PGDATA, PGPORT, LC_MESSAGES …), since the launcher reads its answers.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', TZ: 'UTC', HOME: '/' };
}

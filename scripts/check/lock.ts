import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An entry of package-lock.json, as far as the checks read it. */
export interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  /** A workspace, linked into node_modules; its `resolved` is a folder. */
  readonly link?: boolean;
}

/** Reads the lock's packages by their path. */
export function lockEntries(root: string): Record<string, LockEntry> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  return lock.packages;
}

/** Entries that name where they came from: the lock is for whatever registry the reader uses. */
export function registryAddresses(root: string, entries = lockEntries(root)): string[] {
  return Object.entries(entries)
    .filter(([, { resolved, link }]) => resolved !== undefined && !link)
    .map(
      ([path, { resolved }]) =>
        `${path}: resolved ${resolved}; install again with omit-lockfile-registry-resolved=true, as .npmrc says`,
    );
}

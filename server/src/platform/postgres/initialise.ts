import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Binaries } from './binaries.ts';
import { type Identity, plainEnvironment, runAs } from './identity.ts';
import { LaunchError } from './launch-error.ts';

/** The superuser of every embedded cluster; only the launcher signs in as it. */
export const superuser = 'postgres';

const draftPrefix = 'draft-';

/**
 * Makes a new cluster in `<place>/data` and returns that path. initdb works in a draft directory beside it,
 * which takes its name only when it is whole: an interrupted first start leaves a draft that the next removes.
 *
 * UTF8; bytes decide order (`C`), so an index never depends on a machine's collation tables; characters are
 * known as characters (`C.UTF-8`), without which trigrams of Chinese text are empty. Passwords only.
 *
 * @param place directory from `placeForData`
 * @throws LaunchError `postgres.initdb` with what initdb said
 */
export async function initialise(
  place: string,
  binaries: Binaries,
  identity: Identity | null,
  password: string,
  fsync: boolean,
): Promise<string> {
  for (const name of readdirSync(place)) {
    if (name.startsWith(draftPrefix)) rmSync(join(place, name), { recursive: true, force: true });
  }
  const draft = mkdtempSync(join(place, draftPrefix));
  const passwordFile = join(draft, 'password');
  const cluster = join(draft, 'data');
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (identity) for (const path of [draft, passwordFile]) chownSync(path, identity.uid, identity.gid);
    await runInitdb(cluster, binaries, identity, passwordFile, fsync);
    const data = join(place, 'data');
    // rename would replace an empty directory in silence, and says only ENOTEMPTY of a full one.
    if (existsSync(data)) {
      throw new LaunchError(
        'postgres.damaged_data',
        `${data} exists but is not a whole PostgreSQL cluster. Restore it from a backup, or move it away to begin anew.`,
      );
    }
    renameSync(cluster, data);
    return data;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function runInitdb(
  cluster: string,
  binaries: Binaries,
  identity: Identity | null,
  passwordFile: string,
  fsync: boolean,
): Promise<void> {
  const { file, args, ...who } = runAs(identity, join(binaries.root, 'bin', 'initdb'), [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--lc-ctype=C.UTF-8',
    '--no-instructions',
    ...(fsync ? [] : ['--no-sync']),
  ]);
  // cwd: a directory that the user may not enter makes initdb fail before it starts.
  const child = spawn(file, args, {
    ...who,
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = text(child.stderr);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  const why = (await said).trim() || `exit code ${code}`;
  const advice = why.includes('C.UTF-8')
    ? 'Install the locale C.UTF-8 (on most systems part of the C library), or set DATABASE_URL.'
    : 'Check free space and rights on that folder, or set DATABASE_URL to a PostgreSQL server of your own.';
  throw new LaunchError(
    'postgres.initdb',
    `The database could not be created in ${cluster}: ${why}. ${advice}`,
  );
}

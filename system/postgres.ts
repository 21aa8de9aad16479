import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseIdentity, plainEnvironment, runAs } from '../server/src/platform/postgres/identity.ts';
import { initialise, superuser } from '../server/src/platform/postgres/initialise.ts';
import { freePort } from '../server/src/platform/postgres/ports.ts';
import { databaseUrl } from '../server/src/platform/postgres/roles.ts';
import { asAdmin } from '../server/testing/cluster.ts';

export interface TestServer {
  /** Of a role that may create databases and is no superuser. */
  url: string;
  /** Of the superuser. */
  superuserUrl: string;
  version: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL of the machine in a temporary folder, on a free port of the loopback address, gone with this process.
 * @param more settings beside the usual ones
 */
export async function startPostgres(
  root: string,
  more: readonly [string, string][] = [],
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'meritloop-system-postgres-'));
  const identity = chooseIdentity(undefined);
  const place = join(folder, 'place');
  mkdirSync(place);
  for (const path of [folder, place]) {
    chmodSync(path, 0o755);
    if (identity !== null) chownSync(path, identity.uid, identity.gid);
  }
  const version = spawnSync(join(root, 'bin/postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim();
  const password = randomBytes(18).toString('base64url');
  const data = await initialise(place, { root, version }, identity, password, false);
  const port = await freePort();
  const settings = [
    ['listen_addresses', '127.0.0.1'],
    ['port', String(port)],
    ['unix_socket_directories', ''],
    ['fsync', 'off'],
    ['max_connections', '200'],
    ...more,
  ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, ...who } = runAs(identity, join(root, 'bin/postgres'), ['-D', data, ...settings]);
  const child = spawn(file, args, { ...who, cwd: '/', env: plainEnvironment(), stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const tester = randomBytes(18).toString('base64url');
    const superuserUrl = databaseUrl(superuser, password, port, 'postgres');
    await asSuperuser(superuserUrl, async (client) => {
      await client.query(`CREATE ROLE tester LOGIN CREATEDB PASSWORD ${client.escapeLiteral(tester)}`);
    });
    return { url: databaseUrl('tester', tester, port, 'postgres'), superuserUrl, version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Works as the superuser as soon as the server takes connections; half a minute at most. */
async function asSuperuser(url: string, work: Parameters<typeof asAdmin<void>>[1]): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    let connected = false;
    try {
      await asAdmin(url, (client) => {
        connected = true;
        return work(client);
      });
      return;
    } catch (error) {
      if (connected || tries >= 300) throw error;
      await sleep(100);
    }
  }
}

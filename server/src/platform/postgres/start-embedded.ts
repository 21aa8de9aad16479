import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { reachableBinaries } from './binaries.ts';
import type { HomeClaim } from './home.ts';
import { chooseIdentity, hasSetpriv, type Identity, plainEnvironment, runAs } from './identity.ts';
import { initialise } from './initialise.ts';
import { LaunchError } from './launch-error.ts';
import { type Elsewhere, existingData, placeForData, usualElsewhere } from './placement.ts';
import { freePort, isPortFree } from './ports.ts';
import { endLeftover, readPostmasterFile } from './postmaster.ts';
import { passwordsOf, readRecord, writeRecord } from './record.ts';
import { databaseUrl, ensureOwner } from './roles.ts';
import { tieToThisProcess } from './tie.ts';

export interface EmbeddedOptions {
  /** The home, claimed: nobody else may start or stop its database meanwhile. */
  readonly claim: HomeClaim;
  /** False only for data that may be lost, as in tests. Default true. */
  readonly fsync?: boolean;
  /** Connections at most. Default 100: several processes of the product, and room for commands. */
  readonly connections?: number;
  /** Port on 127.0.0.1. Default: the one of last time if free, else any free one. */
  readonly port?: number;
  /** Where things go that PostgreSQL's user cannot reach in the home. */
  readonly elsewhere?: Elsewhere;
  /** False where `setpriv` must not be used. Default: used where the machine has it. */
  readonly setpriv?: boolean;
}

export interface Embedded {
  /** For the product: the owner role of the database `meritloop`, no superuser. */
  readonly url: string;
  /** For making and dropping databases: the superuser, on the database `postgres`. */
  readonly adminUrl: string;
  readonly port: number;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** The data directory. */
  readonly data: string;
  /** Settles when the server has ended, wanted or not. */
  readonly ended: Promise<void>;
  /** Stops it in order: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

/**
 * Starts the home's own PostgreSQL, making it on the first start and recovering it after a crash.
 * It listens on 127.0.0.1 only and dies with this process. Call it on the main thread: the kernel ties the
 * server to the thread that starts it.
 *
 * @throws LaunchError with a code `postgres.*`
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { home } = options.claim;
  const { fsync = true, connections = 100, elsewhere = usualElsewhere(), setpriv = hasSetpriv() } = options;
  const record = readRecord(home);
  const existing = existingData(home, record);
  const identity = chooseIdentity(existing ?? undefined);
  const binaries = reachableBinaries(identity, elsewhere.cache);
  const passwords = passwordsOf(home, existing !== null);
  let data = existing;
  if (data) {
    await endLeftover(data);
  } else {
    const place = placeForData(home, identity, elsewhere, record);
    // Said before it is made: an interrupted start must not lose a directory outside the home.
    writeRecord(home, { data: join(place, 'data'), port: null, pid: null });
    data = await initialise(place, binaries, identity, passwords.superuser, fsync);
  }
  const launch: Launch = {
    program: join(binaries.root, 'bin', 'postgres'),
    data,
    identity,
    fsync,
    connections,
    setpriv,
    log: join(home, 'postgres.log'),
  };
  const { child, port } = await launchOnPort(launch, options.port, record?.port ?? null);
  const pid = child.pid as number;
  const untie = setpriv ? () => {} : tieToThisProcess(pid);
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  // The server must not keep this process alive; when this process ends, so does the server.
  child.unref();
  const stop = async () => {
    child.ref();
    await stopInOrder(child, ended);
    untie();
    writeRecord(home, { data, port, pid: null });
  };
  const adminUrl = databaseUrl('postgres', passwords.superuser, port, 'postgres');
  try {
    await ensureOwner(adminUrl, passwords.owner);
  } catch (error) {
    await stop();
    throw error;
  }
  writeRecord(home, { data, port, pid });
  const url = databaseUrl('meritloop', passwords.owner, port, 'meritloop');
  return { url, adminUrl, port, pid, data, ended, stop };
}

interface Launch {
  readonly program: string;
  readonly data: string;
  readonly identity: Identity | null;
  readonly fsync: boolean;
  readonly connections: number;
  readonly setpriv: boolean;
  readonly log: string;
}

function settings(launch: Launch, port: number): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: launch.connections,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement's detail may hold the data that it was about.
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(launch.fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** How often a port that was free a moment ago may turn out to be taken. */
const portTries = 5;

/** How long backends of a killed server may take to notice and let go of its memory. */
const lettingGo = 15_000;

async function launchOnPort(
  launch: Launch,
  wanted: number | undefined,
  last: number | null,
): Promise<{ child: ChildProcess; port: number }> {
  const begun = performance.now();
  let port = wanted ?? (last !== null && (await isPortFree(last)) ? last : await freePort());
  for (let failures = 0; ; ) {
    const { child, why } = await launchOnce(launch, port);
    if (why === null) return { child, port };
    if (why.includes('could not bind') || why.includes('could not create any TCP/IP sockets')) {
      failures += 1;
      if (wanted === undefined && failures < portTries) {
        port = await freePort();
        continue;
      }
    } else if (why.includes('pre-existing shared memory block') && performance.now() - begun < lettingGo) {
      await sleep(200);
      continue;
    }
    throw new LaunchError(
      'postgres.start',
      `PostgreSQL did not start on 127.0.0.1:${port}: ${why}. The whole log is in ${launch.log}.`,
    );
  }
}

/** Crash recovery replays at most a few checkpoints of log; this is far more than it needs. */
const recovery = 300_000;

/** One try. `why` is null when the server accepts connections, else what it said before it ended. */
async function launchOnce(
  launch: Launch,
  port: number,
): Promise<{ child: ChildProcess; why: string | null }> {
  const { file, args, ...who } = runAs(
    launch.identity,
    launch.program,
    ['-D', launch.data, ...settings(launch, port)],
    launch.setpriv,
  );
  const log = openLog(launch.log);
  // detached: a group of its own, so that Ctrl-C or kill -9 on our group leaves it to end in order.
  const child = spawn(file, args, {
    ...who,
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['ignore', log.descriptor, log.descriptor],
    detached: true,
  });
  closeSync(log.descriptor);
  let failure: string | null = null;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    const said = readFileSync(launch.log).subarray(log.size).toString('utf8').trim();
    failure = said.split('\n').slice(-8).join(' | ') || `it ended with ${signal ?? `exit code ${code}`}`;
  });
  const end = performance.now() + recovery;
  while (failure === null) {
    const file = readPostmasterFile(launch.data);
    if (file?.pid === child.pid && file?.ready) return { child, why: null };
    if (performance.now() > end) {
      child.kill('SIGQUIT');
      failure = `it was not ready after ${recovery / 1000} seconds`;
    }
    await sleep(10);
  }
  return { child, why: failure };
}

/** Above this size the log starts anew and the old one is kept once. */
const logLimit = 10 * 1024 * 1024;

function openLog(path: string): { descriptor: number; size: number } {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(path, `${path}.1`);
  const descriptor = openSync(path, 'a', 0o600);
  return { descriptor, size: statSync(path).size };
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT leaves recovery to the next start. */
async function stopInOrder(child: ChildProcess, ended: Promise<void>): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    child.kill(signal);
    const clock = new AbortController();
    const late = sleep(patience, 'late', { signal: clock.signal }).catch(() => 'cancelled');
    const first = await Promise.race([ended.then(() => 'ended'), late]);
    clock.abort();
    if (first === 'ended') return;
  }
}

import { everyRoom } from './endpoints.ts';
import { sweptDay } from './gaps/index.ts';
import { atMost } from './platform/at-most.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Db, openDatabase } from './platform/database.ts';
import { createHttp } from './platform/http.ts';
import { type OidcSettings, oidcSettings } from './platform/identity/oidc.ts';
import { installationSecrets } from './platform/identity/secrets.ts';
import { openIdentity } from './platform/identity.ts';
import { type Jobs, startJobs } from './platform/jobs.ts';
import type { LogStream } from './platform/logs.ts';
import type { MetricsDoors } from './platform/metrics.ts';
import { migrate } from './platform/migrate.ts';
import { LaunchError } from './platform/postgres/index.ts';
import { listTenants, today } from './platform/tenants.ts';
import { identifyPerson, noteAccount, personNames, unitsOn } from './registry/index.ts';
import { tokenScopes } from './scopes.ts';

export interface ServerOptions {
  databaseUrl: string;
  host: string;
  port: number;
  /** Folder for what belongs to this installation: the session secret. */
  home: string;
  webRoot?: string | undefined;
  logLevel?: string | undefined;
  /** Where log lines go instead of standard output. */
  logStream?: LogStream | undefined;
  /** Where metrics are handed out; METRICS_TOKEN and METRICS_PORT unless given. */
  metrics?: MetricsDoors;
  clock?: Clock;
  /** Opens the database that requests are answered from; {@link openDatabase} unless given. */
  open?: typeof openDatabase;
  /** The sign-in provider; from the environment unless given. */
  oidc?: OidcSettings | undefined;
  /** What a puzzle of sign-in costs; as the house has it unless given. */
  puzzleCost?: ((solved: number) => number) | undefined;
  /** Runs after migration and before the server says that it is ready, such as loading the examples. */
  prepare?: (() => Promise<void>) | undefined;
}

export interface RunningServer {
  address: string;
  /**
   * Stops in order: nothing new is taken on, requests and jobs that have begun are finished, then connections are
   * closed. Takes at most {@link stopWithin}.
   */
  close(): Promise<void>;
}

/** Milliseconds that requests and jobs (side by side), and then connections, get to finish when the server stops. */
const stopWithin = { requests: 10_000, jobs: 10_000, connections: 3000 };

/** Connections for background work: its listener, its presence, two workers and the watch. */
const queueConnections = 5;

/** Migrates, opens every room and listens. `/readyz` answers 200 once `prepare` is done. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? systemClock;
  await migrate(options.databaseUrl);
  let waitingFor: string | undefined = 'loading';
  let tell = (error: unknown): void =>
    void process.stderr.write(`meritloop: ${error instanceof Error ? error.message : error}\n`);
  const fault = (error: unknown) => {
    // A pool says that it has ended before its sockets have: a database that stops next is no fault then.
    if (waitingFor !== 'stopping') tell(error);
  };
  const metrics = options.metrics ?? metricsDoors(process.env);
  const { db, pool, close: closeDatabase } = (options.open ?? openDatabase)(options.databaseUrl, fault);
  // Of its own, so that neither background work nor a rush of requests takes the other's connections.
  const queue = openDatabase(options.databaseUrl, fault, queueConnections);
  let jobs: Jobs | undefined;
  const identity = openIdentity({
    databaseUrl: options.databaseUrl,
    db,
    secrets: await installationSecrets(options.home, process.env),
    baseUrl: process.env.PUBLIC_URL ?? `http://${options.host}:${options.port}`,
    oidc: options.oidc ?? oidcSettings(process.env),
    puzzleCost: options.puzzleCost,
    onError: fault,
  });
  await identity.sealAnew();
  const app = await createHttp(
    {
      db,
      clock,
      identity,
      identify: identifyPerson,
      noteAccount: (accountId, act, at) => noteAccount(db, accountId, act, at),
      tokens: {
        scopes: tokenScopes(),
        people: {
          names: (tenant, ids) => personNames(db, tenant.id, ids),
          units: (tenant, day) => unitsOn(db, tenant.id, day),
        },
      },
      notReady: () => waitingFor,
      jobsRun: () => jobs?.runs() ?? false,
      publicUrl: process.env.PUBLIC_URL,
      trustedProxies: process.env.TRUSTED_PROXIES,
      webRoot: options.webRoot,
      logLevel: options.logLevel,
      logStream: options.logStream,
      metrics: {
        ...metrics,
        pools: { requests: pool, jobs: queue.pool },
        daysBehind: () => daysBehind(db, clock.now()),
      },
    },
    everyRoom,
  );
  if (options.logLevel !== undefined) {
    tell = (error) => app.log.error(error instanceof Error ? { err: error } : {}, 'in the background');
  }
  const address = await app.listen({ host: options.host, port: options.port });
  await options.prepare?.();
  jobs = await startJobs({ pool: queue.pool, db: queue.db, clock, rooms: everyRoom, onError: fault });
  waitingFor = undefined;
  return {
    address,
    async close() {
      waitingFor = 'stopping';
      await Promise.all([
        atMost(stopWithin.requests, app.close(), () => app.server.closeAllConnections()),
        atMost(stopWithin.jobs, jobs?.stop() ?? Promise.resolve()),
      ]);
      const closing = [identity.close(), closeDatabase(), queue.close()];
      await Promise.all(closing.map((one) => atMost(stopWithin.connections, one)));
    },
  };
}

/** Days that the slowest city's standings lie behind its business day; 0 where all have come along. */
async function daysBehind(db: Db, now: Date): Promise<number> {
  const behind = (await listTenants(db))
    .filter(({ kind }) => kind !== 'published')
    .map(async (tenant) => {
      const swept = await sweptDay(db, tenant.id);
      if (swept === undefined) return 1;
      return (Date.parse(today(tenant, now)) - Date.parse(swept)) / 86_400_000;
    });
  return Math.max(0, ...(await Promise.all(behind)));
}

const shortestToken = 16;

/** @throws LaunchError for a token that can be guessed, or a port that is none */
function metricsDoors({ METRICS_TOKEN, METRICS_PORT }: NodeJS.ProcessEnv): MetricsDoors {
  const token = METRICS_TOKEN || undefined;
  if (token !== undefined && token.length < shortestToken) {
    throw new LaunchError(
      'metrics.token_short',
      `METRICS_TOKEN has ${token.length} characters; it needs ${shortestToken} or more. Make one: openssl rand -hex 32`,
    );
  }
  const port = METRICS_PORT ? Number(METRICS_PORT) : undefined;
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new LaunchError(
      'metrics.port_invalid',
      `METRICS_PORT “${METRICS_PORT}” is no port: a whole number from 1 to 65535. Correct or remove it.`,
    );
  }
  return { token, port };
}

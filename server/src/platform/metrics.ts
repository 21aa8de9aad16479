import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ageOf, backupState } from './backup/backup-state.ts';
import type { Db } from './database.ts';
import { refuse } from './errors.ts';
import { routeOf } from './logs.ts';
import { appliedMigration } from './readiness.ts';

export interface Measured {
  db: Db;
  /** Pools by name: what they hold is told apart. */
  pools: Readonly<Record<string, pg.Pool>>;
  /** Days that the slowest city's sweep of the business day lies behind. */
  daysBehind(): Promise<number>;
}

export interface MetricsDoors {
  /** With it, `/metrics` on the server's own port answers whoever brings it as a bearer token. */
  token?: string | undefined;
  /** With it, a door of its own on 127.0.0.1 answers without a token. */
  port?: number | undefined;
}

/**
 * Metrics in Prometheus' text format. Without a token and without a port nothing is measured and `/metrics` is no
 * address: behind a proxy on the same machine everybody comes from the loopback address, so that tells nothing.
 *
 * @returns closes the door of its own
 */
export async function mountMetrics(
  app: FastifyInstance,
  measured: Measured,
  { token, port }: MetricsDoors,
): Promise<() => Promise<void>> {
  if (token === undefined && port === undefined) return async () => {};
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureRequests(app, registry);
  measureHouse(measured, registry);
  if (token !== undefined) {
    app.get('/metrics', async (request, reply) => {
      if (!isToken(request.headers.authorization, token)) throw refuse.not_signed_in();
      return reply.type(registry.contentType).send(await registry.metrics());
    });
  }
  if (port === undefined) return async () => {};
  const door = await openDoor(registry, port);
  return () => new Promise((resolve) => door.close(() => resolve()));
}

function measureRequests(app: FastifyInstance, registry: Registry): void {
  const duration = new Histogram({
    name: 'meritloop_http_request_duration_seconds',
    help: 'Time until a request was answered, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    duration.observe(
      { method: request.method, route: routeOf(request), status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
}

/** What stands in the database is asked for when somebody asks, never on a timer. */
function measureHouse({ db, pools, daysBehind }: Measured, registry: Registry): void {
  const gauge = (
    name: string,
    help: string,
    collect: (gauge: Gauge) => Promise<void>,
    labelNames: string[] = [],
  ) =>
    new Gauge({
      name: `meritloop_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        return collect(this);
      },
    });
  gauge(
    'pool_connections',
    'Connections of a pool: in use, idle, and requests that wait for one',
    async (one) => {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        one.set({ pool, state: 'used' }, totalCount - idleCount);
        one.set({ pool, state: 'idle' }, idleCount);
        one.set({ pool, state: 'waiting' }, waitingCount);
      }
    },
    ['pool', 'state'],
  );
  gauge(
    'queue_jobs',
    'Background jobs: due and waiting, running, failed and to be tried again, given up',
    async (one) => {
      const { rows } = await sql<Record<'waiting' | 'running' | 'retrying' | 'given_up', number>>`select
        count(*) filter (where locked_at is null and attempts = 0 and run_at <= now()) as waiting,
        count(*) filter (where locked_at is not null) as running,
        count(*) filter (where locked_at is null and attempts between 1 and max_attempts - 1) as retrying,
        count(*) filter (where locked_at is null and attempts >= max_attempts) as given_up
        from graphile_worker._private_jobs`.execute(db);
      for (const [state, count] of Object.entries(rows[0] ?? {})) one.set({ state }, count);
    },
    ['state'],
  );
  gauge('audit_unsealed_rows', 'Audit rows that are not chained yet', async (one) => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from platform.audit_unsealed`.execute(db);
    one.set(rows[0]?.count ?? 0);
  });
  gauge('outbox_undelivered_rows', 'Events that later rooms have not heard of yet', async (one) => {
    one.set((await undelivered(db)).count);
  });
  gauge('outbox_lag_seconds', 'Age of the oldest of them', async (one) => {
    const { oldest } = await undelivered(db);
    one.set(oldest === null ? 0 : Math.max(0, (Date.now() - oldest.getTime()) / 1000));
  });
  gauge('days_behind', 'Days that the slowest city lies behind its business day', async (one) => {
    one.set(await daysBehind());
  });
  gauge('backup_age_seconds', 'Age of what the last good backup holds; infinite without one', async (one) => {
    one.set(ageOf((await backupState(db, 0)).lastGoodAt, Date.now()));
  });
  gauge('backup_verified_age_seconds', 'The same of the last one that a drill restored', async (one) => {
    one.set(ageOf((await backupState(db, 0)).lastVerifiedAt, Date.now()));
  });
  gauge('schema_version', 'Number of the last migration of the database', async (one) => {
    one.set(Number.parseInt(await appliedMigration(db), 10) || 0);
  });
}

/** Each undelivered row has its job; delivered rows stay in the outbox for good and are not counted through. */
async function undelivered(db: Db): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*) as count, min(j.created_at) as oldest from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'deliver'`.execute(db);
  return rows[0] ?? { count: 0, oldest: null };
}

function isToken(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

function openDoor(registry: Registry, port: number): Promise<Server> {
  const door = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(503).end('the database does not answer\n'),
    );
  });
  return new Promise((resolve, reject) => {
    door.once('error', reject);
    door.listen(port, '127.0.0.1', () => resolve(door));
  });
}

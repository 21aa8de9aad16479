import pg from 'pg';

/**
 * How tests use a Citus coordinator at DATABASE_URL. Each database of theirs is made on the coordinator and on every
 * worker under one name, gets the extension on each, and learns its workers anew: Citus knows them per database. What
 * the workers are is read from the database of DATABASE_URL itself; they are reached with its user and password.
 */
export interface Node {
  readonly host: string;
  readonly port: number;
}

export interface Coordinator {
  /** Of the extension, such as 13.2-1. */
  readonly version: string;
  /** None: the coordinator keeps the shards itself. */
  readonly workers: readonly Node[];
  /** Under what address the workers know it; null where it is not entered. */
  readonly self: Node | null;
}

/** Sends one statement over a connection of its own. */
export type Ask = (url: string, text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

export const ask: Ask = async (url, text, values) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
};

/**
 * The coordinator that this database is; null where it has no Citus.
 * @throws Error that says what to do where the tests could not use it: no superuser, or a worker that does not let them in.
 */
export async function coordinatorAt(url: string, send: Ask = ask): Promise<Coordinator | null> {
  const [extension] = await send(url, `select extversion from pg_extension where extname = 'citus'`);
  if (extension === undefined) return null;
  const [role] = await send(url, 'select rolsuper from pg_roles where rolname = current_user');
  if (role?.rolsuper !== true) {
    throw new Error(
      'DATABASE_URL is a Citus coordinator, and its user is no superuser. Each test file makes a database there, and only a superuser may create the extension in it. Give a superuser.',
    );
  }
  const nodes = await send(
    url,
    `select nodename as host, nodeport as port, groupid from pg_dist_node
     where noderole = 'primary' and isactive order by groupid`,
  );
  const at = ({ host, port }: Record<string, unknown>): Node => ({ host: String(host), port: Number(port) });
  const own = nodes.find(({ groupid }) => groupid === 0);
  const coordinator: Coordinator = {
    version: String(extension.extversion),
    workers: nodes.filter(({ groupid }) => groupid !== 0).map(at),
    self: own === undefined ? null : at(own),
  };
  for (const worker of coordinator.workers) {
    await send(urlAt(url, worker), 'select 1').catch((error: Error) => {
      throw new Error(
        `The worker ${worker.host}:${worker.port} does not let the tests in with the user, password and database name of DATABASE_URL (${error.message}). They make a database on each worker. Let them in from here (pg_hba.conf).`,
      );
    });
  }
  return coordinator;
}

/** For the first line of a run. */
export function inWords({ version, workers }: Coordinator): string {
  if (workers.length === 0) return `Citus ${version}, which has no workers and keeps the shards itself`;
  return `Citus ${version} with ${workers.length} workers: ${workers.map(({ host, port }) => `${host}:${port}`).join(', ')}`;
}

/** The same database on another node. */
export function urlAt(url: string, { host, port }: Node): string {
  const target = new URL(url);
  target.hostname = host.includes(':') ? `[${host}]` : host;
  target.port = String(port);
  return target.href;
}

/** Where databases are made on the workers; none without a coordinator. */
export function workerUrls(url: string, coordinator: Coordinator | null): string[] {
  return (coordinator?.workers ?? []).map((worker) => urlAt(url, worker));
}

/** Nothing that the server is set to makes a second database, or none, behind our back. */
const byHand = `select set_config('citus.enable_create_database_propagation', 'off', false)
  where current_setting('citus.enable_create_database_propagation', true) is not null`;

/** Makes the database on one node. `create database` takes no parameters and no transaction. */
export async function createOn(
  url: string,
  { name, template, owner }: { name: string; template: string; owner: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(byHand);
    const whose = owner === '' ? '' : `OWNER ${client.escapeIdentifier(owner)}`;
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)} ${whose}`,
    );
  } finally {
    await client.end();
  }
}

/** Drops it on one node, whoever is still connected; what a killed coordinator has left prepared in it is taken back. */
export async function dropOn(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(byHand);
    const { rows } = await client.query<{ gid: string }>(
      'select gid from pg_prepared_xacts where database = $1',
      [name],
    );
    if (rows.length > 0) {
      const inside = new URL(url);
      inside.pathname = `/${name}`;
      for (const { gid } of rows) await ask(inside.href, `ROLLBACK PREPARED ${pg.escapeLiteral(gid)}`);
    }
    const drop = `DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}`;
    await client.query(`${drop} WITH (FORCE)`).catch(async (error: { code?: string }) => {
      if (error.code !== '42501') throw error;
      // A process of the server's own is in it, mostly a vacuum, which nobody but a superuser may end. Without force
      // PostgreSQL sends a vacuum away itself, and waits some seconds for others.
      const own =
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user';
      await client.query(own, [name]);
      await client.query(drop);
    });
  } finally {
    await client.end();
  }
}

/** Makes a coordinator of the database at `url`, which exists on every node: the extension everywhere, then its nodes. */
export async function makeCoordinator(
  url: string,
  { workers, self }: Coordinator,
  send: Ask = ask,
): Promise<void> {
  for (const node of [url, ...workers.map((worker) => urlAt(url, worker))]) {
    await send(node, 'create extension citus');
  }
  // Citus takes no worker by another name beside a coordinator that it knows as localhost; it needs no entry to be one.
  const fits =
    self !== null && (self.host !== 'localhost' || workers.every(({ host }) => host === 'localhost'));
  if (fits) await send(url, 'select citus_set_coordinator_host($1, $2)', [self.host, self.port]);
  for (const { host, port } of workers) await send(url, 'select citus_add_node($1, $2)', [host, port]);
  const rows = await send(
    url,
    `select nodename from pg_dist_node where noderole = 'primary' and isactive and groupid <> 0`,
  );
  if (rows.length === workers.length) return;
  throw new Error(
    `The new database knows ${rows.length} active workers of ${workers.length}: ask pg_dist_node there why.`,
  );
}

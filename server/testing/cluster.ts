import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { claimHome, startEmbedded } from '../src/platform/postgres/index.ts';
import { isRunning } from '../src/platform/postgres/processes.ts';
import { type Coordinator, coordinatorAt, dropOn, inWords, workerUrls } from './coordinator.ts';

/** What every test file needs to make its own database; see database.ts. */
export interface TestCluster {
  /** May create databases; on a database other than the template. */
  readonly adminUrl: string;
  /** Owner of the test databases, for the product under test; its database is replaced. */
  readonly url: string;
  /** Every name of a database of this run begins so. */
  readonly prefix: string;
  /**
   * Migrated once, cloned for each test file. Null on a Citus coordinator: a database with the extension in use can be
   * no template, so that each file migrates and spreads its own.
   */
  readonly template: string | null;
  /** The nodes that each test file's database is spread over; null on a PostgreSQL of its own. */
  readonly coordinator: Coordinator | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

interface Run {
  readonly cluster: TestCluster;
  /** Projects that still use it. */
  users: number;
  close(): Promise<void>;
}

/**
 * Several projects share this setup, and each loads it as a module of its own: the run is kept where all of
 * them see it.
 */
const shared = globalThis as { meritloopTestRun?: Promise<Run> | undefined };

/** Vitest's global setup: one migrated cluster for the whole run, gone with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.meritloopTestRun ??= begin();
  const run = await shared.meritloopTestRun;
  run.users += 1;
  project.provide('cluster', run.cluster);
  return async () => {
    run.users -= 1;
    if (run.users > 0) return;
    shared.meritloopTestRun = undefined;
    await run.close();
  };
}

async function begin(): Promise<Run> {
  const given = process.env.DATABASE_URL;
  const server = given ? { url: given, adminUrl: given, close: async () => {} } : await ownServer();
  // The time lets a later run find what a killed one has left on a server that is not ours.
  const prefix = `meritloop_test_${Date.now().toString(36)}_${randomBytes(3).toString('hex')}_`;
  const coordinator = given ? await coordinatorAt(given) : null;
  if (coordinator !== null) process.stdout.write(`tests on ${inWords(coordinator)}\n`);
  const cluster: TestCluster = {
    adminUrl: server.adminUrl,
    url: server.url,
    prefix,
    template: coordinator === null ? `${prefix}template` : null,
    coordinator,
  };
  try {
    if (given) await dropAbandoned(cluster);
    if (cluster.template !== null) await makeTemplate(cluster, cluster.template);
  } catch (error) {
    await server.close();
    throw error;
  }
  return {
    cluster,
    users: 0,
    async close() {
      if (given) await dropDatabases(cluster, (name) => name.startsWith(prefix));
      await server.close();
    },
  };
}

const temporary = 'meritloop-cluster-';

/** An embedded cluster in a temporary home, without fsync: it dies with this process, data and all. */
async function ownServer(): Promise<{ url: string; adminUrl: string; close(): Promise<void> }> {
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${temporary}${process.pid}-`));
  chmodSync(folder, 0o755); // under root the database user has to pass through it
  const claim = claimHome(join(folder, 'home'));
  // In a private TMPDIR the data of root's cluster have to lie elsewhere: beside nothing that lasts.
  // Files of tests run side by side, some with several servers.
  const { url, adminUrl, data, stop } = await startEmbedded({ claim, fsync: false, connections: 200 });
  return {
    url,
    adminUrl,
    async close() {
      await stop();
      claim.release();
      if (!data.startsWith(folder)) rmSync(join(data, '..'), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Folders of runs that were killed; the process id in the name says whether anyone is still there. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(temporary)) continue;
    const pid = Number(name.slice(temporary.length).split('-')[0]);
    if (pid > 0 && !isRunning(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

const day = 24 * 60 * 60 * 1000;

/** Databases that a killed run has left on a server that is not ours. */
async function dropAbandoned(cluster: TestCluster): Promise<void> {
  await dropDatabases(cluster, (name) => Number.parseInt(name.split('_')[2] ?? '', 36) < Date.now() - day);
}

async function makeTemplate({ adminUrl, url }: TestCluster, template: string): Promise<void> {
  const { migrate } = await import('../src/platform/migrate.ts');
  const owner = decodeURIComponent(new URL(url).username);
  await asAdmin(adminUrl, async (client) => {
    const grant = owner ? `OWNER ${client.escapeIdentifier(owner)}` : '';
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(template)} ${grant}`);
  });
  const target = new URL(url);
  target.pathname = `/${template}`;
  await migrate(target.href);
}

/** Drops the databases that `which` names, on every node. Only names of test databases ever reach it. */
async function dropDatabases(
  { adminUrl, coordinator }: TestCluster,
  which: (name: string) => boolean,
): Promise<void> {
  for (const url of [adminUrl, ...workerUrls(adminUrl, coordinator)]) {
    await asAdmin(url, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        "SELECT datname FROM pg_database WHERE datname LIKE 'meritloop\\_test\\_%'",
      );
      for (const { datname } of rows) if (which(datname)) await dropOn(url, datname);
    });
  }
}

/** Runs the work on one connection as the role that makes and drops databases. */
export async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

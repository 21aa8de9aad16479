import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAdmin } from '../server/testing/cluster.ts';
import { ask, createOn, dropOn } from '../server/testing/coordinator.ts';
import { startPostgres, type TestServer } from './postgres.ts';
import { findPrograms } from './programs.ts';

/** Two servers, as a coordinator and its worker are; Citus itself is none of the machine's programs. */
const nodes: TestServer[] = [];
const name = 'meritloop_test_nodes';

beforeAll(async () => {
  const { found } = findPrograms();
  if (found === null) throw new Error('PostgreSQL is missing: run npm run test:system.');
  const start = () => startPostgres(found.postgres, [['max_prepared_transactions', '5']]);
  nodes.push(...(await Promise.all([start(), start()])));
});
afterAll(() => Promise.all(nodes.map((node) => node.stop())));

test('a test’s database is made on every node, and dropped there with its sessions and what was left prepared', async () => {
  for (const { url } of nodes) await createOn(url, { name, template: 'template0', owner: 'tester' });
  const inside = new URL(nodes[1]?.url ?? '');
  inside.pathname = `/${name}`;
  await asAdmin(inside.href, async (session) => {
    session.on('error', () => {}); // it is ended by the drop
    await session.query('begin');
    await session.query('create table kept (n int)');
    await session.query(`prepare transaction 'citus_1_2''3'`);
    for (const { url } of nodes) await dropOn(url, name);
  });
  for (const { url } of nodes) {
    expect(await ask(url, 'select datname from pg_database where datname = $1', [name])).toEqual([]);
  }
});

test('it is dropped as well when a process of the server’s own is in it for a moment, as a vacuum is', async () => {
  const { url = '', superuserUrl = '' } = nodes[0] ?? {};
  await createOn(url, { name, template: 'template0', owner: 'tester' });
  const inside = new URL(superuserUrl);
  inside.pathname = `/${name}`;
  const vacuum = ask(inside.href, 'select pg_sleep(2)');
  const isIn = () => ask(url, `select 1 from pg_stat_activity where datname = $1`, [name]);
  await expect.poll(isIn).toHaveLength(1);
  await dropOn(url, name);
  await vacuum;
  expect(await ask(url, 'select datname from pg_database where datname = $1', [name])).toEqual([]);
});

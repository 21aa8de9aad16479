import { expect, inject, it } from 'vitest';
import { type Ask, ask, coordinatorAt, inWords, makeCoordinator, urlAt, workerUrls } from './coordinator.ts';

const url = 'postgres://admin:p%40ss@10.0.0.1:5432/given';
const workers = [
  { host: '10.0.0.2', port: 5432 },
  { host: '10.0.0.3', port: 6432 },
];

/** A server that answers what `answers` says of the first text it holds, and keeps what it was asked. */
function scripted(answers: readonly [part: string, rows: Record<string, unknown>[] | Error][]) {
  const asked: string[] = [];
  const send: Ask = async (at, text, values = []) => {
    asked.push(`${new URL(at).host} ${text.replace(/\s+/g, ' ')} ${values.join(' ')}`.trim());
    const found = answers.find(([part]) => `${new URL(at).host} ${text}`.includes(part))?.[1] ?? [];
    if (found instanceof Error) throw found;
    return found;
  };
  return { asked, send };
}

const citus: [string, Record<string, unknown>[]] = ['pg_extension', [{ extversion: '13.2-1' }]];
const superuser: [string, Record<string, unknown>[]] = ['rolsuper', [{ rolsuper: true }]];
const nodes: [string, Record<string, unknown>[]] = [
  'from pg_dist_node',
  [
    { host: '10.0.0.1', port: 5432, groupid: 0 },
    { host: '10.0.0.2', port: 5432, groupid: 1 },
    { host: '10.0.0.3', port: 6432, groupid: 2 },
  ],
];

it('knows a coordinator by its extension, with its workers and its own address', async () => {
  const found = await coordinatorAt(url, scripted([citus, superuser, nodes]).send);
  expect(found).toEqual({ version: '13.2-1', workers, self: { host: '10.0.0.1', port: 5432 } });
  expect(found && inWords(found)).toBe('Citus 13.2-1 with 2 workers: 10.0.0.2:5432, 10.0.0.3:6432');
  expect(await coordinatorAt(url, scripted([]).send)).toBeNull();
  const alone = await coordinatorAt(url, scripted([citus, superuser]).send);
  expect(alone).toEqual({ version: '13.2-1', workers: [], self: null });
  expect(alone && inWords(alone)).toContain('no workers');
});

it('reaches the workers with the user, password and database of DATABASE_URL', () => {
  expect(workerUrls(url, { version: '', workers, self: null })).toEqual([
    'postgres://admin:p%40ss@10.0.0.2:5432/given',
    'postgres://admin:p%40ss@10.0.0.3:6432/given',
  ]);
  expect(workerUrls(url, null)).toEqual([]);
  expect(urlAt(url, { host: 'fd00::2', port: 1 })).toBe('postgres://admin:p%40ss@[fd00::2]:1/given');
});

it('says at once what is missing: a superuser, or a worker that lets the tests in', async () => {
  const ordinary = scripted([citus, ['rolsuper', [{ rolsuper: false }]]]);
  await expect(coordinatorAt(url, ordinary.send)).rejects.toThrow('Give a superuser.');
  const closed = scripted([citus, superuser, nodes, ['10.0.0.3:6432', new Error('no pg_hba.conf entry')]]);
  await expect(coordinatorAt(url, closed.send)).rejects.toThrow(/10\.0\.0\.3:6432 does not let.*no pg_hba/);
});

it('makes a coordinator of a new database: the extension on every node, itself, then each worker', async () => {
  const asked = scripted([['select nodename', [{}, {}]]]);
  await makeCoordinator(url, { version: '', workers, self: { host: '10.0.0.1', port: 5432 } }, asked.send);
  expect(asked.asked.slice(0, 6)).toEqual([
    '10.0.0.1:5432 create extension citus',
    '10.0.0.2:5432 create extension citus',
    '10.0.0.3:6432 create extension citus',
    '10.0.0.1:5432 select citus_set_coordinator_host($1, $2) 10.0.0.1 5432',
    '10.0.0.1:5432 select citus_add_node($1, $2) 10.0.0.2 5432',
    '10.0.0.1:5432 select citus_add_node($1, $2) 10.0.0.3 6432',
  ]);
  // Citus refuses workers by other names beside a coordinator that is entered as localhost: then it is left out.
  const local = scripted([['select nodename', [{}, {}]]]);
  await makeCoordinator(url, { version: '', workers, self: { host: 'localhost', port: 5432 } }, local.send);
  expect(local.asked.join('\n')).not.toContain('citus_set_coordinator_host');
});

it('does not go on where a worker stays inactive or is refused', async () => {
  const silent = scripted([['select nodename', [{}]]]);
  const coordinator = { version: '', workers, self: null };
  await expect(makeCoordinator(url, coordinator, silent.send)).rejects.toThrow('1 active workers of 2');
  const refusing = scripted([['citus_add_node', new Error('extension is not created on the worker')]]);
  await expect(makeCoordinator(url, coordinator, refusing.send)).rejects.toThrow('not created on the worker');
});

it('is found, or not, by a real server', async () => {
  const { adminUrl, coordinator } = inject('cluster');
  const rows = await ask(adminUrl, `select 1 from pg_extension where extname = 'citus'`);
  expect(rows.length > 0).toBe(coordinator !== null);
  expect(await coordinatorAt(adminUrl)).toEqual(coordinator);
});

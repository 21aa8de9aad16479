import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { importCity } from '../app/import-city.ts';
import { systemClock } from './clock.ts';
import { type Database, openDatabase } from './database.ts';
import { type Jobs, startJobs } from './jobs.ts';
import { wake } from './outbox.ts';
import { transact } from './transact.ts';

let database: TestDatabase;
let opened: Database;
let jobs: Jobs;
/** While true, nobody gets a connection from the queue's pool, as when PostgreSQL has just ended. */
let away = false;
const woken: string[] = [];
const heard: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  opened = openDatabase(database.url, () => {});
  await importCity(opened.db, smallCity(), new Date());
  jobs = await startJobs({
    ...opened,
    pool: leaving(opened.pool),
    clock: systemClock,
    rooms: [
      {
        name: 'tested',
        stage: { zh: '测试', en: 'tested' },
        wakes: {
          'tested.happening': async (_tx, { payload }) => {
            woken.push(String(payload.name));
            away = payload.name === 'last before the end';
          },
        },
      },
    ],
    onError: (error) => heard.push(String(error)),
  });
});
afterAll(async () => {
  away = false;
  await jobs?.stop();
  await opened?.close();
  await database?.drop();
});

/** The pool, refusing connections while PostgreSQL is away. Transactions that are open already go on. */
function leaving(pool: pg.Pool): pg.Pool {
  const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const connect = (callback?: (error: Error) => void) => {
    if (!away) return callback ? pool.connect(callback as never) : pool.connect();
    if (callback === undefined) return Promise.reject(refused());
    setImmediate(callback, refused());
    return undefined;
  };
  return new Proxy(pool, {
    get(target, key) {
      if (key === 'connect') return connect;
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}

async function tell(name: string): Promise<void> {
  await transact(opened.db, (tx) =>
    wake(tx, new Date(), { tenantId: 'small-city', topic: 'tested.happening', payload: { name } }),
  );
}

it('PostgreSQL that goes away while a job is being completed ends neither the process nor the background work', async () => {
  await tell('first');
  await expect.poll(() => woken).toContain('first');
  // From this job's own work on no connection is to be had: its completion cannot be written down.
  await tell('last before the end');
  await expect.poll(() => heard.join('\n')).toContain('ECONNREFUSED');
  await tell('while it is away');
  away = false;
  await expect.poll(() => woken).toContain('while it is away');
  await tell('afterwards');
  await expect.poll(() => woken).toContain('afterwards');
  // What was done before the end and could not be written down is not done twice.
  expect(woken).toEqual(['first', 'last before the end', 'while it is away', 'afterwards']);
});

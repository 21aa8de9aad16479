import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../testing/database.ts';
import { type Db, openDatabase } from './database.ts';
import { paceOf } from './pace.ts';

let database: TestDatabase;
/** Two processes have a pool each. */
const pools: { db: Db; close: () => Promise<void> }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  for (let pool = 0; pool < 2; pool += 1) pools.push(openDatabase(database.url, () => {}));
});
afterAll(async () => {
  await Promise.all(pools.map(({ close }) => close()));
  await database.drop();
});

const [wild, calm] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
/** So many calls at once, turn about through both; answers the waits. */
function calls(pace: ReturnType<typeof paceOf>, who: string, times: number, now: Date, tenant = 'near') {
  return Promise.all(
    Array.from({ length: times }, (_, turn) =>
      pace((pools[turn % 2] ?? pools[0])?.db as Db, tenant, who, now),
    ),
  );
}

it('slows down who asks too often within a minute, nobody else, and forgets with the minute', async () => {
  const pace = paceOf('costly', 30);
  expect(await calls(pace, wild, 30, at(10))).toEqual(Array(30).fill(undefined));
  expect(await calls(pace, wild, 2, at(20))).toEqual([40, 40]);
  expect(await calls(pace, calm, 1, at(20))).toEqual([undefined]);
  expect(await calls(pace, wild, 1, at(20), 'far')).toEqual([undefined]);
  expect(await calls(paceOf('token', 30), wild, 1, at(20))).toEqual([undefined]);
  expect(await calls(pace, wild, 1, at(60))).toEqual([undefined]);
});

it('lets exactly so many through when they all come at once', async () => {
  const answers = await calls(paceOf('at once', 30), wild, 60, at(10));
  expect(answers.filter((wait) => wait === undefined)).toHaveLength(30);
});

it('is not outwitted by clocks that differ a little, nor kept up by one that was set back', async () => {
  const pace = paceOf('clocks', 3);
  const waits: (number | undefined)[] = [];
  for (const second of [61, 59, 61, 59]) waits.push(...(await calls(pace, wild, 1, at(second))));
  expect(waits).toEqual([undefined, undefined, undefined, 1]);
  expect(await calls(pace, wild, 1, at(-3600))).toEqual([undefined]);
});

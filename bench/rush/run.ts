/**
 * The rush at the end of a month: 300 units submit 10,000 signed figures, from this process over loopback, `width` at
 * once, in turns with as many inserts of one row through a plain Fastify on the same PostgreSQL.
 *
 *   node bench/rush/run.ts [--submissions 10000] [--width 20] [--turn 500]
 *
 * One JSON line a turn, then one of the summary. Exit 0: no error, nothing lost, nothing doubled, the chain of audit
 * rows whole, and the product's p95 at most three times the plain one's. Exit 1: something was not so. Exit 2: bad input.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { checkChain } from '../../server/src/platform/chain-check.ts';
import { openDatabase } from '../../server/src/platform/database.ts';
import { tenant } from '../load/city.ts';
import { type Client, inLoops, openClient, percentile, rounded, say } from '../load/client.ts';
import { runBench } from '../load/command-line.ts';
import { type House, type Signed, signInAll, withHouse } from '../load/house.ts';

const MOST_SUBMISSIONS = 10_000;
const WARM_UP = 400;
const GOAL = 3;

interface Options {
  readonly submissions: number;
  readonly width: number;
  readonly turn: number;
}

interface Side {
  readonly name: 'product' | 'plain';
  readonly times: number[];
  readonly errors: string[];
  seconds: number;
  /** CPU seconds of its server, and of PostgreSQL in its turns. */
  cpu: { server: number; postgres: number };
}

const side = (name: Side['name']): Side => ({
  name,
  times: [],
  errors: [],
  seconds: 0,
  cpu: { server: 0, postgres: 0 },
});

/** Lets one side have its turn: every item is sent once, and what is not answered with 200 is an error. */
async function turnOf<Item>(
  house: House,
  kept: Side,
  items: readonly Item[],
  width: number,
  send: (item: Item) => Promise<{ status: number; text: string; milliseconds: number }>,
): Promise<void> {
  const begun = performance.now();
  const before = house.cpu();
  const times: number[] = [];
  await inLoops(items, width, async (item) => {
    try {
      const { status, text, milliseconds } = await send(item);
      times.push(milliseconds);
      if (status !== 200) kept.errors.push(`${status} ${text}`);
    } catch (error) {
      kept.errors.push(String(error));
    }
  });
  const seconds = (performance.now() - begun) / 1000;
  kept.seconds += seconds;
  kept.times.push(...times);
  const after = house.cpu();
  kept.cpu.server += after[kept.name] - before[kept.name];
  kept.cpu.postgres += after.postgres - before.postgres;
  say({ who: kept.name, requests: items.length, ...figures(times, seconds) });
}

function figures(times: readonly number[], seconds: number) {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => rounded(percentile(times, share)));
  return { p50, p95, p99, perSecond: Math.round(times.length / seconds) };
}

/** CPU milliseconds a request: unlike times, the same on a machine that others use as well. */
function cpuMs({ times, cpu }: Side) {
  const each = (seconds: number) => rounded((seconds * 1000) / times.length);
  return { server: each(cpu.server), postgres: each(cpu.postgres) };
}

const submission = (client: Client, house: House, keys: Map<string, string>) => async (one: Signed) =>
  client.send({
    method: 'POST',
    path: `/api/${tenant}/requests/${one.id}/submit`,
    headers: {
      cookie: await house.session(one.unit),
      'content-type': 'application/json',
      'x-meritloop': '1',
      'if-match': `"${one.version}"`,
      'idempotency-key': keys.get(one.id) ?? '',
    },
    body: '{}',
  });

const row = (client: Client) => (one: Signed) =>
  client.send({
    method: 'POST',
    path: '/row',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), unit: one.unit, value: '12.5' }),
  });

/** Counts in the database what was kept of the submissions. */
async function keptOf(pool: pg.Pool, ids: readonly string[]) {
  const { rows } = await pool.query<Record<'submitted' | 'steps' | 'stepped' | 'audited' | 'audit', string>>(
    `select
       (select count(*) from actuals.request where tenant_id = $1 and id = any($2) and state = 'submitted') as submitted,
       (select count(*) from actuals.step where tenant_id = $1 and act = 'submit' and request_id = any($2)) as steps,
       (select count(distinct request_id) from actuals.step
         where tenant_id = $1 and act = 'submit' and request_id = any($2)) as stepped,
       (select count(*) from platform.audit
         where tenant_id = $1 and act = 'actuals.submit' and subject_id = any($2::text[])) as audit,
       (select count(distinct subject_id) from platform.audit
         where tenant_id = $1 and act = 'actuals.submit' and subject_id = any($2::text[])) as audited`,
    [tenant, ids],
  );
  const found = rows[0];
  const count = (name: 'submitted' | 'steps' | 'stepped' | 'audited' | 'audit') => Number(found?.[name]);
  return {
    lost: ids.length - Math.min(count('submitted'), count('stepped'), count('audited')),
    doubled: count('steps') - count('stepped') + (count('audit') - count('audited')),
  };
}

/** Waits until the sealer has chained everything, and walks the chain. */
async function chainOf(
  pool: pg.Pool,
  url: string,
): Promise<{ sealed: number; unsealed: number; faults: number }> {
  for (let tries = 0; tries < 120; tries += 1) {
    const { rows } = await pool.query<{ left: string }>(
      'select count(*) as left from platform.audit_unsealed',
    );
    if (Number(rows[0]?.left) === 0) break;
    await sleep(500);
  }
  const { db, close } = openDatabase(url, () => {}, 1);
  try {
    const { sealed, unsealed, faults } = await checkChain(db, tenant);
    return { sealed, unsealed, faults: faults.length };
  } finally {
    await close();
  }
}

async function rush(house: House, { submissions, width, turn }: Options): Promise<boolean> {
  await signInAll(house);
  const all = await house.signed();
  const warm = all.slice(0, WARM_UP);
  const wanted = all.slice(WARM_UP, WARM_UP + submissions);
  const keys = new Map(all.map(({ id }) => [id, randomUUID()]));
  const clients = { product: openClient(house.product, width), plain: openClient(house.plain, width) };
  const submit = submission(clients.product, house, keys);
  const insert = row(clients.plain);
  say({ warmUp: true });
  await turnOf(house, side('product'), warm, width, submit);
  await turnOf(house, side('plain'), warm, width, insert);
  const product = side('product');
  const plain = side('plain');
  for (let from = 0; from < wanted.length; from += turn) {
    const items = wanted.slice(from, from + turn);
    await turnOf(house, product, items, width, submit);
    await turnOf(house, plain, items, width, insert);
  }
  // Every hundredth once more under its own key: answered as before, kept once.
  const repeated = wanted.filter((_, index) => index % 100 === 0);
  const again = side('product');
  say({ repeated: repeated.length });
  await turnOf(house, again, repeated, width, submit);
  clients.product.close();
  clients.plain.close();

  const kept = await keptOf(
    house.pool,
    wanted.map(({ id }) => id),
  );
  const chain = await chainOf(house.pool, house.url);
  const ratio = rounded(percentile(product.times, 0.95) / percentile(plain.times, 0.95));
  const errors = [...product.errors, ...plain.errors, ...again.errors];
  say({
    summary: true,
    submissions: wanted.length,
    units: new Set(wanted.map(({ unit }) => unit)).size,
    width,
    errors: errors.length,
    ...kept,
    product: { ...figures(product.times, product.seconds), cpuMs: cpuMs(product) },
    plain: { ...figures(plain.times, plain.seconds), cpuMs: cpuMs(plain) },
    ratioOfP95: ratio,
    ratioOfP50: rounded(percentile(product.times, 0.5) / percentile(plain.times, 0.5)),
    goal: GOAL,
    chain,
    ...(errors.length === 0 ? {} : { firstErrors: errors.slice(0, 3) }),
  });
  return errors.length + kept.lost + kept.doubled + chain.faults + chain.unsealed === 0 && ratio <= GOAL;
}

await runBench(
  {
    submissions: { usual: MOST_SUBMISSIONS, most: MOST_SUBMISSIONS },
    width: { usual: 20, most: 300 },
    turn: { usual: 500, most: MOST_SUBMISSIONS },
  },
  (options) => withHouse((house) => rush(house, options)),
);

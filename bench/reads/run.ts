/**
 * Simple signed-in reads against a plain Fastify route that runs the very same statements, and against one that only
 * says hello: in turns, from this process over loopback, `width` at once.
 *
 *   node bench/reads/run.ts [--requests 2000] [--turns 5] [--width 20]
 *
 * The statements are those that the product sent for one such read, noted while it did. One JSON line a reading and
 * turn, then one of each reading's summary. Exit 0: every reading has at least 60 % of the plain route's throughput.
 */
import { tenant, unitCode } from '../load/city.ts';
import { inLoops, openClient, percentile, rounded, say } from '../load/client.ts';
import { runBench } from '../load/command-line.ts';
import { type House, withHouse } from '../load/house.ts';

const GOAL = 0.6;

interface Options {
  readonly requests: number;
  readonly turns: number;
  readonly width: number;
}

interface Contender {
  readonly name: string;
  readonly address: string;
  readonly path: string;
  readonly headers: Record<string, string>;
}

/** Requests a second of one contender in one turn. */
async function turnOf(contender: Contender, { requests, width }: Options): Promise<number> {
  const client = openClient(contender.address, width);
  const begun = performance.now();
  await inLoops(Array.from({ length: requests }), width, async () => {
    const { status, text } = await client.send(contender);
    if (status !== 200) throw new Error(`${contender.name} answered ${status}: ${text}`);
  });
  const perSecond = requests / ((performance.now() - begun) / 1000);
  client.close();
  return perSecond;
}

async function readsOf(
  house: House,
): Promise<{ name: string; path: string; headers: Record<string, string> }[]> {
  const unit = unitCode(0);
  const headers = { cookie: await house.session(unit) };
  const own = (await house.signed()).find((one) => one.unit === unit);
  if (own === undefined) throw new Error('the first unit has no request');
  return [
    { name: 'who am I', path: `/api/${tenant}/me`, headers },
    { name: 'one request', path: `/api/${tenant}/requests/${own.id}`, headers },
    { name: 'own requests, 10 a page', path: `/api/${tenant}/requests?size=10`, headers },
  ];
}

async function compare(house: House, options: Options): Promise<boolean> {
  let good = true;
  for (const reading of await readsOf(house)) {
    const product = { ...reading, address: house.product };
    await turnOf(product, { ...options, requests: 300 });
    const client = openClient(house.product, 1);
    const statements = await house.capture(async () => {
      await client.send(reading);
    });
    client.close();
    const plain = { name: 'plain', address: house.plain, path: await house.repeat(statements), headers: {} };
    const hello = { ...plain, name: 'hello', path: '/hello' };
    const speeds: Record<'product' | 'plain' | 'hello', number[]> = { product: [], plain: [], hello: [] };
    await turnOf(plain, { ...options, requests: 300 });
    for (let turn = 0; turn < options.turns; turn += 1) {
      speeds.product.push(await turnOf(product, options));
      speeds.plain.push(await turnOf(plain, options));
      speeds.hello.push(await turnOf(hello, options));
    }
    const [own, same, greeting] = [speeds.product, speeds.plain, speeds.hello].map((all) =>
      percentile(all, 0.5),
    );
    const share = (own ?? 0) / (same ?? 1);
    good &&= share >= GOAL;
    say({
      reading: reading.name,
      statements: statements.length,
      perSecond: {
        product: Math.round(own ?? 0),
        plain: Math.round(same ?? 0),
        hello: Math.round(greeting ?? 0),
      },
      shareOfPlain: rounded(share),
      shareOfHello: rounded((own ?? 0) / (greeting ?? 1)),
      goal: GOAL,
      turns: options.turns,
    });
  }
  return good;
}

await runBench(
  {
    requests: { usual: 2000, most: 100_000 },
    turns: { usual: 5, most: 100 },
    width: { usual: 20, most: 300 },
  },
  (options) => withHouse((house) => compare(house, options)),
);

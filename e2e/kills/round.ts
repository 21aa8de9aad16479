import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  askRequests,
  enter,
  handOver,
  listRequests,
  readRequest,
  signOff,
  submit,
} from '../../server/src/actuals/contract.ts';
import { readTarget } from '../../server/src/app/contract.ts';
import { listMatters } from '../../server/src/plans/contract.ts';
import { listUnits, whoAmI } from '../../server/src/registry/contract.ts';
import { type Actor, actorAt, signIn } from '../../server/testing/client.ts';
import { leftIn, type Product, postgresOf, startProduct } from '../commands/product.ts';

const tenant = 'simulated-city';

/** What is killed with `kill -9` in the middle of the rush. */
export type Victim = 'server' | 'postgres';

export interface RoundResult {
  victim: Victim;
  submissions: number;
  /** Acknowledged before the kill was noticed. */
  acknowledgedFirst: number;
  /** From the kill until somebody signed in was answered again. */
  backAfterSeconds: number;
  /** Acknowledged submissions that are not there afterwards: must be empty. */
  lost: string[];
  /** Requests with more than one submission: must be empty. */
  doubled: string[];
}

interface Signed {
  id: string;
  version: number;
}

/** Sessions of each home, which outlive kills: signing in anew every round would run into the limit of an address. */
const sessions = new Map<string, string>();

async function actor(address: string, home: string, username: string): Promise<Actor> {
  const whose = `${home} ${username}`;
  const session = sessions.get(whose) ?? (await newSession(address, home, username));
  sessions.set(whose, session);
  return actorAt(address, session, tenant);
}

async function newSession(address: string, home: string, username: string): Promise<string> {
  const kept = JSON.parse(readFileSync(join(home, 'demo-sign-ins.json'), 'utf8')) as {
    username: string;
    password: string;
  }[];
  const found = kept.find((one) => one.username === username);
  if (found === undefined) throw new Error(`no demo sign-in ${username}`);
  return signIn(address, username, found.password);
}

/** Asks one county for a figure about as many subjects as needed, has each entered and signed off. */
async function prepare(product: Product, home: string, count: number, period: string): Promise<Signed[]> {
  const office = await actor(product.address, home, 'office');
  const { units } = (await office.call(listUnits)).body;
  const county = units.find((unit) => unit.code === 'jia-xian');
  const indicatorId = await ownFigure(office);
  if (county === undefined) throw new Error('the simulated city has no county jia-xian');
  const ids: string[] = [];
  for (let part = 0; ids.length < count; part += 1) {
    const subjects = units.slice(0, Math.min(units.length, count - ids.length));
    const asked = await office.call(askRequests, {
      body: {
        indicatorId,
        period: `${period}-${String(part + 1).padStart(2, '0')}`,
        dueOn: '2026-07-20',
        asked: subjects.map((subject) => ({ unitId: county.id, subjectId: subject.id })),
      },
    });
    if (asked.status !== 200)
      throw new Error(`asking answered ${asked.status}: ${JSON.stringify(asked.body)}`);
    ids.push(...asked.body.requests);
  }
  const clerk = await actor(product.address, home, 'jia-xian-clerk');
  const signer = await actor(product.address, home, 'jia-xian-signer');
  return eachOf(ids, 8, async (id, index) => {
    const params = { request: id };
    const typed = await clerk.call(enter, { params, ifMatch: 1, body: { value: String(index + 1) } });
    const handed = await clerk.call(handOver, { params, ifMatch: typed.body.version });
    const signed = await signer.call(signOff, { params, ifMatch: handed.body.version });
    if (signed.status !== 200)
      throw new Error(`signing off answered ${signed.status}: ${JSON.stringify(signed.body)}`);
    return { id, version: signed.body.version };
  });
}

/** An indicator that any unit may report: not an official statistic. */
async function ownFigure(office: Actor): Promise<string> {
  const { matters } = (await office.call(listMatters)).body;
  for (const { targets } of matters) {
    for (const { id } of targets) {
      const page = await office.call(readTarget, { params: { id } });
      if (page.body.target.indicator.sourceKind === 'ledger') return page.body.target.indicator.id;
    }
  }
  throw new Error('the simulated city has no indicator kept by a ledger');
}

/** Runs `work` over all items, at most `width` at once, in order of the items. */
async function eachOf<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(items.length);
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as Item, at);
    }),
  );
  return results;
}

/**
 * One round: `count` signed figures are submitted at once, the victim is killed after a few acknowledgements, what
 * was not acknowledged is sent again under its own key, and then every request is looked at.
 */
export async function killRound(options: {
  home: string;
  victim: Victim;
  count: number;
  /** A year that no other round of this home used. */
  period: string;
}): Promise<RoundResult> {
  const { home, victim, count, period } = options;
  const product = await startProduct({ home, env: { PORT: String(await unusedPort()) } });
  const signed = await prepare(product, home, count, period);
  const keys = new Map(signed.map(({ id }) => [id, randomUUID()]));
  const acknowledged = new Set<string>();
  const clerk = await actor(product.address, home, 'jia-xian-clerk');
  const send = async (by: Actor, { id, version }: Signed): Promise<void> => {
    try {
      const answer = await by.call(submit, {
        params: { request: id },
        ifMatch: version,
        key: keys.get(id) ?? '',
      });
      if (answer.status === 200) acknowledged.add(id);
    } catch {
      // The connection broke: not acknowledged, and so to be sent again.
    }
  };
  const rush = Promise.all(signed.map((one) => send(clerk, one)));
  const enough = Math.floor(count / 8);
  while (acknowledged.size < enough) await sleep(1);
  process.kill(victim === 'server' ? product.pid : (postgresOf(home).pid as number), 'SIGKILL');
  const killedAt = performance.now();
  await rush;
  const acknowledgedFirst = acknowledged.size;

  const again = victim === 'server' ? await restarted(product, home) : product;
  const clerkAgain = await answeredAgain(again, home);
  const backAfterSeconds = (performance.now() - killedAt) / 1000;
  for (let tries = 0; acknowledged.size < count && tries < 100; tries += 1) {
    await eachOf(
      signed.filter(({ id }) => !acknowledged.has(id)),
      20,
      (one) => send(clerkAgain, one),
    );
    if (acknowledged.size < count) await sleep(100);
  }
  const result = await look(await actor(again.address, home, 'office'), [...acknowledged]);
  await again.end('SIGTERM');
  return { victim, submissions: count, acknowledgedFirst, backAfterSeconds, ...result };
}

async function restarted(dead: Product, home: string): Promise<Product> {
  const { data } = postgresOf(home);
  await dead.end('SIGKILL');
  const left = await leftIn(data, 10_000);
  if (left.length > 0) throw new Error(`PostgreSQL outlived the server by 10 s: ${left.join(', ')}`);
  return startProduct({ home, env: { PORT: String(await unusedPort()) } });
}

/** After PostgreSQL was killed it takes a moment until it is back. */
async function answeredAgain(product: Product, home: string): Promise<Actor> {
  for (let tries = 0; ; tries += 1) {
    try {
      const clerk = await actor(product.address, home, 'jia-xian-clerk');
      const { status } = await clerk.call(whoAmI);
      if (status === 200) return clerk;
      throw new Error(`who am I answered ${status}`);
    } catch (error) {
      if (tries > 100)
        throw new Error(`it does not come back; it printed:\n${product.printed()}`, { cause: error });
      await sleep(100);
    }
  }
}

async function look(office: Actor, acknowledged: string[]): Promise<{ lost: string[]; doubled: string[] }> {
  const lost: string[] = [];
  const doubled: string[] = [];
  await eachOf(acknowledged, 8, async (request) => {
    const page = await office.call(readRequest, { params: { request } });
    const times = page.body.steps.filter((step) => step.act === 'submit').length;
    if (page.body.state !== 'submitted' || times === 0) lost.push(request);
    if (times > 1) doubled.push(request);
  });
  const { total } = (await office.call(listRequests, { query: { state: 'submitted' } })).body;
  if (total < acknowledged.length) lost.push(`the list holds ${total} of ${acknowledged.length}`);
  return { lost, doubled };
}

async function unusedPort(): Promise<number> {
  const { freePort } = await import('../../server/src/platform/postgres/ports.ts');
  return freePort();
}

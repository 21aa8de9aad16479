import { hash } from '@node-rs/argon2';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actorAt } from '../../../testing/client.ts';
import { type Knocked, knock } from '../../../testing/knock.ts';
import { openStory, type Story } from '../../../testing/story.ts';
import { changePassword } from './contract.ts';
import { openPuzzles } from './puzzle.ts';
import { squaringsAfter } from './puzzle-cost.ts';

/** Cheap ones: what is tested is who pays, not how long a computer needs. */
const puzzleCost = (solved: number) => 1000 + solved;

let story: Story;
let now = new Date('2026-07-10T01:00:00Z');
const office = '127.0.0.30';
const elsewhere = '127.0.0.31';
const password = 'a password of the office';
const paths = { signIn: '/api/auth/sign-in/username', puzzle: '/api/auth/sign-in/puzzle' };

interface Puzzle {
  modulus: string;
  start: string;
  squarings: number;
  expiresAt: string;
  seal: string;
}

const enter = (username: string, from: string, more: object = {}, cookie = '', word = password) =>
  knock(story.address, paths.signIn, { username, password: word, ...more }, { from, cookie });

async function puzzleFor(username: string, from: string, cookie = ''): Promise<Puzzle | null> {
  const answer = await knock(story.address, paths.puzzle, { username }, { from, cookie });
  expect(answer.status).toBe(200);
  return answer.body.puzzle as Puzzle | null;
}

/** As the browser does it. */
function solve(puzzle: Puzzle | null) {
  if (puzzle === null) throw new Error('no puzzle');
  const modulus = BigInt(`0x${puzzle.modulus}`);
  let number = BigInt(`0x${puzzle.start}`);
  for (let done = 0; done < puzzle.squarings; done += 1) number = (number * number) % modulus;
  return { ...puzzle, answer: number.toString(16) };
}

const paid = async (username: string, from: string, word = password): Promise<Knocked> =>
  enter(username, from, { puzzle: solve(await puzzleFor(username, from)) }, '', word);

async function attack(username: string, from: string): Promise<void> {
  for (let time = 0; time < 5; time += 1) await enter(username, from, {}, '', `a guess, number ${time}`);
}

const posts = Array.from({ length: 60 }, (_, n) => `desk-${n + 1}`);
async function each<T>(names: readonly string[], act: (name: string) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  let next = 0;
  const one = async () => {
    for (let at = next++; at < names.length; at = next++) answers.push(await act(names[at] ?? ''));
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return answers;
}

beforeAll(async () => {
  story = await openStory({ clock: { now: () => now }, puzzleCost });
  // Hashed at little cost: what is tested is the counting, not the hashing.
  const hashed = await hash(password, { memoryCost: 1024, timeCost: 1 });
  await sql`insert into auth."user" (id, name, email, "emailVerified", username)
    select n, 'post', n || '@accounts.invalid', false, n from unnest(${posts}::text[]) n`.execute(story.db);
  await sql`insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
    select 'key-' || n, n, 'credential', n, ${hashed}, ${now} from unnest(${posts}::text[]) n`.execute(
    story.db,
  );
});
afterAll(() => story?.close());
beforeEach(async () => {
  for (const table of ['sign_in_failure', 'known_device', 'solved_puzzle']) {
    await sql`delete from ${sql.table(`auth.${table}`)}`.execute(story.db);
  }
});

const statuses = (answers: readonly Knocked[]) => [...new Set(answers.map(({ status }) => status))];

describe('sixty behind one address, with one among them who guesses at all the others', () => {
  it('get in all the same: known browsers at once, new ones after a puzzle', {
    timeout: 180_000,
  }, async () => {
    const known = posts.slice(0, 30);
    const cookies = new Map<string, string>();
    await each(known, async (name) => cookies.set(name, (await enter(name, office)).cookie));
    await each(posts, (name) => attack(name, office));
    // He also uses up what the address has in common.
    await sql`update auth.sign_in_failure set failures = 599 where scope = 'address'`.execute(story.db);
    await enter('nobody-here', office, {}, '', 'a guess for the address');

    const atOnce = await each(known, (name) => enter(name, office, {}, cookies.get(name)));
    expect([atOnce.length, statuses(atOnce)]).toEqual([30, [200]]);
    const strangers = posts.slice(30);
    expect(statuses(await each(strangers, (name) => enter(name, office)))).toEqual([429]);
    const solved = await each(strangers, (name) => paid(name, office));
    expect([solved.length, statuses(solved)]).toEqual([30, [200]]);
  });

  it('do what a session may do: their own change of password does not wait for what he did', async () => {
    const clerk = story.signIns.find((one) => one.username === 'clerk-a')?.password ?? '';
    const mine = await knock(
      story.address,
      paths.signIn,
      { username: 'clerk-a', password: clerk },
      { from: office },
    );
    await sql`delete from auth.known_device`.execute(story.db);
    await attack('clerk-a', '127.0.0.1');
    const session = actorAt(story.address, mine.cookie, story.tenant);
    const wrong = await session.call(changePassword, {
      body: { current: 'not it', next: 'seven quiet rivers' },
    });
    expect([wrong.status, wrong.body.error?.code]).toEqual([403, 'identity.wrong_password']);
    const right = await session.call(changePassword, {
      body: { current: clerk, next: 'seven quiet rivers' },
    });
    expect(right.status).toBe(200);
  });
});

describe('one elsewhere who knows the user names', () => {
  it('shuts nobody out, from however many addresses', async () => {
    await attack('desk-1', elsewhere);
    expect((await enter('desk-1', office)).status).toBe(200);
    await sql`update auth.sign_in_failure set failures = 99 where scope = 'account'`.execute(story.db);
    await enter('desk-1', '127.0.0.32', {}, '', 'the hundredth guess');
    expect((await enter('desk-1', office)).status).toBe(429);
    expect((await paid('desk-1', office)).status).toBe(200);
    expect((await enter('desk-2', office)).status).toBe(200);
  });
});

describe('a puzzle', () => {
  it('is for those whom others hold up: not without a wait, not for one’s own failures', async () => {
    expect(await puzzleFor('desk-1', office)).toBeNull();
    const { cookie } = await enter('desk-1', office);
    for (let time = 0; time < 5; time += 1) await enter('desk-1', office, {}, cookie, `slip ${time}`);
    expect((await enter('desk-1', office, {}, cookie)).status).toBe(429);
    expect(await puzzleFor('desk-1', office, cookie)).toBeNull();
  });

  it('pays for one attempt, on that user name, for ten minutes', async () => {
    for (const name of ['desk-1', 'desk-2']) await attack(name, office);
    const puzzle = solve(await puzzleFor('desk-1', office));
    expect((await enter('desk-2', office, { puzzle })).status).toBe(429);
    const wrong = await enter('desk-1', office, { puzzle }, '', 'not the password');
    expect([wrong.status, wrong.body.error?.code]).toEqual([401, 'identity.wrong_credentials']);
    expect((await enter('desk-1', office, { puzzle })).status).toBe(429);
    const late = solve(await puzzleFor('desk-1', office));
    const before = now;
    now = new Date(now.getTime() + 10 * 60_000);
    await attack('desk-1', office);
    expect((await enter('desk-1', office, { puzzle: late })).status).toBe(429);
    now = before;
  });

  it.each([
    ['another answer', (puzzle: Puzzle) => ({ ...puzzle, answer: '1' })],
    ['less work', (puzzle: Puzzle) => solve({ ...puzzle, squarings: 1 })],
    ['an easier number', (puzzle: Puzzle) => solve({ ...puzzle, start: '1' })],
    ['primes of one’s own', (puzzle: Puzzle) => solve({ ...puzzle, modulus: '15' })],
    ['a later end', (puzzle: Puzzle) => solve({ ...puzzle, expiresAt: '2030-01-01T00:00:00.000Z' })],
    ['no seal of ours', (puzzle: Puzzle) => ({ ...solve(puzzle), seal: 'x'.repeat(43) })],
  ])('is not taken with %s', async (_, spoil) => {
    await attack('desk-1', office);
    const puzzle = await puzzleFor('desk-1', office);
    if (puzzle === null) throw new Error('no puzzle');
    expect((await enter('desk-1', office, { puzzle: spoil(puzzle) })).status).toBe(429);
    expect((await enter('desk-1', office, { puzzle: solve(puzzle) })).status).toBe(200);
  });

  it('tells nothing of who has an account, and costs more the more were used', async () => {
    for (const name of ['desk-1', 'nobody-here']) {
      await attack(name, office);
      expect((await paid(name, office, 'not the password')).body.error?.code).toBe(
        'identity.wrong_credentials',
      );
      expect((await puzzleFor(name, office))?.squarings).toBe(1001);
    }
  });

  it('is good at every process of the installation, before and after another secret, and only there', async () => {
    const [one, other, stranger] = [['first'], ['second', 'first'], ['third']].map((secrets) =>
      openPuzzles(story.db, secrets as [string], puzzleCost),
    );
    const puzzle = async () => solve((await one?.make('desk-1', now)) ?? null);
    expect(await other?.redeem(await puzzle(), 'DESK-1', now)).toBe(true);
    expect(await stranger?.redeem(await puzzle(), 'desk-1', now)).toBe(false);
    const twice = await puzzle();
    expect([await one?.redeem(twice, 'desk-1', now), await other?.redeem(twice, 'desk-1', now)]).toEqual([
      true,
      false,
    ]);
  });
});

it('what a puzzle costs doubles with every ten, up to a bound', () => {
  expect([0, 9, 10, 25, 1000].map(squaringsAfter)).toEqual([
    600_000, 600_000, 1_200_000, 2_400_000, 19_200_000,
  ]);
});

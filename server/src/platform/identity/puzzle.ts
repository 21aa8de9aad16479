import { createHmac, generatePrime, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../database.ts';
import type { puzzle, solvedPuzzle } from './contract.ts';
import { squaringsAfter } from './puzzle-cost.ts';
import type { Secrets } from './secrets.ts';

type Puzzle = z.output<typeof puzzle>;
type SolvedPuzzle = z.output<typeof solvedPuzzle>;

const goodMinutes = 10;
const hour = 3_600_000;

/**
 * Puzzles that a computer solves in some seconds of its own time, and that pay for one attempt while strangers have to
 * wait (ADR 27): square a number so many times modulo a product of two primes, one after the other. Who knows the
 * primes finds the end in no time (Rivest, Shamir, Wagner: Time-lock puzzles, 1996), which is how they are made here.
 * A puzzle is for one user name and good once, at any process of the installation: its seal covers the answer.
 */
export function openPuzzles(db: Db, secrets: Secrets, costAfter = squaringsAfter) {
  const keyOf = (secret: string, ...parts: unknown[]) =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
  const accountKey = (username: string) => keyOf(secrets[0], 'account', username.toLowerCase());
  const sealOf = (
    secret: string,
    { modulus, start, squarings, expiresAt }: Puzzle,
    name: string,
    answer: string,
  ) => keyOf(secret, 'puzzle', name.toLowerCase(), modulus, start, squarings, expiresAt, answer);
  let primes: Promise<readonly [bigint, bigint]> | undefined;

  return {
    async make(username: string, now: Date): Promise<Puzzle> {
      primes ??= twoPrimes();
      const [p, q] = await primes;
      const modulus = p * q;
      const { rows } = await sql<{ solved: number }>`select count(*)::int as solved from auth.solved_puzzle
        where account_key = ${accountKey(username)} and at > ${new Date(now.getTime() - hour)}`.execute(db);
      const squarings = costAfter(rows[0]?.solved ?? 0);
      const start = BigInt(`0x${randomBytes(127).toString('hex')}`) % modulus;
      const end = endOf(start, BigInt(squarings), p, q);
      const made = {
        modulus: modulus.toString(16),
        start: start.toString(16),
        squarings,
        expiresAt: new Date(now.getTime() + goodMinutes * 60_000).toISOString(),
      };
      return { ...made, seal: sealOf(secrets[0], { ...made, seal: '' }, username, end.toString(16)) };
    },

    /** Whether this pays for an attempt on this user name; it does so once. */
    async redeem(solved: SolvedPuzzle, username: string, now: Date): Promise<boolean> {
      const given = Buffer.from(solved.seal);
      const ours = secrets.some((secret) => {
        const expected = Buffer.from(sealOf(secret, solved, username, solved.answer));
        return expected.length === given.length && timingSafeEqual(expected, given);
      });
      if (!ours || Date.parse(solved.expiresAt) <= now.getTime()) return false;
      await sql`delete from auth.solved_puzzle where at < ${new Date(now.getTime() - hour)}`.execute(db);
      const { rows } = await sql`insert into auth.solved_puzzle (puzzle_key, account_key, at)
        values (${solved.seal}, ${accountKey(username)}, ${now}) on conflict do nothing returning 1`.execute(
        db,
      );
      return rows.length > 0;
    },
  };
}

const prime = (size: number): Promise<bigint> =>
  new Promise((resolve, reject) =>
    generatePrime(size, { bigint: true }, (error, found) => (error ? reject(error) : resolve(found))),
  );

/** Of 512 bits each: their product withstands being taken apart for longer than a puzzle is good. */
async function twoPrimes(): Promise<readonly [bigint, bigint]> {
  return [await prime(512), await prime(512)];
}

/** `start` squared so many times modulo p·q, by way of each prime (Fermat, and the Chinese remainder theorem). */
function endOf(start: bigint, squarings: bigint, p: bigint, q: bigint): bigint {
  const [atP, atQ] = [p, q].map((prime) => power(start, power(2n, squarings, prime - 1n), prime));
  if (atP === undefined || atQ === undefined) throw new Error('No primes.');
  const difference = (((atP - atQ) % p) + p) % p;
  return atQ + q * ((difference * power(q, p - 2n, p)) % p);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

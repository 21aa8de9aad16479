import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import type { Db, Tx } from '../database.ts';
import { transact } from '../transact.ts';
import type { Secrets } from './secrets.ts';

/** Who tries, from where: the address that the connection came from, and the device's own mark where it has one. */
export interface Attempt {
  /** As typed; upper and lower case are one. */
  username: string;
  address: string;
  device: string | undefined;
  /** The session in which someone is signed in already: a place of its own, whatever others do at its address. */
  session?: string;
}

/** What is guessed: passwords, or codes of the second factor by someone who has the password. */
type Guessed = 'password' | 'code';

type Scope = 'place' | 'account' | 'address' | 'code_place' | 'code_account';

interface Limit {
  /** From this many failures on, each one is followed by a wait. */
  failures: number;
  /** Minutes after which they are forgotten. */
  forgetMinutes: number;
  /** Whether each failure begins the time of forgetting anew. */
  sliding: boolean;
  longestWaitMinutes: number;
}

/**
 * A place is one browser that the account was signed in from before, one running session, or else one address. Its
 * limit is low. The other two are high, count what comes from everywhere, and never hold up a known browser. A stranger
 * who is held up by what others did may pay for an attempt with a puzzle (`puzzle.ts`): nobody can shut the
 * owner out, nor an office behind one address.
 */
const limits: Record<Scope, Limit> = {
  place: { failures: 5, forgetMinutes: 60, sliding: true, longestWaitMinutes: 15 },
  account: { failures: 100, forgetMinutes: 60, sliding: false, longestWaitMinutes: 1 },
  address: { failures: 600, forgetMinutes: 15, sliding: false, longestWaitMinutes: 1 },
  code_place: { failures: 5, forgetMinutes: 60, sliding: true, longestWaitMinutes: 15 },
  code_account: { failures: 20, forgetMinutes: 60, sliding: false, longestWaitMinutes: 15 },
};

const knownDays = 180;

export interface Failures {
  /** Whether the attempt comes from a browser that has signed this account in before. */
  isKnown(attempt: Attempt, now: Date): Promise<boolean>;
  /** Until when this attempt has to wait, or undefined. */
  waiting(attempt: Attempt, guessed: Guessed, now: Date): Promise<Date | undefined>;
  /** Counts a failure; answers until when the next attempt has to wait, or undefined. */
  failed(attempt: Attempt, guessed: Guessed, now: Date): Promise<Date | undefined>;
  /** The place's failures are forgotten and its device is known from now on. */
  succeeded(attempt: Attempt & { device: string }, now: Date): Promise<void>;
  /** No device but this one is known to the account any more. */
  forgetDevices(username: string, except: string | undefined): Promise<void>;
  /** Whether this code is used for the first time. */
  firstUse(accountId: string, code: string, now: Date): Promise<boolean>;
}

/** Counters of failed attempts in PostgreSQL, so that any number of processes count as one (ADR 0005). */
export function countFailures(db: Db, secrets: Secrets): Failures {
  const keyUnder = (secret: string, ...parts: string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
  const keyOf = (...parts: string[]) => keyUnder(secrets[0], ...parts);
  const accountKey = (username: string) => keyOf('account', username.toLowerCase());
  const deviceKey = (device: string) => keyOf('device', device);

  async function isKnown({ username, device }: Attempt, now: Date): Promise<boolean> {
    if (device === undefined) return false;
    const since = new Date(now.getTime() - knownDays * 86_400_000);
    // A browser stays known when the installation gets another secret.
    const pairs = secrets.map((secret) => {
      const account = keyUnder(secret, 'account', username.toLowerCase());
      return sql`(${account}, ${keyUnder(secret, 'device', device)})`;
    });
    const found = await sql`select 1 from auth.known_device
      where (account_key, device_key) in (${sql.join(pairs)}) and last_at > ${since}`.execute(db);
    return found.rows.length > 0;
  }

  /** What an attempt is counted under, always in this order, so that two at once never wait for one another in turn. */
  async function countedUnder(attempt: Attempt, guessed: Guessed, now: Date): Promise<[Scope, string][]> {
    const account = accountKey(attempt.username);
    const prefix = guessed === 'code' ? 'code_' : '';
    const place = `${prefix}place` as Scope;
    if (attempt.session !== undefined) return [[place, keyOf('session', account, attempt.session)]];
    if (attempt.device !== undefined && (await isKnown(attempt, now))) {
      return [[place, keyOf('place', account, deviceKey(attempt.device))]];
    }
    const from = network(attempt.address);
    const counted: [Scope, string][] = [
      [place, keyOf('place', account, from)],
      [`${prefix}account` as Scope, account],
    ];
    if (guessed === 'password') counted.push(['address', keyOf('address', from)]);
    return counted;
  }

  return {
    isKnown,
    async waiting(attempt, guessed, now) {
      const counted = await countedUnder(attempt, guessed, now);
      const keys = sql.join(counted.map(([scope, key]) => sql`(${scope}, ${key})`));
      const found = await sql<{
        until: Date | null;
      }>`select max(wait_until) as until from auth.sign_in_failure
        where (scope, key) in (${keys}) and wait_until > ${now}`.execute(db);
      return found.rows[0]?.until ?? undefined;
    },
    async failed(attempt, guessed, now) {
      const counted = await countedUnder(attempt, guessed, now);
      await sql`delete from auth.sign_in_failure where forget_at < ${new Date(now.getTime() - 86_400_000)}`.execute(
        db,
      );
      const waits = await transact(db, async (tx) => {
        const until: (Date | null)[] = [];
        for (const [scope, key] of counted) until.push(await count(tx, scope, key, attempt.username, now));
        return until.filter((date) => date !== null);
      });
      return waits.sort((a, b) => b.getTime() - a.getTime())[0];
    },
    async succeeded(attempt, now) {
      const account = accountKey(attempt.username);
      // Only its own failures: someone else's from the same address stay counted.
      const from = (await isKnown(attempt, now)) ? deviceKey(attempt.device) : network(attempt.address);
      await sql`delete from auth.sign_in_failure
        where scope in ('place', 'code_place') and key = ${keyOf('place', account, from)}`.execute(db);
      await sql`insert into auth.known_device (account_key, device_key, last_at)
        values (${account}, ${deviceKey(attempt.device)}, ${now})
        on conflict (account_key, device_key) do update set last_at = excluded.last_at`.execute(db);
    },
    async forgetDevices(username, except) {
      const accounts = secrets.map((secret) => keyUnder(secret, 'account', username.toLowerCase()));
      await sql`delete from auth.known_device where account_key = any(${accounts}::text[])
        and device_key <> ${except === undefined ? '' : deviceKey(except)}`.execute(db);
    },
    async firstUse(accountId, code, now) {
      await sql`delete from auth.used_code where at < ${new Date(now.getTime() - 5 * 60_000)}`.execute(db);
      const made = await sql`insert into auth.used_code (account_id, code_key, at)
        values (${accountId}, ${keyOf('code', accountId, code)}, ${now})
        on conflict do nothing returning account_id`.execute(db);
      return made.rows.length > 0;
    },
  };
}

/**
 * One more failure; answers until when to wait. During a wait nothing is counted, so guesses sent all at once lengthen
 * nothing: the wait is 1, 2, 4, 8 and then 15 minutes.
 */
async function count(tx: Tx, scope: Scope, key: string, username: string, now: Date): Promise<Date | null> {
  const { failures: limit, forgetMinutes, sliding, longestWaitMinutes: longest } = limits[scope];
  const after = (minutes: ReturnType<typeof sql>) =>
    sql`${now}::timestamptz + make_interval(secs => 60 * ${minutes})`;
  const failures = sql`case when f.forget_at <= ${now} then 1 else f.failures + 1 end`;
  const wait = sql`least(${longest}::float8, power(2, least((${failures}) - ${limit}::int, 4))::float8)`;
  const waits = sql`case when (${failures}) >= ${limit}::int then ${after(wait)} end`;
  const forget = sql`${after(sql`${forgetMinutes}::float8`)}`;
  // Known to the officers who may release it; nobody's where there is no such account, or where an address is counted.
  const account =
    scope === 'address'
      ? sql`null`
      : sql`(select id from auth."user" where username = ${username.toLowerCase()})`;
  const row = await sql<{
    until: Date | null;
  }>`insert into auth.sign_in_failure as f (scope, key, failures, forget_at, account_id)
    values (${scope}, ${key}, 1, ${forget}, ${account})
    on conflict (scope, key) do update set failures = ${failures}, wait_until = ${waits},
      forget_at = case when ${sliding}::boolean or f.forget_at <= ${now} or (${failures}) >= ${limit}::int
        then ${forget} else f.forget_at end
    where f.wait_until is null or f.wait_until <= ${now}
    returning wait_until as until`.execute(tx);
  if (row.rows.length > 0) return row.rows[0]?.until ?? null;
  const held = await sql<{ until: Date | null }>`select wait_until as until from auth.sign_in_failure
    where scope = ${scope} and key = ${key}`.execute(tx);
  return held.rows[0]?.until ?? null;
}

/** An IPv6 host has a whole /64 of addresses to itself and counts as one; an IPv4 address counts as it is. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? before
      : [...before, ...Array(8 - before.length - behind.length).fill('0'), ...behind];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

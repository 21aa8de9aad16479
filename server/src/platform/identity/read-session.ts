import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Db, rowsOf } from '../database.ts';

/**
 * Reads a session that holds and is not due to be renewed, in one statement: what nearly every request needs. Whatever
 * else a cookie may be (none, forged, ended, to be renewed) is left to the library, which alone decides what does not
 * hold; nothing is remembered between two requests, so an ended session ends at once in every process.
 *
 * The cookie is the library's: `token.signature`, the signature being HMAC-SHA-256 under the installation's secret.
 *
 * @param expires seconds that a session lasts without use; @param renew seconds after which its use is noted
 */
export function sessionReader<Session>(
  db: Db,
  { secret, cookie, expires, renew }: { secret: string; cookie: string; expires: number; renew: number },
): (headers: Headers, reader?: Db) => Promise<Session | undefined> {
  return async (headers, reader = db) => {
    const token = tokenIn(headers.get('cookie') ?? '', cookie, secret);
    if (token === undefined) return undefined;
    const [found] = await rowsOf<{ session: Row; user: Row }>(reader, sessionOf, [token]);
    if (found === undefined) return undefined;
    const read = { session: withDates(found.session), user: withDates(found.user) };
    const { expiresAt } = read.session;
    const left = expiresAt instanceof Date ? expiresAt.getTime() - Date.now() : 0;
    return left > 0 && left > (expires - renew) * 1000 ? (read as Session) : undefined;
  };
}

const sessionOf = `select to_jsonb(s) as session, to_jsonb(u) as "user"
  from auth.session s join auth."user" u on u.id = s."userId" where s.token = $1`;

type Row = Record<string, unknown>;

/** JSON has no times: every column of these tables whose name ends in At is one. */
function withDates(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && name.endsWith('At') ? new Date(value) : value,
    ]),
  );
}

/** The token of a cookie that we have signed ourselves. */
function tokenIn(cookies: string, name: string, secret: string): string | undefined {
  for (const part of cookies.split(';')) {
    const pair = part.trim();
    if (!pair.startsWith(`${name}=`)) continue;
    const value = decoded(pair.slice(name.length + 1));
    const dot = value.lastIndexOf('.');
    if (dot < 1) return undefined;
    const token = value.slice(0, dot);
    const expected = createHmac('sha256', secret).update(token).digest();
    const given = Buffer.from(value.slice(dot + 1), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
  }
  return undefined;
}

/** A cookie's value as it was set; empty where it was not set by us. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

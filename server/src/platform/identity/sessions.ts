import Bowser from 'bowser';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';
import { sessionLimits } from '../identity.ts';
import { oidcProvider } from './accounts.ts';
import type { SessionSummary } from './contract.ts';
import { sessionHolds } from './held-sessions.ts';

interface SessionRow {
  id: string;
  token: string;
  createdAt: Date;
  updatedAt: Date;
  userAgent: string | null;
  signedInBy: string | null;
}

/**
 * The sessions of an account that still hold: the one that asks, then the last used first. `current` is the token of the
 * one that asks; none where somebody else does.
 */
export async function sessionsOf(reader: Reader, accountId: string, current = ''): Promise<SessionSummary[]> {
  const { rows } = await sql<SessionRow>`select id, token, "createdAt", "updatedAt", "userAgent", "signedInBy"
    from auth.session where "userId" = ${accountId} and ${sessionHolds()}
    order by token <> ${current}, "updatedAt" desc, id collate "C"`.execute(reader);
  return rows.map((row) => ({
    id: row.id,
    current: row.token === current,
    since: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
    endsAt: new Date(row.createdAt.getTime() + sessionLimits.absoluteHours * 3_600_000).toISOString(),
    signedInBy: row.signedInBy === oidcProvider ? 'provider' : 'password',
    device: deviceOf(row.userAgent),
  }));
}

/** Ends one session of the account, or all but the current; answers how many that were. */
export async function endSessions(
  reader: Reader,
  accountId: string,
  which: { id: string } | { allBut: string },
): Promise<number> {
  const those = 'id' in which ? sql`id = ${which.id}` : sql`token <> ${which.allBut}`;
  const { rows } = await sql<{ holds: boolean }>`delete from auth.session
    where "userId" = ${accountId} and ${those} returning ${sessionHolds()} as holds`.execute(reader);
  return rows.filter((row) => row.holds).length;
}

/** Browser and device in words, as far as the browser says. */
export function deviceOf(userAgent: string | null): SessionSummary['device'] {
  if (userAgent === null || userAgent === '') return { browser: null, system: null, kind: 'unknown' };
  const { browser, os, platform } = Bowser.parse(userAgent.slice(0, 500));
  const named = (name?: string, version?: string) =>
    name === undefined || name === '' ? null : [name, version].filter(Boolean).join(' ').slice(0, 60);
  const kind = platform.type;
  return {
    browser: named(browser.name, browser.version?.split('.')[0]),
    system: named(os.name, os.versionName),
    kind: kind === 'desktop' || kind === 'mobile' || kind === 'tablet' ? kind : 'unknown',
  };
}

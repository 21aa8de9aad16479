import { type RawBuilder, sql } from 'kysely';
import { sessionLimits } from '../identity.ts';

/**
 * Whether a row of `auth.session` still holds: used within its idle time and not past its longest. The library's
 * sessions run by the machine's own time, as their cookies do.
 */
export function sessionHolds(): RawBuilder<boolean> {
  const now = Date.now();
  const oldest = new Date(now - sessionLimits.absoluteHours * 3_600_000);
  return sql`("expiresAt" > ${new Date(now)} and "createdAt" > ${oldest})`;
}

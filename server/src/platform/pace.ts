import { sql } from 'kysely';
import type { Reader } from './database.ts';

/** Seconds that whoever asks has to wait, or undefined. */
export type Pace = (reader: Reader, tenantId: string, who: string, now: Date) => Promise<number | undefined>;

/**
 * Lets each one who asks do so many times within a minute, at all processes together: who runs wild is slowed down
 * alone, and never anyone else behind the same address. One statement a call, on a row of the caller's own; once the
 * number is reached nothing is written any more. Processes whose clocks differ by less than a minute count as one.
 *
 * @param what names the count: calls of different kinds are counted apart
 */
export function paceOf(what: string, perMinute: number): Pace {
  return async (reader, tenantId, who, now) => {
    const minute = Math.floor(now.getTime() / 60_000);
    const same = sql`excluded.minute between p.minute - 1 and p.minute`;
    const { rows } = await sql`insert into platform.pace as p (tenant_id, what, who, minute, calls)
      values (${tenantId}, ${what}, ${who}, ${minute}, 1)
      on conflict (tenant_id, what, who) do update
        set calls = case when ${same} then p.calls + 1 else 1 end,
          minute = case when ${same} then p.minute else excluded.minute end
        where not (${same}) or p.calls < ${perMinute}::int
      returning calls`.execute(reader);
    return rows.length > 0 ? undefined : 60 - Math.floor((now.getTime() % 60_000) / 1000);
  };
}

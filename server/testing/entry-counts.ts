import { sql } from 'kysely';
import type { Db } from '../src/platform/database.ts';

/** How many requests were typed into once, twice …: what no page says, since drafts are the unit's own. */
export async function entryCounts(db: Db): Promise<{ entries: number; requests: number }[]> {
  const { rows } = await sql<{ entries: number; requests: number }>`
    select entry_no::int as entries, count(*)::int as requests
    from actuals.request group by entry_no order by entry_no`.execute(db);
  return rows;
}

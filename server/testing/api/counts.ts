import { sql } from 'kysely';
import type { Db } from '../../src/platform/database.ts';

/** Rows of every business table and of the platform's own, by name, but for what comes and goes by itself: sessions, the
 * queue, counts of a minute, and the seals that follow the audit rows. */
export async function rowCounts(db: Db): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'auth', 'graphile_worker')
      and tablename not in ('audit_unsealed', 'seal', 'pace') order by 1`.execute(db);
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{
        rows: number;
      }>`select count(*)::int as rows from ${sql.raw(name)}`.execute(db);
      return [name, rows[0]?.rows ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

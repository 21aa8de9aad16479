import { sql } from 'kysely';
import type { Db } from '../../src/platform/database.ts';

/** Rows of every business table and of the platform's own, by name, but for what comes and goes by itself: sessions, the
 * queue, and the seals that follow the audit rows. */
export async function rowCounts(db: Db): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'auth', 'graphile_worker')
      and tablename not in ('audit_unsealed', 'seal') order by 1`.execute(db);
  const parts = tables.map(
    ({ name }) => sql`select ${name}::text as name, count(*)::int as rows from ${sql.raw(name)}`,
  );
  const { rows } = await sql<{ name: string; rows: number }>`${sql.join(parts, sql` union all `)}`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}

import type pg from 'pg';
import { LaunchError } from '../postgres/index.ts';

/** How a table of a Citus coordinator lies. */
export interface Lying {
  /** `schema.table`. */
  name: string;
  /** `h`: by hash of a column. */
  method: string;
  column: string | null;
  /** Tables of one group have their shards side by side. */
  group: number;
}

/**
 * The tables that Citus keeps; none where there is no Citus. From its catalogue, which sees what this transaction has
 * done: the view `citus_tables` asks the workers for sizes over connections of its own and leaves out what is not
 * committed there.
 */
export async function spreadTables(client: pg.ClientBase): Promise<Lying[]> {
  const { rows: known } = await client.query(`select to_regclass('pg_dist_partition') as found`);
  if (known[0]?.found === null) return [];
  const { rows } = await client.query<Lying>(
    `select n.nspname || '.' || c.relname as name, p.partmethod::text as method,
       column_to_column_name(p.logicalrelid, p.partkey) as "column", p.colocationid as "group"
     from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid join pg_namespace n on n.oid = c.relnamespace`,
  );
  return rows;
}

/** @throws LaunchError `distribute.apart` that names each table which does not lie with the first by `tenant_id`. */
export function demandTogether(tables: readonly string[], found: readonly Lying[]): void {
  const lying = new Map(found.map((table) => [table.name, table]));
  const group = lying.get(tables[0] ?? '')?.group;
  const apart = tables.filter((name) => {
    const table = lying.get(name);
    return table?.method !== 'h' || table.column !== 'tenant_id' || table.group !== group;
  });
  if (apart.length === 0) return;
  throw new LaunchError(
    'distribute.apart',
    `These tables do not lie with the others by tenant_id: ${apart.join(', ')}. Nothing was changed. Undistribute them (undistribute_table) and call again.`,
  );
}

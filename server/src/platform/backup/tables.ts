import type pg from 'pg';

/** A table as a backup carries it: its columns in order, and the key by which its rows are always written. */
export interface BackupTable {
  /** `schema.table`. */
  name: string;
  columns: string[];
  /** What makes two readings of the same rows equal byte for byte: the primary key, texts compared by their bytes. */
  order: string;
}

/**
 * Not of the cities: the queue's own schema is filled again from the outbox, the migrations stand in the head, and what is
 * known of backups belongs to the installation.  Tables of
 * an extension (Citus brings some) are no business of ours.
 */
const excluded = ['graphile_worker', 'information_schema', 'upkeep'];
const migrationTables = ['platform.kysely_migration', 'platform.kysely_migration_lock'];

interface TableRow {
  name: string;
  columns: string[];
  order: string | null;
}

const tablesSql = `
  select n.nspname || '.' || c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', '
        order by k.place)
      from pg_index i, unnest(i.indkey) with ordinality k(attnum, place)
      join pg_attribute a on a.attnum = k.attnum and a.attrelid = c.oid
      where i.indrelid = c.oid and i.indisprimary) as "order"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> all ($1)
    and n.nspname || '.' || c.relname <> all ($2)
    and not exists (select 1 from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by (n.nspname || '.' || c.relname) collate "C"`;

const referencesSql = `
  select distinct nf.nspname || '.' || f.relname as "from", nt.nspname || '.' || t.relname as "to"
  from pg_constraint k
  join pg_class f on f.oid = k.conrelid join pg_namespace nf on nf.oid = f.relnamespace
  join pg_class t on t.oid = k.confrelid join pg_namespace nt on nt.oid = t.relnamespace
  where k.contype = 'f' and k.conrelid <> k.confrelid`;

/** Every table of the product, each after those that it refers to, so that rows can be loaded in this order. */
export async function tablesInOrder(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<TableRow>(tablesSql, [excluded, migrationTables]);
  const { rows: references } = await client.query<{ from: string; to: string }>(referencesSql);
  const left = new Map(rows.map((row) => [row.name, row]));
  const ordered: BackupTable[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && left.has(to)),
    );
    if (free.length === 0) {
      throw new Error(`Tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    }
    for (const { name, columns, order } of free) {
      if (order === null)
        throw new Error(`Table ${name} has no primary key: its rows have no order of their own`);
      left.delete(name);
      ordered.push({ name, columns, order });
    }
  }
  return ordered;
}

/** The migrations that this database has seen, oldest first; none where it is not Meritloop's or is new. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows: found } = await client.query(`select to_regclass('platform.kysely_migration') as found`);
  if (found[0]?.found === null) return [];
  const { rows } = await client.query<{ name: string }>(
    'select name from platform.kysely_migration order by name collate "C"',
  );
  return rows.map(({ name }) => name);
}

/** Settings under which a value always reads as the same text, and long work is not cut off. */
export const plainText = `set local statement_timeout = 0; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 3`;

/** What reads a table for a backup, and again for the comparison after a restore. */
export function readTable(table: BackupTable, quote: (name: string) => string): string {
  const columns = table.columns.map(quote).join(', ');
  return `copy (select ${columns} from ${quoted(table.name, quote)} order by ${table.order}) to stdout`;
}

/** What loads its rows. */
export function loadTable(table: BackupTable, quote: (name: string) => string): string {
  return `copy ${quoted(table.name, quote)} (${table.columns.map(quote).join(', ')}) from stdin`;
}

function quoted(name: string, quote: (name: string) => string): string {
  return name.split('.').map(quote).join('.');
}

import pg from 'pg';
import { migrationsOf, tablesInOrder } from '../backup/tables.ts';
import { knownMigrations } from '../migrate.ts';
import { LaunchError } from '../postgres/index.ts';
import { guardsOf, isSpread, spreadFaults } from './check-spread.ts';

export { spreadFaults } from './check-spread.ts';

export interface SpreadReport {
  /** Tables that this call has spread, and those that were already. */
  spread: string[];
  before: string[];
  /** Guards against changing append-only rows that were laid down: Citus takes no table with a trigger. */
  guards: string[];
}

export interface SpreadOptions {
  /** Shards of each table; the coordinator's own setting where not given. */
  shards?: number | undefined;
  /** Called before each table. */
  progress?: ((table: string, done: number, all: number) => void) | undefined;
}

interface CitusTable {
  table_name: string;
  citus_table_type: string;
  distribution_column: string;
  colocation_id: number;
}

/**
 * Spreads every business table of the database over the workers of a Citus coordinator by `tenant_id`, all in one
 * group of shards, so that a city's rows lie together. All or nothing, in one transaction; may be called again, and
 * then spreads what is not spread yet. Throws a LaunchError (`distribute.…`) that names what is in the way.
 */
export async function distribute(
  connectionString: string,
  options: SpreadOptions = {},
): Promise<SpreadReport> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await demandCitus(client);
    await demandSchema(client);
    return await spread(client, options);
  } finally {
    await client.end();
  }
}

async function demandCitus(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(`select 1 from pg_extension where extname = 'citus'`);
  if (rows.length > 0) return;
  throw new LaunchError(
    'distribute.no_citus',
    'This database has no Citus extension, so there is nothing to spread its tables over. Nothing was changed. Point DATABASE_URL at a Citus coordinator, and run `create extension citus` in its database first; on one server the product needs no spreading.',
  );
}

async function demandSchema(client: pg.ClientBase): Promise<void> {
  const [applied, known] = [await migrationsOf(client), knownMigrations()];
  if (applied.length === known.length && known.every((name) => applied.includes(name))) return;
  throw new LaunchError(
    'distribute.other_schema',
    `The database is at ${applied.at(-1) ?? 'no schema'} and this program is at ${known.at(-1)}. Nothing was changed. Start the product once on this database, or use the program of its version.`,
  );
}

/** One table after another, each after those that it refers to; then looks whether they lie as they should. */
export async function spread(client: pg.ClientBase, options: SpreadOptions): Promise<SpreadReport> {
  const faults = await spreadFaults(client);
  if (faults.length > 0) {
    throw new LaunchError(
      'distribute.unfit_tables',
      `The tables cannot be spread by tenant. Nothing was changed. In the way: ${faults.join('; ')}.`,
    );
  }
  const tables = (await tablesInOrder(client)).map(({ name }) => name).filter(isSpread);
  await client.query('begin');
  try {
    await client.query('set local statement_timeout = 0');
    // Foreign keys between tables that are spread in one transaction need their shards made one after another.
    await client.query(`set local citus.multi_shard_modify_mode = 'sequential'`);
    if (options.shards !== undefined) {
      await client.query(`set local citus.shard_count = ${Math.trunc(options.shards)}`);
    }
    const before = new Set((await citusTables(client)).map(({ table_name }) => table_name));
    const guards = await guardsOf(client);
    for (const { table, trigger } of guards) {
      await client.query(`drop trigger ${client.escapeIdentifier(trigger)} on ${table}`);
    }
    const [first] = tables;
    for (const [done, table] of tables.entries()) {
      options.progress?.(table, done, tables.length);
      if (before.has(table)) continue;
      const beside = table === first ? 'default' : first;
      await client.query(`select create_distributed_table($1::regclass, 'tenant_id', colocate_with => $2)`, [
        table,
        beside,
      ]);
    }
    demandTogether(tables, await citusTables(client));
    await client.query('commit');
    return {
      spread: tables.filter((table) => !before.has(table)),
      before: tables.filter((table) => before.has(table)),
      guards: guards.map(({ table, trigger }) => `${table}.${trigger}`),
    };
  } catch (error) {
    await client.query('rollback');
    if (error instanceof LaunchError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    throw new LaunchError(
      'distribute.refused',
      `The coordinator refused to spread the tables (${text}). Nothing was changed.`,
      { cause: error },
    );
  }
}

async function citusTables(client: pg.ClientBase): Promise<CitusTable[]> {
  const { rows } = await client.query<CitusTable>(
    `select n.nspname || '.' || c.relname as table_name, t.citus_table_type, t.distribution_column, t.colocation_id
     from citus_tables t join pg_class c on c.oid = t.table_name join pg_namespace n on n.oid = c.relnamespace`,
  );
  return rows;
}

function demandTogether(tables: readonly string[], found: readonly CitusTable[]): void {
  const lying = new Map(found.map((table) => [table.table_name, table]));
  const group = lying.get(tables[0] ?? '')?.colocation_id;
  const apart = tables.filter((name) => {
    const table = lying.get(name);
    return (
      table === undefined ||
      table.citus_table_type !== 'distributed' ||
      table.distribution_column !== 'tenant_id' ||
      table.colocation_id !== group
    );
  });
  if (apart.length === 0) return;
  throw new LaunchError(
    'distribute.apart',
    `These tables do not lie with the others by tenant_id: ${apart.join(', ')}. Nothing was changed. Undistribute them (undistribute_table) and call again.`,
  );
}

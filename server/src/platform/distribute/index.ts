import pg from 'pg';
import { migrationsOf, tablesInOrder } from '../backup/tables.ts';
import { knownMigrations } from '../migrate.ts';
import { LaunchError } from '../postgres/index.ts';
import { guardsOf, isSpread, spreadFaults, stamping } from './check-spread.ts';
import { dropLocalRows, holdingRows } from './local-rows.ts';
import { demandTogether, spreadTables } from './lying.ts';

export { guardsOf, spreadFaults } from './check-spread.ts';

export interface SpreadReport {
  /** Tables that this call has spread, and those that were already. */
  spread: string[];
  before: string[];
  /** Guards against changing append-only rows that were laid down: the coordinator would not take them along. */
  guards: string[];
  /** Tables whose rows from before still lie hidden on the coordinator, with what it said; none as a rule. */
  leftBehind: string[];
}

export interface SpreadOptions {
  /** Shards of each table; the coordinator's own setting where not given. */
  shards?: number | undefined;
  /** Called before each table. */
  progress?: ((table: string, done: number, all: number) => void) | undefined;
}

/**
 * Lets guards of append-only tables be taken along, and changed, until the end of the transaction. Does nothing where
 * there is no Citus. Its word for every trigger is "unsafe"; ours only refuse, and touch nothing.
 */
export const allowingGuards = `select set_config('citus.enable_unsafe_triggers', 'on', true)
  where current_setting('citus.enable_unsafe_triggers', true) is not null`;

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
  client.on('error', () => {}); // a server that goes away is told by the query that waits for it
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

/** Checks the schema, spreads what is not spread yet, and removes what stayed hidden behind it. */
export async function spread(client: pg.ClientBase, options: SpreadOptions): Promise<SpreadReport> {
  const faults = await spreadFaults(client);
  if (faults.length > 0) {
    throw new LaunchError(
      'distribute.unfit_tables',
      `The tables cannot be spread by tenant. Nothing was changed. In the way: ${faults.join('; ')}.`,
    );
  }
  const tables = (await tablesInOrder(client)).map(({ name }) => name).filter(isSpread);
  const before = new Set((await spreadTables(client)).map(({ name }) => name));
  const held = await holdingRows(
    client,
    tables.filter((table) => !before.has(table)),
  );
  const report = await withGuards(client, (keep) => inOneTransaction(client, tables, before, keep, options));
  return { ...report, leftBehind: await dropLocalRows(client, held) };
}

type Attempt = Omit<SpreadReport, 'leftBehind'>;

/** With the guards where the coordinator knows how to take them along, without them where it refuses to. */
async function withGuards(
  client: pg.ClientBase,
  attempt: (keep: boolean) => Promise<Attempt>,
): Promise<Attempt> {
  const { rows } = await client.query<{ known: boolean }>(
    `select current_setting('citus.enable_unsafe_triggers', true) is not null as known`,
  );
  if (rows[0]?.known !== true) return attempt(false);
  try {
    return await attempt(true);
  } catch (error) {
    if (
      !(error instanceof LaunchError && error.code === 'distribute.refused' && /trigger/i.test(error.message))
    )
      throw error;
    return attempt(false);
  }
}

/** One table after another, each after those that it refers to; then looks whether they lie as they should. */
async function inOneTransaction(
  client: pg.ClientBase,
  tables: readonly string[],
  before: ReadonlySet<string>,
  keepGuards: boolean,
  options: SpreadOptions,
): Promise<Attempt> {
  await client.query('begin');
  try {
    await client.query('set local statement_timeout = 0');
    // Foreign keys between tables that are spread in one transaction need their shards made one after another.
    await client.query(`set local citus.multi_shard_modify_mode = 'sequential'`);
    if (options.shards !== undefined) {
      await client.query(`set local citus.shard_count = ${Math.trunc(options.shards)}`);
    }
    if (keepGuards) await client.query(allowingGuards);
    const laidDown = keepGuards ? [] : (await guardsOf(client)).filter(({ table }) => !before.has(table));
    for (const { table, trigger } of laidDown) {
      await client.query(`drop trigger ${client.escapeIdentifier(trigger)} on ${table}`);
    }
    await endStamping(client);
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
    demandTogether(tables, await spreadTables(client));
    await client.query('commit');
    return {
      spread: tables.filter((table) => !before.has(table)),
      before: tables.filter((table) => before.has(table)),
      guards: laidDown.map(({ table, trigger }) => `${table}.${trigger}`),
    };
  } catch (error) {
    await client.query('rollback');
    if (error instanceof LaunchError) throw error;
    const { message, hint } = error as { message?: string; hint?: string };
    throw new LaunchError(
      'distribute.refused',
      `The coordinator refused to spread the tables (${message ?? error}${hint ? ` ${hint}` : ''}). Nothing was changed.`,
      { cause: error },
    );
  }
}

/** Without stamps nothing of rights is kept in mind. */
async function endStamping(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; trigger: string }>(
    `select tgrelid::regclass::text as "table", tgname as "trigger" from pg_trigger where tgfoid = ${stamping}`,
  );
  for (const { table, trigger } of rows) {
    await client.query(`drop trigger ${client.escapeIdentifier(trigger)} on ${table}`);
  }
  await client.query('truncate platform.people_stamp');
}

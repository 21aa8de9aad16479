import { CompiledQuery, type Dialect, type Driver, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { NamingClient } from './naming-client.ts';

/** No table is named here: each room types its own with `withTables<…>()` in its `store.ts`. */
// biome-ignore lint/complexity/noBannedTypes: Kysely's own way of saying "no tables yet"
export type Db = Kysely<{}>;
// biome-ignore lint/complexity/noBannedTypes: as above
export type Tx = Transaction<{}>;
/** Either of the two: queries read through `Db`, acts through `Tx`. */
export type Reader = Db | Tx;

// Dates stay text (YYYY-MM-DD): a JS Date would drag a time zone into a calendar day.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts fit a double here; numeric stays text, which keeps every printed digit.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool whose broken connections, idle or in use, never end the process: a query on one is rejected anyway,
 * and the pool replaces it.
 */
export function openPool(config: pg.PoolConfig, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/** What a database was opened with: for statements that travel in flights (transact.ts). */
export interface Parts {
  pool: pg.Pool;
  dialect: Dialect;
  driver: Driver;
}

const parts = new WeakMap<Db, Parts>();

export function partsOf(db: Db): Parts {
  const found = parts.get(db);
  if (found === undefined) throw new Error('Only a database of openDatabase has a pool of its own.');
  return found;
}

/** The pool of the rooms and of the queue, with limits on what one statement or transaction may hold. */
export function openDatabase(connectionString: string, onError: (error: Error) => void, size = 10): Database {
  const pool = openPool(
    {
      connectionString,
      max: size,
      Client: NamingClient,
      application_name: 'meritloop',
      options:
        '-c timezone=Asia/Shanghai -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
    },
    onError,
  );
  const dialect = new PostgresDialect({ pool });
  const db = new Kysely({ dialect }) as Db;
  parts.set(db, { pool, dialect, driver: dialect.createDriver() });
  return { db, pool, close: () => db.destroy() };
}

/**
 * The rows of a statement whose text stands as it is, with `$1` … for the values: for what nearly every request asks,
 * where composing the same text each time would show.
 */
export async function rowsOf<Row>(reader: Reader, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await reader.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}

/**
 * Inserts many rows of one table, in portions that stay below PostgreSQL's parameter limit. A room's store names its
 * own tables around it.
 */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await tx
      .withTables<Record<string, Record<string, unknown>>>()
      .insertInto(table)
      .values(rows.slice(start, start + 500))
      .execute();
  }
}

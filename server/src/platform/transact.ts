import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type KyselyProps,
  type QueryResult,
  Transaction,
} from 'kysely';
import { type Db, partsOf, type Tx } from './database.ts';
import { type Ask, inFlights } from './flight.ts';

/** A statement as it travels: `sql` with `$1` … and the values for them. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>;

/** Sends a statement at once, behind everything that was sent before; nobody has to wait for it before the commit. */
export type Send = (statement: Statement) => void;

/**
 * The house's one kind of transaction: its statements go out as soon as they are asked for, and what is asked for side
 * by side travels in one flight instead of each waiting for the answer to the one before, as in Kysely's own.
 * PostgreSQL runs them in the order in which they were sent, one after the other; after one that failed all that follow
 * fail too, and nothing is kept.
 * @throws what the first statement that failed was refused for, or what `work` threw
 */
export async function transact<Result>(
  db: Db,
  work: (tx: Tx, send: Send) => Promise<Result>,
): Promise<Result> {
  const client = await partsOf(db).pool.connect();
  const sent: Promise<unknown>[] = [];
  let isOpen = true;
  let broken = false;
  const fly = inFlights(client);
  const ask: Ask = async (text, values) => {
    // Who still asks after the end would ask in somebody else's transaction.
    if (!isOpen) throw new Error('The transaction has ended.');
    return fly(text, values);
  };
  const send: Send = ({ sql, parameters }) => {
    const going = ask(sql, parameters);
    going.catch(() => {}); // looked at before the end
    sent.push(going);
  };
  try {
    send({ sql: 'begin', parameters: [] });
    const result = await work(new Transaction(askingBy(ask, db)) as Tx, send);
    const ending = fly('commit');
    ending.catch(() => {});
    isOpen = false;
    await Promise.all(sent);
    // PostgreSQL answers a commit with ROLLBACK where a statement of an earlier flight had failed.
    if ((await ending).command !== 'COMMIT') throw new Error('Nothing was kept.');
    return result;
  } catch (error) {
    isOpen = false;
    await fly('rollback').catch(() => {
      broken = true;
    });
    // What was sent and failed is the reason of all that failed behind it.
    for (const one of await Promise.allSettled(sent)) if (one.status === 'rejected') throw one.reason;
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Readings that do not wait for one another, in one flight over one connection; no transaction, so that each sees what
 * is stored when its turn comes.
 */
export async function inFlight<Result>(db: Db, work: (reader: Db) => Promise<Result>): Promise<Result> {
  const client = await partsOf(db).pool.connect();
  const asked: Promise<unknown>[] = [];
  const fly = inFlights(client);
  const ask: Ask = (text, values) => {
    const going = fly(text, values);
    asked.push(going);
    return going;
  };
  try {
    return await work(new Kysely(askingBy(ask, db)));
  } finally {
    // Others may have failed meanwhile; none may still be under way when the connection goes back.
    await Promise.allSettled(asked);
    client.release();
  }
}

/** What Kysely composes is asked for at once; its own transactions let one statement wait for the other. */
function askingBy(ask: Ask, db: Db): KyselyProps {
  const { dialect, driver } = partsOf(db);
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { command, rowCount, rows } = await ask(sql, parameters);
      const wrote =
        command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
      return { rows: (rows ?? []) as Row[], ...(wrote ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    },
    streamQuery() {
      throw new Error('Rows are not streamed within a transaction.');
    },
  };
  const executor = db.getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) });
  return { config: { dialect }, dialect, driver, executor };
}

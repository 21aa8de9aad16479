import pg from 'pg';
import { nameOf } from './naming-client.ts';

// What pg offers to those who bring queries of their own (its cursors do), without saying so in its types.
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): Value } }).utils;
type Value = string | Buffer | null;
interface Building {
  addFields(fields: pg.FieldDef[]): void;
  parseRow(fields: (string | null)[]): pg.QueryResultRow;
  addRow(row: pg.QueryResultRow): void;
  addCommandComplete(message: { text: string }): void;
}
interface Wire extends pg.Connection {
  /** Texts that this connection keeps prepared, by name. */
  parsedStatements: Record<string, string | undefined>;
  sendCopyFail(why: string): void;
}

/** A statement with its values in the form in which they travel, and who waits for the answer. */
interface Passenger {
  text: string;
  name: string | undefined;
  values: Value[];
  result: pg.Result & Building;
  /** Why a row of the answer cannot be read. */
  unread?: unknown;
  arrive(result: pg.QueryResult): void;
  fail(error: unknown): void;
}

/**
 * Several statements as one message to PostgreSQL: written at once, run one after the other, answered at once. What
 * pg's own query is for one statement; handed to `client.query` as cursors and copies are. It lands whole or not at all:
 * where one statement fails PostgreSQL passes over those behind it and takes back those before, and all fail for that
 * reason.
 */
class Flight implements pg.Submittable {
  /** Of the statement whose answer is due: pg keeps it under this name when PostgreSQL has read it. */
  name: string | undefined;
  text = '';
  #place = -1;
  /** In the order in which they run. */
  readonly passengers: readonly Passenger[];
  readonly #landed: () => void;

  constructor(passengers: readonly Passenger[], landed: () => void) {
    this.passengers = passengers;
    this.#landed = landed;
  }

  submit(to: pg.Connection): void {
    const connection = to as Wire;
    const read = new Set<string>();
    connection.stream.cork();
    for (const { text, name = '', values } of this.passengers) {
      if (name === '' || !(name in connection.parsedStatements || read.has(name))) {
        connection.parse({ name, text, types: [] }, true);
        read.add(name);
      }
      connection.bind({ portal: '', statement: name, values }, true);
      connection.describe({ type: 'P', name: '' }, true);
      connection.execute({ portal: '' }, true);
    }
    connection.sync();
    connection.stream.uncork();
    this.#next();
  }

  handleRowDescription({ fields }: { fields: pg.FieldDef[] }): void {
    this.#due?.result.addFields(fields);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const due = this.#due;
    if (due === undefined || 'unread' in due) return;
    try {
      due.result.addRow(due.result.parseRow(fields));
    } catch (error) {
      due.unread = error;
    }
  }

  handleCommandComplete(message: { text: string }): void {
    this.#due?.result.addCommandComplete(message);
    this.#next();
  }

  /** Not before everything has: an error may come behind the last answer. */
  handleReadyForQuery(): void {
    for (const one of this.passengers) settle(one);
    this.#landed();
  }

  /** From PostgreSQL, or because the connection broke. */
  handleError(error: unknown): void {
    for (const { fail } of this.passengers) fail(error);
    this.#landed();
  }

  handleEmptyQuery(): void {
    this.#next();
  }

  handleCopyInResponse(connection: Wire): void {
    connection.sendCopyFail('Nothing is copied within a flight.');
  }

  get #due(): Passenger | undefined {
    return this.passengers[this.#place];
  }

  #next(): void {
    this.#place += 1;
    this.name = this.#due?.name;
    this.text = this.#due?.text ?? '';
  }
}

function settle(passenger: Passenger): void {
  if ('unread' in passenger) passenger.fail(passenger.unread);
  else passenger.arrive(passenger.result);
}

export type Ask = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;

/**
 * Asks a connection that nobody else uses meanwhile: what is asked for in the same turn of the event loop travels in one
 * flight, what is asked for while one is under way in the next.
 */
export function inFlights(client: pg.ClientBase): Ask {
  let boarding: Passenger[] = [];
  let isUnderWay = false;
  const depart = () => {
    if (isUnderWay || boarding.length === 0) return;
    const passengers = boarding;
    boarding = [];
    isUnderWay = true;
    client.query(
      new Flight(passengers, () => {
        isUnderWay = false;
        depart();
      }),
    );
  };
  return async (text, values = []) => {
    const travelling = values.map((value) => prepareValue(value));
    return new Promise((arrive, fail) => {
      if (boarding.length === 0) setImmediate(depart);
      const result = new pg.Result('', pg.types) as Passenger['result'];
      boarding.push({ text, name: nameOf(text), values: travelling, result, arrive, fail });
    });
  };
}

import type pg from 'pg';
import { openDatabase } from '../../src/platform/database.ts';

/** A database whose transactions answer what they would and leave nothing behind: every commit is a rollback. */
export const openUndoing: typeof openDatabase = (...given) => {
  const opened = openDatabase(...given);
  opened.pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const undo = (...asked: unknown[]) => {
      const { passengers = [] } = (asked[0] ?? {}) as { passengers?: Passenger[] };
      passengers.filter(({ text }) => text === 'commit').forEach(undone);
      return query(...asked);
    };
    client.query = undo as typeof client.query;
  });
  return opened;
};

/** What this needs to know of a statement in a flight (server/src/platform/flight.ts). */
interface Passenger {
  text: string;
  name: string | undefined;
  arrive(answer: pg.QueryResult): void;
}

function undone(passenger: Passenger): void {
  const { arrive } = passenger;
  passenger.text = 'rollback';
  passenger.name = undefined;
  passenger.arrive = (answer) => arrive({ ...answer, command: 'COMMIT' });
}

import type pg from 'pg';
import { openDatabase } from '../../src/platform/database.ts';

/** A database whose transactions answer what they would and leave nothing behind: every commit is a rollback. */
export const openUndoing: typeof openDatabase = (...given) => {
  const opened = openDatabase(...given);
  opened.pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => Promise<pg.QueryResult>;
    const undo = (...asked: unknown[]) => {
      const [first] = asked;
      const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
      if (text?.toLowerCase() !== 'commit') return query(...asked);
      return query('rollback').then((answer) => ({ ...answer, command: 'COMMIT' }));
    };
    client.query = undo as typeof client.query;
  });
  return opened;
};

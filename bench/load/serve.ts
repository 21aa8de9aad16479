/**
 * The product as a process of its own, without examples: `serve.ts DATABASE_URL HOME`. Tells its parent the address.
 * Asked by `{capture: true}`, it notes every statement that it sends to PostgreSQL until `{capture: false}`, and then
 * hands them over: what a plain server has to run to do the same reading.
 */
import pg from 'pg';
import { startServer } from '../../server/src/main.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

const [, , databaseUrl = '', home = ''] = process.argv;
let noted: Statement[] | undefined;

interface Asked {
  text: string;
  values?: unknown[];
  name?: string | undefined;
  /** Of a flight (server/src/platform/flight.ts), which is asked as one. */
  passengers?: Asked[];
}
const original = pg.Client.prototype.query as (...given: unknown[]) => unknown;
pg.Client.prototype.query = function query(this: pg.Client, ...given: unknown[]): unknown {
  const [asked, values] = given as [string | Asked, unknown[] | undefined];
  const own = Array.isArray(values) ? values : [];
  const one = typeof asked === 'string' ? { text: asked, values: own } : { values: own, ...asked };
  for (const { text, values: sent = [], name } of one.passengers ?? [one]) {
    if (typeof text === 'string')
      noted?.push({ text, values: sent, ...(name === undefined ? {} : { name }) });
  }
  return original.apply(this, given);
} as typeof pg.Client.prototype.query;

const server = await startServer({
  databaseUrl,
  host: '127.0.0.1',
  port: 0,
  home,
  logLevel: process.env.LOG_LEVEL ?? 'warn',
});

process.on('message', ({ capture }: { capture: boolean }) => {
  if (capture) noted = [];
  else {
    process.send?.({ statements: noted ?? [] });
    noted = undefined;
  }
});
const end = () => void server.close().then(() => process.exit(0));
process.once('disconnect', end);
process.once('SIGTERM', end);
process.send?.({ address: server.address });

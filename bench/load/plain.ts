/**
 * What the product is measured against, as a process of its own: `plain.ts DATABASE_URL`. A Fastify and a pool of the
 * same size and settings as the product's, and nothing else: `POST /row` inserts one row and commits, `GET /same-sql/N`
 * runs the statements it was given under that number, one after the other, and answers their rows, `GET /hello` answers.
 */
import Fastify from 'fastify';
import pg from 'pg';
import type { Statement } from './serve.ts';

const POOL_SIZE = 10;
const [, , databaseUrl = ''] = process.argv;
const pool = new pg.Pool({
  connectionString: databaseUrl,
  max: POOL_SIZE,
  options:
    '-c timezone=Asia/Shanghai -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
});
pool.on('error', () => {});
const routes: Statement[][] = [];

const app = Fastify();
app.post<{ Body: { id: string; unit: string; value: string } }>('/row', async ({ body }) => {
  await pool.query('insert into plain.row (id, unit, value, at) values ($1, $2, $3, $4)', [
    body.id,
    body.unit,
    body.value,
    new Date(),
  ]);
  return { id: body.id };
});
app.get<{ Params: { number: string } }>('/same-sql/:number', async ({ params }) => {
  const rows: unknown[] = [];
  for (const statement of routes[Number(params.number)] ?? []) {
    rows.push((await pool.query({ ...statement, values: [...statement.values] })).rows);
  }
  return rows;
});
app.get('/hello', async () => ({ hello: 'world' }));

process.on('message', ({ statements }: { statements: Statement[] }) => {
  routes.push(statements);
  process.send?.({ number: routes.length - 1 });
});
process.once('disconnect', () => process.exit(0));
process.send?.({ address: await app.listen({ host: '127.0.0.1', port: 0 }) });

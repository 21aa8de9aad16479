import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDatabase, type TestDatabase } from '../../testing/database.ts';
import { inFlights } from './flight.ts';

let database: TestDatabase;
const clients: pg.Client[] = [];

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  clients.push(client);
  client.on('error', () => {});
  await client.connect();
  return client;
}

beforeAll(async () => {
  database = await plainDatabase();
  const client = await connected();
  await client.query('create table kept (place serial, word text unique deferrable initially deferred)');
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end().catch(() => {})));
  await database?.drop();
});

type Asked = [text: string, values: unknown[]];
type Told = { rows: unknown[]; command: string; count: number | null } | { code: string | undefined };

async function told(answer: Promise<pg.QueryResult>): Promise<Told> {
  try {
    const { rows, command, rowCount } = await answer;
    return { rows, command, count: rowCount };
  } catch (error) {
    return { code: (error as { code?: string }).code };
  }
}

const values = `select $1::text as text, $2::numeric as number, $3::jsonb as json, $4::timestamptz as at, $5::text[] as list, $6::date as day`;
const asked: Asked[] = [
  [
    values,
    [
      '字 “\u0000”'.replace('\u0000', ''),
      '12.50',
      JSON.stringify({ a: [1] }),
      new Date(0),
      ['a', 'b"'],
      null,
    ],
  ],
  ['select generate_series(1, $1::int) as row', [3]],
  ['select 1 as one where $1', [false]],
  ['select $1::int + 1 as sum', [41]],
  ['insert into kept (word) values ($1), ($2) returning word', ['a', 'b']],
  ['update kept set word = word where word = $1', ['a']],
  ['select count(*) as count from kept', []],
  ['set local application_name = flight', []],
];
const failing: Asked[] = [
  ['select $1::int / 0', [1]],
  ['selekt $1', [1]],
  ['select 1 / ($1::int - $2::int)', [1, 1]],
  ['select $1::date', ['2026-13-45']],
];

describe('a flight', () => {
  it('answers what pg answers to each statement alone, whatever goes together and whatever fails', async () => {
    const [alone, together] = [await connected(), await connected()];
    const fly = inFlights(together);
    // Turns of the event loop, each with what is asked for in it. Often enough for statements to be kept prepared.
    const turns = fc.array(fc.array(fc.constantFrom(...asked, ...asked, ...failing), { maxLength: 6 }), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(turns, async (drawn) => {
        await alone.query('begin');
        const expected: Told[] = [];
        for (const [text, sent] of drawn.flat()) expected.push(await told(alone.query(text, sent)));
        await alone.query('rollback');
        await fly('begin');
        const answers: Told[][] = [];
        for (const turn of drawn)
          answers.push(await Promise.all(turn.map(([text, sent]) => told(fly(text, sent)))));
        await fly('rollback');
        // A turn with a failure fails whole, for the reason that its first failure has alone.
        for (const turn of answers) {
          const alike = expected.splice(0, turn.length);
          const failure = alike.find((one) => 'code' in one);
          expect(turn).toEqual(failure === undefined ? alike : turn.map(() => failure));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('fails whole for the reason of the one that failed', async () => {
    const fly = inFlights(await connected());
    const answers = [
      fly('begin'),
      fly('select 1 as one'),
      fly('select 1 / 0'),
      fly('select 2'),
      fly('commit'),
    ];
    expect(await Promise.all(answers.map(told))).toMatchObject([
      { code: '22012' },
      { code: '22012' },
      { code: '22012' },
      { code: '22012' },
      { code: '22012' },
    ]);
    expect((await fly('rollback')).command).toBe('ROLLBACK');
  });

  it('arrives only when all of it holds: a rule kept for the end fails the commit', async () => {
    const fly = inFlights(await connected());
    const twice = () => fly('insert into kept (word) values ($1)', ['twice']);
    const ended = await Promise.allSettled([fly('begin'), twice(), twice(), fly('commit')]);
    expect(ended[3]).toMatchObject({ status: 'rejected', reason: { code: '23505' } });
    expect((await fly(`select 1 from kept where word = 'twice'`)).rows).toEqual([]);
    // Without a transaction the failure comes behind the last answer.
    const bare = await Promise.allSettled([twice(), twice()]);
    expect(bare.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('refuses a value that cannot travel, alone', async () => {
    const fly = inFlights(await connected());
    const round: Record<string, unknown> = {};
    round.self = round;
    const [good, bad] = await Promise.allSettled([
      fly('select $1::int as n', [1]),
      fly('select $1', [round]),
    ]);
    expect([good.status, bad.status]).toEqual(['fulfilled', 'rejected']);
  });

  it('fails whole where the connection breaks, and so does the next', async () => {
    const client = await connected();
    const fly = inFlights(client);
    const { rows } = await fly('select pg_backend_pid() as pid');
    const going = Promise.allSettled([fly('select pg_sleep(30)'), fly('select 1')]);
    await (await connected()).query('select pg_terminate_backend($1)', [rows[0].pid]);
    expect((await going).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(fly('select 1')).rejects.toThrow();
  });
});

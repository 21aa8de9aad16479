import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Contender } from './contender.ts';
import { jobOf } from './job.ts';
import type { Outputs } from './outputs.ts';
import { panelOf } from './panel.ts';
import type { Size } from './sizes.ts';
import { jobSql, jobTables } from './sql.ts';

/** DuckDB on two threads: the figures in a database file of its own, the job as one statement into a table. */
export async function duckdb(size: Size, threads: number): Promise<Contender> {
  const folder = await mkdtemp(join(tmpdir(), 'meritloop-bench-'));
  const db = await DuckDBInstance.create(join(folder, 'job.duckdb'), {
    threads: String(threads),
    memory_limit: '14GB',
  });
  const connection = await db.connect();
  const job = jobOf(size);
  for (const statement of jobTables(job)) await connection.run(statement);
  await connection.run(
    'CREATE TABLE fact (u INTEGER, g SMALLINT, i SMALLINT, p SMALLINT, t DOUBLE, a DOUBLE, prev DOUBLE)',
  );
  const rows = await load(size, connection);
  await connection.run('CHECKPOINT');
  return {
    inputBytes: rows * 34,
    async run() {
      await connection.run(`CREATE OR REPLACE TEMP TABLE result AS ${jobSql()}`);
    },
    outputs: () => read(connection, size),
    async close() {
      connection.closeSync();
      db.closeSync();
      await rm(folder, { recursive: true });
    },
  };
}

type Connection = Awaited<ReturnType<DuckDBInstance['connect']>>;

/** Appends every figure, group by group, with its target and last year's figure beside it. */
async function load(size: Size, connection: Connection): Promise<number> {
  const panel = panelOf(jobOf(size), (bytes) => new ArrayBuffer(bytes));
  const [actuals, base, targets] = panel.blocks.map((block) => block.data);
  if (!actuals || !base || !targets) throw new Error('the panel has three blocks');
  const { subjects, indicators, months } = size;
  const years = Math.ceil(months / 12);
  const appender = await connection.createAppender('fact');
  let rows = 0;
  panel.axis.groups.forEach((group, g) => {
    for (let i = 0; i < indicators; i++)
      for (let p = 0; p < months; p++)
        for (let u = group.from; u < group.to; u++) {
          const actual = actuals[(i * months + p) * subjects + u] as number;
          const prior =
            p < 12
              ? (base[i * subjects + u] as number) * ((p + 1) / 12)
              : (actuals[(i * months + p - 12) * subjects + u] as number);
          appender.appendInteger(u);
          appender.appendSmallInt(g);
          appender.appendSmallInt(i);
          appender.appendSmallInt(p);
          appender.appendDouble(targets[(i * years + Math.floor(p / 12)) * subjects + u] as number);
          if (Number.isNaN(actual)) appender.appendNull();
          else appender.appendDouble(actual);
          if (Number.isNaN(prior)) appender.appendNull();
          else appender.appendDouble(prior);
          appender.endRow();
          rows++;
        }
    appender.flushSync();
  });
  appender.closeSync();
  return rows;
}

const columns = {
  total: 'total',
  groupRank: 'group_rank',
  overallRank: 'overall_rank',
  groupGain: 'group_gain',
  overallGain: 'overall_gain',
  completion: 'completion',
  gap: 'gap',
  growth: 'growth',
  forecast: 'forecast',
  red: 'red',
  yellow: 'yellow',
  green: 'green',
} as const;

async function read(connection: Connection, { subjects, months }: Size): Promise<Outputs> {
  const cells = subjects * months;
  const ints = new Set(['groupRank', 'overallRank', 'groupGain', 'overallGain']);
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const out = Object.fromEntries(
    names.map((name) => [name, ints.has(name) ? new Int32Array(cells) : new Float64Array(cells)]),
  ) as unknown as Outputs;
  const select = names.map((name) => `${columns[name]}::DOUBLE`).join(', ');
  const reader = await connection.runAndReadAll(`SELECT u, p, ${select} FROM result`);
  for (const [u, p, ...values] of reader.getRows() as number[][])
    names.forEach((name, k) => {
      out[name][(p as number) * subjects + (u as number)] = values[k] as number;
    });
  return out;
}

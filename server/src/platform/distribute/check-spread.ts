import type pg from 'pg';

/** Schemas of the house. `auth` and the queue's schema stay on the coordinator; see ADR 25. */
const schemas = [
  'platform',
  'registry',
  'plans',
  'actuals',
  'gaps',
  'voices',
  'cases',
  'assessments',
  'honors',
  'publications',
];

/** The tables of `$1`'s schemas; the list of migrations is no business of a tenant. */
const tables = `
  select c.oid, n.nspname || '.' || c.relname as name, c.relkind
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any ($1) and c.relkind in ('r', 'p', 'f') and c.relname !~ '^kysely_'`;

const columnNames = (relation: string, numbers: string) => `
  array(select a.attname::text from unnest(${numbers}) with ordinality part(number, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = part.number order by part.place)`;

/** A trigger that only says no guards what no act does anyway: append-only tables. It is laid down before spreading. */
const refusesOnly = `exists (select 1 from pg_proc f
  where f.oid = g.tgfoid and f.prosrc ~ '^\\s*begin\\s+raise exception [^;]*;\\s*end;?\\s*$')`;

/**
 * Which function stamps people and grants, by identity: a trigger that calls it is taken away by spreading, and rights
 * are read anew for every request (ADR 30). Its name says nothing of a trigger. Null where there is none.
 */
export const stamping = `to_regprocedure('platform.stamp_people()')::oid`;

/** Each rule names the table, the thing in it, and why it cannot be spread. */
const rules: readonly { says: string; sql: string }[] = [
  {
    says: 'has no column tenant_id of type text that is never null',
    sql: `select t.name, null as part from t where not exists (select 1 from pg_attribute a
      where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'text'::regtype)`,
  },
  {
    says: 'has no primary key that begins with tenant_id',
    sql: `select t.name, null as part from t where not exists (select 1 from pg_index i
      where i.indrelid = t.oid and i.indisprimary
        and (${columnNames('t.oid', 'i.indkey::int2[]')})[1] = 'tenant_id')`,
  },
  {
    says: 'is unique without tenant_id, which no shard can promise',
    sql: `select t.name, i.indexrelid::regclass::text as part from t join pg_index i on i.indrelid = t.oid
      where i.indisunique and not i.indisprimary
        and 'tenant_id' <> all (${columnNames('t.oid', 'i.indkey::int2[]')})`,
  },
  {
    says: 'excludes rows of each other without tenant_id',
    sql: `select t.name, k.conname as part from t join pg_constraint k on k.conrelid = t.oid
      where k.contype = 'x' and 'tenant_id' <> all (${columnNames('t.oid', 'k.conkey')})`,
  },
  {
    says: 'refers to another table without tenant_id in the same place on both sides',
    sql: `select t.name, k.conname as part from t join pg_constraint k on k.conrelid = t.oid
      where k.contype = 'f' and not exists (
        select 1 from unnest(${columnNames('k.conrelid', 'k.conkey')}, ${columnNames('k.confrelid', 'k.confkey')})
          as pair(here, there) where pair.here = 'tenant_id' and pair.there = 'tenant_id')`,
  },
  {
    says: 'would have a reference, tenant_id and all, emptied or carried along by another row',
    sql: `select t.name, k.conname as part from t join pg_constraint k on k.conrelid = t.oid
      where k.contype = 'f' and (k.confdeltype in ('n', 'd') or k.confupdtype in ('n', 'd', 'c'))`,
  },
  {
    says: 'refers to a table that stays on the coordinator',
    sql: `select t.name, k.conname as part from t join pg_constraint k on k.conrelid = t.oid
      where k.contype = 'f' and k.confrelid not in (select oid from t)`,
  },
  {
    says: 'has a constraint that is checked at the end of the transaction',
    sql: `select t.name, k.conname as part from t join pg_constraint k on k.conrelid = t.oid where k.condeferrable and k.contype <> 't'`,
  },
  {
    says: 'has a trigger that does more than refuse, and triggers do not reach over shards',
    sql: `select t.name, g.tgname as part from t join pg_trigger g on g.tgrelid = t.oid
      where not g.tgisinternal and not (${refusesOnly}) and g.tgfoid is distinct from ${stamping}`,
  },
  {
    says: 'counts with a sequence of its own',
    sql: `select t.name, a.attname as part from t join pg_attribute a on a.attrelid = t.oid
      where a.attidentity <> '' or exists (select 1 from pg_attrdef d
        where d.adrelid = t.oid and d.adnum = a.attnum and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')`,
  },
  {
    says: 'is no plain table',
    sql: `select t.name, t.relkind::text as part from t where t.relkind <> 'r'
      or exists (select 1 from pg_inherits h where h.inhrelid = t.oid)`,
  },
];

/** What keeps the schema from being spread by tenant, a line each; none where it can. */
export async function spreadFaults(client: pg.ClientBase): Promise<string[]> {
  const faults: string[] = [];
  for (const { says, sql } of rules) {
    const { rows } = await client.query<{ name: string; part: string | null }>(
      `with t as (${tables}) ${sql} order by 1, 2`,
      [schemas],
    );
    for (const { name, part } of rows) faults.push(`${name}${part === null ? '' : ` (${part})`} ${says}`);
  }
  return faults;
}

/** The triggers that only refuse, by table; Citus takes no table that has one. */
export async function guardsOf(client: pg.ClientBase): Promise<{ table: string; trigger: string }[]> {
  const { rows } = await client.query<{ table: string; trigger: string }>(
    `with t as (${tables}) select t.name as "table", g.tgname as "trigger"
     from t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal and ${refusesOnly} order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** Whether a table is spread by tenant; the others are copied to no worker. */
export function isSpread(table: string): boolean {
  return schemas.includes(table.split('.')[0] ?? '');
}

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, plainDatabase, type TestDatabase } from '../../../testing/database.ts';
import { distribute, spread, spreadFaults } from './index.ts';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await plainDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** Runs the work on a changed schema, and changes it back. */
async function changed<Result>(sql: string, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin');
  try {
    await client.query(sql);
    return await work();
  } finally {
    await client.query('rollback');
  }
}

describe('the schema', () => {
  it('can be spread by tenant: every table, key and reference carries tenant_id', async () => {
    expect(await spreadFaults(client)).toEqual([]);
  });

  it.each([
    ['create table plans.bad (id uuid primary key)', 'plans.bad has no column tenant_id'],
    [
      'create table plans.bad (id uuid primary key)',
      'plans.bad has no primary key that begins with tenant_id',
    ],
    [
      'create table plans.bad (tenant_id text, id uuid, code text unique, primary key (tenant_id, id))',
      'plans.bad (plans.bad_code_key) is unique without tenant_id',
    ],
    [
      'create table plans.bad (tenant_id text, id uuid, code text, primary key (tenant_id, id)); create unique index x on plans.bad (code)',
      'plans.bad (plans.x) is unique without tenant_id',
    ],
    [
      `create table plans.bad (tenant_id text, id uuid, other text, primary key (tenant_id, id),
         foreign key (other, id) references plans.matter (tenant_id, id))`,
      'plans.bad (bad_other_id_fkey) refers to another table without tenant_id',
    ],
    [
      'create table plans.bad (tenant_id text, id text references auth."user" (id), primary key (tenant_id, id))',
      'plans.bad (bad_id_fkey) refers to a table that stays on the coordinator',
    ],
    [
      `create table plans.bad (tenant_id text, id uuid, other uuid, primary key (tenant_id, id),
         foreign key (tenant_id, other) references plans.matter (tenant_id, id) on delete set null)`,
      'plans.bad (bad_tenant_id_other_fkey) would have a reference, tenant_id and all, emptied',
    ],
    [
      `create function plans.nothing() returns trigger language plpgsql as 'begin return new; end';
       create trigger t before insert on plans.matter for each row execute function plans.nothing()`,
      'plans.matter (t) has a trigger that does more than refuse',
    ],
    [
      // The stamps' triggers are known by what they call: their name alone excuses nothing.
      `create function plans.nothing() returns trigger language plpgsql as 'begin return new; end';
       create trigger people_stamp before insert on plans.matter for each row execute function plans.nothing()`,
      'plans.matter (people_stamp) has a trigger that does more than refuse',
    ],
    [
      `create schema other; create function other.stamp_people() returns trigger language plpgsql as 'begin return new; end';
       create trigger people_stamp before insert on plans.matter for each row execute function other.stamp_people()`,
      'plans.matter (people_stamp) has a trigger that does more than refuse',
    ],
    [
      'create table plans.bad (tenant_id text, id bigserial, primary key (tenant_id, id))',
      'plans.bad (id) counts with a sequence',
    ],
    [
      'create table plans.bad (tenant_id text, id uuid, primary key (tenant_id, id)) partition by hash (tenant_id)',
      'plans.bad (p) is no plain table',
    ],
    [
      `create table plans.bad (tenant_id text, id uuid, primary key (tenant_id, id),
         foreign key (tenant_id, id) references plans.matter (tenant_id, id) deferrable)`,
      'plans.bad (bad_tenant_id_id_fkey) has a constraint that is checked at the end',
    ],
  ])('would be found out by: %s', async (sql, fault) => {
    const faults = await changed(sql, () => spreadFaults(client));
    expect(faults.join('\n')).toContain(fault);
  });
});

describe('spreading', () => {
  it('is refused where there is no Citus, and where the schema is another', async () => {
    await expect(distribute(database.url)).rejects.toMatchObject({ code: 'distribute.no_citus' });
    const empty = await emptyDatabase();
    await expect(distribute(empty.url)).rejects.toMatchObject({ code: 'distribute.no_citus' });
    await empty.drop();
  });

  it('names what is in the way and asks the coordinator for nothing', async () => {
    await client.query('create table plans.bad (id uuid primary key)');
    await expect(spread(client, {})).rejects.toMatchObject({
      code: 'distribute.unfit_tables',
      message: expect.stringContaining('plans.bad'),
    });
    await client.query('drop table plans.bad');
  });
});

/*
 * No test needs Citus. What is proven here is the order, the one group, the guards and the all-or-nothing, against
 * functions of the coordinator's names that keep a list, and refuse tables with triggers as it does.
 */
const standIns = (takesGuards: string) => `
  create or replace function public.create_distributed_table(asked regclass, held_by text, colocate_with text)
    returns void language plpgsql as $$ begin
      if exists (select 1 from pg_trigger where tgrelid = asked and not tgisinternal) and not (${takesGuards}) then
        raise exception 'cannot distribute relation "%" because it has triggers', asked;
      end if;
      insert into public.kept (table_name, distribution_column, colocate_with) values (asked, held_by, colocate_with);
    end $$`;

describe('the calls to a coordinator', () => {
  beforeAll(async () => {
    await client.query(`
      create table public.kept
        (place serial primary key, table_name regclass, distribution_column text, colocate_with text);
      create table public.emptied (table_name regclass primary key);
      create view public.pg_dist_partition as select table_name as logicalrelid, 'h'::"char" as partmethod,
        distribution_column as partkey, case when colocate_with = 'apart' then 2 else 1 end as colocationid
        from public.kept;
      create function public.column_to_column_name(regclass, text) returns text language sql as 'select $2';
      create function public.truncate_local_data_after_distributing_table(regclass) returns void
        language sql as 'insert into public.emptied values ($1)';
      insert into platform.counter (tenant_id, name, value) values ('city', 'orders', 1)`);
    await client.query(standIns(`current_setting('citus.enable_unsafe_triggers', true) = 'on'`));
  });
  const guards = async () => {
    const { rows } = await client.query<{ name: string }>(
      `select tgname as name from pg_trigger where not tgisinternal and tgname like '%append%' order by 1`,
    );
    return rows.map(({ name }) => name);
  };

  it('spread each table after those that it refers to, all beside the first, guards and all; a second call does nothing', async () => {
    await client.query(`set citus.enable_unsafe_triggers = 'off'`); // a coordinator that knows the setting
    const before = await guards();
    expect(before.length).toBeGreaterThan(3);
    const stamped = async () =>
      (await client.query(`select tgrelid from pg_trigger where tgname = 'people_stamp'`)).rowCount;
    expect(await stamped()).toBe(5);
    const report = await spread(client, { shards: 4 });
    expect(report.spread.length).toBeGreaterThan(50);
    expect([report.before, report.guards, report.leftBehind]).toEqual([[], [], []]);
    expect(await guards()).toEqual(before);
    expect(await stamped()).toBe(0);
    const at = (name: string) => report.spread.indexOf(name);
    expect(at('plans.target')).toBeGreaterThan(at('plans.matter'));
    expect(at('gaps.change')).toBeGreaterThan(at('plans.target'));
    expect(report.spread.some((name) => name.startsWith('auth.') || name.includes('kysely'))).toBe(false);
    const { rows } = await client.query(
      'select distribution_column, colocate_with from public.kept order by place',
    );
    expect(rows).toEqual(
      report.spread.map((_, place) => ({
        distribution_column: 'tenant_id',
        colocate_with: place === 0 ? 'default' : report.spread[0],
      })),
    );
    expect((await spread(client, {})).spread).toEqual([]);
  });

  it('remove what stays hidden on the coordinator of the rows that were there before, and say where they cannot', async () => {
    const { rows } = await client.query('select table_name::text from public.emptied');
    expect(rows).toEqual([{ table_name: 'platform.counter' }]);
    await client.query(`delete from public.kept where table_name = 'platform.counter'::regclass;
      create or replace function public.truncate_local_data_after_distributing_table(regclass) returns void
        language plpgsql as 'begin raise exception ''a local table refers to it''; end'`);
    const report = await spread(client, {});
    expect(report.spread).toEqual(['platform.counter']);
    expect(report.leftBehind).toEqual(['platform.counter (a local table refers to it)']);
  });

  it('lay the guards down where the coordinator takes no table with a trigger, and name them', async () => {
    await client.query('delete from public.kept');
    await client.query(standIns('false'));
    const report = await spread(client, {});
    expect(report.guards).toContain('cases.step.step_is_appended_only');
    expect(await guards()).toEqual([]);
  });

  it('are taken back where a table does not lie with the others, or the coordinator refuses', async () => {
    await client.query(`delete from public.kept where table_name = 'plans.target'::regclass;
      update public.kept set colocate_with = 'apart' where table_name = 'plans.matter'::regclass`);
    await expect(spread(client, {})).rejects.toMatchObject({
      code: 'distribute.apart',
      message: expect.stringContaining('plans.matter'),
    });
    const { rows } = await client.query(
      `select 1 from public.kept where table_name = 'plans.target'::regclass`,
    );
    expect(rows).toEqual([]);
    await client.query(`create or replace function public.create_distributed_table(asked regclass, held_by text,
      colocate_with text) returns void language plpgsql as
      'begin raise exception ''no worker answers'' using hint = ''Start one.''; end'`);
    await expect(spread(client, {})).rejects.toMatchObject({
      code: 'distribute.refused',
      message: expect.stringContaining('no worker answers Start one.'),
    });
  });
});

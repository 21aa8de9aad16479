import { loadModule } from 'libpg-query';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultsOfStatement } from './tenant-rule.ts';

beforeAll(() => loadModule());

describe('a statement that can run where tables are spread by tenant', () => {
  it.each([
    ['names its tenant', 'select * from plans.matter where tenant_id = $1 and id = $2'],
    [
      'joins by tenant',
      `select * from plans.matter m join plans.target t on t.tenant_id = m.tenant_id and t.matter_id = m.id
       where m.tenant_id = $1`,
    ],
    [
      'joins by using',
      'select * from plans.matter join plans.target using (tenant_id, id) where matter.tenant_id = $1',
    ],
    [
      'names the tenant of each table',
      'select * from plans.matter m, plans.target t where m.tenant_id = $1 and t.tenant_id = $1',
    ],
    [
      'names the tenant again in the inner select',
      `select (select count(*) from plans.target t where t.tenant_id = $1 and t.matter_id = m.id) from plans.matter m
       where m.tenant_id = $1`,
    ],
    [
      'holds an exists, which becomes a join, to the tenant of the outer',
      `select 1 from plans.matter m where m.tenant_id = $1 and not exists (select 1 from plans.target t
       where t.tenant_id = m.tenant_id and t.matter_id = m.id)`,
    ],
    [
      'names its only table by nothing beside an exists',
      `select * from plans.target where tenant_id = $1 and not exists (select 1 from plans.matter m
       where m.tenant_id = $2 and m.id = plans.target.matter_id)`,
    ],
    [
      'recurs within one tenant',
      `with recursive up as (select id, parent_id from registry.membership where tenant_id = $1 union all
       select m.id, m.parent_id from up join registry.membership m on m.id = up.parent_id and m.tenant_id = $1)
       select * from up`,
    ],
    [
      'adds the tenant of a select of its own',
      `select 1 from (select tenant_id, audit_id from platform.seal where tenant_id = $1 order by seq limit 9) s
       left join platform.audit a on a.tenant_id = s.tenant_id and a.id = s.audit_id where s.tenant_id = $1`,
    ],
    [
      'asks the clock for a value',
      'update plans.matter set withdrawn_on = now() where tenant_id = $1 and id = $2',
    ],
    [
      'takes the new value at a conflict',
      `insert into gaps.swept (tenant_id, on_day, at) values ($1, $2, now())
       on conflict (tenant_id) do update set at = excluded.at`,
    ],
    ['reads one table of all tenants', 'select count(*) from platform.outbox where delivered_at is null'],
    ['writes with its tenant', 'update plans.matter set title = $3 where tenant_id = $1 and id = $2'],
    ['locks with its tenant', 'select 1 from plans.matter where tenant_id = $1 for update'],
    [
      'decides a conflict with the tenant',
      'insert into platform.counter (tenant_id, name, value) values ($1, $2, 1) on conflict (tenant_id, name) do nothing',
    ],
    ['touches only what stays', 'delete from auth.session where id = $1'],
  ])('%s', (_, text) => {
    expect(faultsOfStatement(text)).toEqual([]);
  });

  it.each([
    [
      'a join by id alone',
      'select * from plans.matter m join plans.target t on t.matter_id = m.id where m.tenant_id = $1',
      'plans.target is joined as t',
    ],
    [
      'a join that only may be by tenant',
      'select * from plans.matter m join plans.target t on t.tenant_id = m.tenant_id or t.id = m.id where m.tenant_id = $1',
      'plans.target is joined as t',
    ],
    [
      'a write to all tenants',
      'update plans.matter set title = $1 where id = $2',
      'plans.matter is written or locked',
    ],
    [
      'a removal by a list of tenants',
      'delete from plans.matter where tenant_id = any($1)',
      'plans.matter is written or locked',
    ],
    [
      'a lock of all tenants',
      'select 1 from platform.outbox where delivered_at is null for update skip locked',
      'platform.outbox is written or locked',
    ],
    ['a row without a tenant', 'insert into plans.matter (id) values ($1)', 'without tenant_id'],
    [
      'a conflict without the tenant',
      'insert into plans.matter (tenant_id, id) values ($1, $2) on conflict (id) do nothing',
      'decides a conflict',
    ],
    [
      'a fault inside a common table',
      'with x as (select 1 from plans.matter m join plans.target t on t.id = m.id) select * from x',
      'plans.target is joined as t',
    ],
    [
      'a select that only looks out at its tenant',
      `select (select count(*) from plans.target t where t.tenant_id = m.tenant_id) from plans.matter m
       where m.tenant_id = $1`,
      'plans.target as t does not name its tenant by value',
    ],
    [
      'an exists under an or',
      `select 1 from plans.matter m where m.tenant_id = $1 and (m.sort = 1 or exists (select 1 from plans.target t
       where t.tenant_id = m.tenant_id and t.matter_id = m.id))`,
      'plans.target as t does not name its tenant by value',
    ],
    [
      'a recursion that is held by its own rows',
      `with recursive up as (select tenant_id, id, parent_id from registry.membership where tenant_id = $1 union all
       select m.tenant_id, m.id, m.parent_id from up
       join registry.membership m on m.tenant_id = up.tenant_id and m.id = up.parent_id) select * from up`,
      'registry.membership as m does not name its tenant by value',
    ],
    [
      'a recursion over all tenants',
      `with recursive up as (select tenant_id, id from registry.unit union all select u.tenant_id, u.id from up
       join registry.unit u on u.tenant_id = up.tenant_id) select * from up`,
      'a recursion goes over the shards of all tenants',
    ],
    [
      'a table that stays, which a select over spread ones looks out at',
      `select u.id from auth."user" u where not exists (select 1 from registry.person p where p.account_id = u.id)`,
      'looks out at u',
    ],
    [
      'one row of spread tables and one that stays',
      `select (select count(*) from platform.outbox where tenant_id = $1) as waits,
         (select max(name) from platform.kysely_migration) as schema`,
      'kysely_migration stays on the coordinator',
    ],
    [
      'the queue asked for each row',
      `select graphile_worker.add_job('deliver', to_json(id)) from platform.outbox`,
      'graphile_worker.add_job is on the coordinator alone',
    ],
    [
      'a change that a worker and the coordinator would make differently',
      'update platform.seal set audit_id = gen_random_uuid() where tenant_id = $1 and seq = 1',
      'gen_random_uuid() is asked anew',
    ],
    [
      'a change by the time zone',
      "update platform.audit set at = at + interval '1 day' where tenant_id = $1",
      'an interval added to a column',
    ],
    [
      'a removal by the time zone',
      'delete from platform.outbox where tenant_id = $1 and at::date < $2',
      'a column made a date',
    ],
    [
      'a change built of columns',
      "update plans.matter set tags = jsonb_build_object('was', tags) where tenant_id = $1",
      'jsonb_build_object() of a column',
    ],
    [
      'a clock in a coalesce',
      'update plans.matter set withdrawn_on = coalesce(withdrawn_on, now()) where tenant_id = $1',
      'now() stands in a case or coalesce',
    ],
    [
      'a clock at a conflict',
      `insert into gaps.swept (tenant_id, on_day, at) values ($1, $2, $3)
       on conflict (tenant_id) do update set at = now()`,
      'now() decides or changes at a conflict',
    ],
    [
      'a select among values',
      'insert into platform.counter (tenant_id, name, value) values ($1, $2, (select 1))',
      'a select stands among the values',
    ],
    [
      'a clock that is returned',
      'delete from platform.outbox where tenant_id = $1 returning now()',
      'now() is returned',
    ],
    [
      'a row that moves to another tenant',
      'update plans.matter set tenant_id = $2 where tenant_id = $1 and id = $3',
      'another tenant_id',
    ],
  ])('is not %s', (_, text, fault) => {
    expect(faultsOfStatement(text).join()).toContain(fault);
  });
});

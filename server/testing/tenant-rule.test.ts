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
      'holds the inner select to the tenant of the outer',
      `select (select count(*) from plans.target t where t.tenant_id = m.tenant_id) from plans.matter m
       where m.tenant_id = $1`,
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
  ])('is not %s', (_, text, fault) => {
    expect(faultsOfStatement(text).join()).toContain(fault);
  });
});

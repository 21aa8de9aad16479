import { uuidv7 } from 'uuidv7';
import { type Reader, rowsOf, type Tx } from '../platform/database.ts';
import type { Role } from '../platform/principal.ts';
import { dutyOf, type RegistryTables } from './store-rows.ts';

const of = (reader: Reader) => reader.withTables<RegistryTables>();

/**
 * The person behind an account, with every grant that holds on the day and the units of its subtree: those that belong
 * to the grant's unit administratively on that day, and those that any of them has taken over. A grant over a unit
 * that does not exist on the day is none. A row a grant: nobody where there is none. One statement, since every request
 * asks.
 */
export function personWithGrants(reader: Reader, tenantId: string, accountId: string, day: string) {
  return rowsOf<PersonGrantRow>(reader, personAndGrants, [tenantId, accountId, day]);
}

const personAndGrants = `
  with recursive person as (
    select id, name_zh, name_en from registry.person
    where tenant_id = $1 and account_id = $2 and disabled_at is null
  ), held as (
    select g.id, g.role, g.unit_id from registry.role_grant g
    join person p on p.id = g.person_id
    left join registry.unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
    where g.tenant_id = $1 and g.valid_from <= $3 and (g.valid_to is null or g.valid_to >= $3)
      and (g.unit_id is null or (u.valid_from <= $3 and (u.valid_to is null or u.valid_to >= $3)))
  ), below as (
    select id as grant_id, unit_id from held where unit_id is not null
    union
    select b.grant_id, step.unit_id from below b cross join lateral (
      select unit_id from registry.membership
      where tenant_id = $1 and parent_id = b.unit_id and kind = 'administrative'
        and valid_from <= $3 and (valid_to is null or valid_to >= $3)
      union all
      select unit_id from registry.succession
      where tenant_id = $1 and successor_id = b.unit_id and takes_over and effective_on <= $3
    ) step
  )
  select p.id as person_id, p.name_zh, p.name_en, h.role, h.unit_id,
    case when h.unit_id is null then null
      else (select array_agg(b.unit_id::text) from below b where b.grant_id = h.id) end as reach
  from person p cross join held h order by h.role, h.id`;

interface PersonGrantRow {
  person_id: string;
  name_zh: string;
  name_en: string;
  role: Role;
  unit_id: string | null;
  reach: string[] | null;
}

/** The person behind an account in every city that knows it, with a role or without one yet. */
export function personsOfAccount(
  reader: Reader,
  accountId: string,
): Promise<{ tenantId: string; personId: string }[]> {
  return of(reader)
    .selectFrom('registry.person')
    .select(['tenant_id as tenantId', 'id as personId'])
    .where('account_id', '=', accountId)
    .orderBy('tenant_id')
    .execute();
}

export async function accountOfPerson(
  reader: Reader,
  tenantId: string,
  personId: string,
): Promise<string | undefined> {
  const row = await of(reader)
    .selectFrom('registry.person')
    .select('account_id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.account_id;
}

/** The tenants in which an account was ever given a role and is not disabled. */
export async function tenantsOfAccount(reader: Reader, accountId: string): Promise<string[]> {
  const rows = await of(reader)
    .selectFrom('registry.person')
    .select('tenant_id')
    .where('account_id', '=', accountId)
    .where('disabled_at', 'is', null)
    .where('duty', 'is not', null)
    .orderBy('tenant_id')
    .execute();
  return rows.map((row) => row.tenant_id);
}

export async function insertPerson(
  tx: Tx,
  tenantId: string,
  person: {
    accountId: string;
    nameZh: string;
    nameEn: string;
    role: Role;
    unitId: string | null;
    from: string;
  },
): Promise<string> {
  const id = uuidv7();
  const duty = dutyOf(person.role);
  await of(tx)
    .insertInto('registry.person')
    .values({
      tenant_id: tenantId,
      id,
      account_id: person.accountId,
      name_zh: person.nameZh,
      name_en: person.nameEn,
      duty,
      disabled_at: null,
      version: 1,
    })
    .execute();
  await of(tx)
    .insertInto('registry.role_grant')
    .values({
      tenant_id: tenantId,
      id: uuidv7(),
      person_id: id,
      role: person.role,
      unit_id: person.unitId,
      valid_from: person.from,
      valid_to: null,
      duty,
      reason: '',
    })
    .execute();
  return id;
}

export async function personNames(reader: Reader, tenantId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { zh: string; en: string }>();
  const rows = await of(reader)
    .selectFrom('registry.person')
    .select(['id', 'name_zh', 'name_en'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }]));
}

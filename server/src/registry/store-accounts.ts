import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from '../platform/database.ts';
import type { OfficerRole } from '../platform/principal.ts';
import type { Duty, GrantRow, PersonRow, RegistryTables } from './store-rows.ts';

export type AccessRow = {
  tenant_id: string;
  id: string;
  person_id: string;
  kind: 'second_factor' | 'password' | 'external_id';
  value: string | null;
  reason: string;
  asked_by: string;
  asked_at: Date;
  state: 'asked' | 'confirmed' | 'refused';
  decided_by: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
};

const of = (reader: Reader) => reader.withTables<RegistryTables & { 'registry.access_request': AccessRow }>();

/** Every person of the city, by name. */
export function personsOf(reader: Reader, tenantId: string): Promise<PersonRow[]> {
  return of(reader)
    .selectFrom('registry.person')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy(sql`name_zh collate "C"`)
    .orderBy('id')
    .execute();
}

/** One person, locked until the transaction ends: acts on one account happen one after the other. */
export function lockPerson(tx: Tx, tenantId: string, id: string): Promise<PersonRow | undefined> {
  return of(tx)
    .selectFrom('registry.person')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function grantsOf(
  reader: Reader,
  tenantId: string,
  personIds: readonly string[],
): Promise<GrantRow[]> {
  if (personIds.length === 0) return Promise.resolve([]);
  return of(reader)
    .selectFrom('registry.role_grant')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('person_id', 'in', [...personIds])
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

/** The questions that nobody has decided, asked since a moment. */
export function openRequests(reader: Reader, tenantId: string, since: Date): Promise<AccessRow[]> {
  return of(reader)
    .selectFrom('registry.access_request')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'asked')
    .where('asked_at', '>', since)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
}

export function findRequest(reader: Reader, tenantId: string, id: string): Promise<AccessRow | undefined> {
  return of(reader)
    .selectFrom('registry.access_request')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function insertRequest(tx: Tx, row: Omit<AccessRow, 'id' | 'state' | `deci${string}`>) {
  const id = uuidv7();
  await of(tx)
    .insertInto('registry.access_request')
    .values({
      ...row,
      id,
      state: 'asked',
      decided_by: null,
      decided_at: null,
      decision_reason: null,
    } as AccessRow)
    .execute();
  return id;
}

export async function decideRequest(
  tx: Tx,
  row: AccessRow,
  decided: { state: 'confirmed' | 'refused'; by: string; at: Date; reason: string },
): Promise<void> {
  await of(tx)
    .updateTable('registry.access_request')
    .set({
      state: decided.state,
      decided_by: decided.by,
      decided_at: decided.at,
      decision_reason: decided.reason,
    })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}

export async function insertAccountPerson(
  tx: Tx,
  tenantId: string,
  given: { accountId: string; zh: string; en: string },
): Promise<PersonRow> {
  const row: PersonRow = {
    tenant_id: tenantId,
    id: uuidv7(),
    account_id: given.accountId,
    name_zh: given.zh,
    name_en: given.en,
    duty: null,
    disabled_at: null,
    version: 1,
  };
  await of(tx).insertInto('registry.person').values(row).execute();
  return row;
}

/** Writes what of a person changes; the version moves on. */
export async function updatePerson(
  tx: Tx,
  row: PersonRow,
  change: { duty?: Duty; disabled_at?: Date | null } = {},
): Promise<PersonRow> {
  const next = { ...row, ...change, version: row.version + 1 };
  await of(tx)
    .updateTable('registry.person')
    .set({ ...change, version: next.version })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
  return next;
}

export async function insertGrant(tx: Tx, row: Omit<GrantRow, 'id'>): Promise<string> {
  const id = uuidv7();
  await of(tx)
    .insertInto('registry.role_grant')
    .values({ ...row, id })
    .execute();
  return id;
}

export function findGrant(reader: Reader, tenantId: string, id: string): Promise<GrantRow | undefined> {
  return of(reader)
    .selectFrom('registry.role_grant')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function setGrantEnd(tx: Tx, row: GrantRow, to: string): Promise<void> {
  await of(tx)
    .updateTable('registry.role_grant')
    .set({ valid_to: to })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}

/** Others who hold the office from a day on without an end, and are not disabled. */
export async function othersInOffice(
  reader: Reader,
  tenantId: string,
  role: OfficerRole,
  except: string,
  day: string,
): Promise<number> {
  const rows = await of(reader)
    .selectFrom('registry.role_grant as g')
    .innerJoin('registry.person as p', (join) =>
      join.onRef('p.tenant_id', '=', 'g.tenant_id').onRef('p.id', '=', 'g.person_id'),
    )
    .select('g.person_id')
    .where('g.tenant_id', '=', tenantId)
    .where('g.role', '=', role)
    .where('g.person_id', '<>', except)
    .where('g.valid_from', '<=', day)
    .where('g.valid_to', 'is', null)
    .where('p.disabled_at', 'is', null)
    .execute();
  return rows.length;
}

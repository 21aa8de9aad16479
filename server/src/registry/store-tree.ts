import { insertRows, type Reader, type Tx } from '../platform/database.ts';
import type { SuccessionRow, TreeTables } from './store-rows.ts';

/** Everything that the acts on the tree speak of, of one tenant, of all days. */
export type TreeState = { readonly [Table in keyof TreeTables]: readonly TreeTables[Table][] };

/** Rows to add, and dated rows to end with their last day. Nothing else is ever written: no row is rewritten. */
export interface TreeChanges {
  add: { [Table in keyof TreeTables]?: TreeTables[Table][] };
  end: { [Table in DatedTable]?: { row: TreeTables[Table]; to: string }[] };
}
export type DatedTable = Exclude<keyof TreeTables, 'registry.assessment_group' | 'registry.succession'>;

export interface ActRow {
  id: string;
  no: number;
  kind: string;
  effective_on: string;
  reason: string;
  document: string;
  payload: unknown;
  by_person: string;
  at: Date;
}

type Tables = TreeTables & {
  'registry.tree': { tenant_id: string; version: number };
  'registry.org_act': ActRow & { tenant_id: string };
};

const of = (reader: Reader) => reader.withTables<Tables>();

/** The tables in the order in which a row's foreign keys need them, each with the columns that name one of its rows. */
const keys: Record<keyof TreeTables, readonly string[]> = {
  'registry.unit': ['id'],
  'registry.unit_name': ['unit_id', 'valid_from'],
  'registry.membership': ['id'],
  'registry.assessment_group': ['id'],
  'registry.group_member': ['group_id', 'unit_id', 'valid_from'],
  'registry.leader_post': ['id'],
  'registry.portfolio': ['id'],
  'registry.role_grant': ['id'],
  'registry.succession': ['id'],
};
const order = Object.keys(keys) as (keyof TreeTables)[];

/** Version of the tree; a tenant on whose tree nobody acted has version 1. */
export async function treeVersion(reader: Reader, tenantId: string): Promise<number> {
  const row = await of(reader)
    .selectFrom('registry.tree')
    .select('version')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row?.version ?? 1;
}

/** Locks the tenant's tree for the transaction: acts on it happen one after the other. */
export async function lockTree(tx: Tx, tenantId: string): Promise<{ version: number }> {
  await of(tx)
    .insertInto('registry.tree')
    .values({ tenant_id: tenantId, version: 1 })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute();
  return of(tx)
    .selectFrom('registry.tree')
    .select('version')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Rows in the order of their keys, so that what is suggested from them never hangs on where they lie on disk. */
export async function readTreeState(reader: Reader, tenantId: string): Promise<TreeState> {
  const state: Record<string, unknown[]> = {};
  for (const table of order) {
    let query = reader
      .withTables<Record<string, Record<string, unknown>>>()
      .selectFrom(table)
      .selectAll()
      .where('tenant_id', '=', tenantId);
    for (const key of keys[table]) query = query.orderBy(key);
    state[table] = await query.execute();
  }
  return state as unknown as TreeState;
}

/** Writes the act, its changes and the tree's next version. */
export async function writeChanges(
  tx: Tx,
  tenantId: string,
  act: ActRow,
  changes: TreeChanges,
): Promise<void> {
  await of(tx)
    .insertInto('registry.org_act')
    .values({ tenant_id: tenantId, ...act, payload: JSON.stringify(act.payload) })
    .execute();
  for (const [table, ends] of Object.entries(changes.end)) {
    for (const { row, to } of ends) {
      let query = tx
        .withTables<Record<string, Record<string, unknown>>>()
        .updateTable(table)
        .set({ valid_to: to })
        .where('tenant_id', '=', tenantId);
      for (const key of keys[table as DatedTable]) {
        query = query.where(key, '=', (row as Record<string, unknown>)[key]);
      }
      await query.execute();
    }
  }
  for (const table of order) {
    await insertRows(tx, table, (changes.add[table] ?? []) as Record<string, unknown>[]);
  }
  await of(tx)
    .updateTable('registry.tree')
    .set({ version: act.no + 1 })
    .where('tenant_id', '=', tenantId)
    .execute();
}

/** Acts on the tree, newest first. */
export function actsOf(reader: Reader, tenantId: string, limit: number): Promise<ActRow[]> {
  return of(reader)
    .selectFrom('registry.org_act')
    .select(['id', 'no', 'kind', 'effective_on', 'reason', 'document', 'payload', 'by_person', 'at'])
    .where('tenant_id', '=', tenantId)
    .orderBy('no', 'desc')
    .limit(limit)
    .execute();
}

/** Who followed whom, up to a day, oldest first. */
export function successionsUntil(reader: Reader, tenantId: string, day: string): Promise<SuccessionRow[]> {
  return of(reader)
    .selectFrom('registry.succession')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('effective_on', '<=', day)
    .orderBy('effective_on')
    .orderBy('id')
    .execute();
}

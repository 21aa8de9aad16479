import type { Reader, Tx } from '../platform/database.ts';

export interface ViewRow {
  id: string;
  person_id: string;
  page: string;
  name: string;
  query: Record<string, string>;
  shared: boolean;
  sort: number;
  version: number;
}

type Tables = {
  'registry.saved_view': Omit<ViewRow, 'query'> & { tenant_id: string; query: unknown };
};

const of = (reader: Reader) => reader.withTables<Tables>();
const columns = ['id', 'person_id', 'page', 'name', 'query', 'shared', 'sort', 'version'] as const;

/** Views of a page that a person may use: their own, then the shared ones of others. */
export async function viewsOf(
  reader: Reader,
  tenantId: string,
  personId: string,
  page: string,
): Promise<ViewRow[]> {
  const rows = await of(reader)
    .selectFrom('registry.saved_view')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('page', '=', page)
    .where((where) => where.or([where('person_id', '=', personId), where('shared', '=', true)]))
    .orderBy('sort')
    .orderBy('id')
    .execute();
  const own = (row: { person_id: string }) => row.person_id === personId;
  return [...rows.filter(own), ...rows.filter((row) => !own(row))] as ViewRow[];
}

/** A view that the person may see, locked for the act: their own, or a shared one. */
export async function lockView(
  tx: Tx,
  tenantId: string,
  personId: string,
  id: string,
): Promise<ViewRow | undefined> {
  const row = await of(tx)
    .selectFrom('registry.saved_view')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where((where) => where.or([where('person_id', '=', personId), where('shared', '=', true)]))
    .forUpdate()
    .executeTakeFirst();
  return row as ViewRow | undefined;
}

/** The views that a person keeps for a page. */
export async function ownViews(tx: Tx, tenantId: string, personId: string, page: string) {
  return of(tx)
    .selectFrom('registry.saved_view')
    .select(['id', 'name', 'sort'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where('page', '=', page)
    .execute();
}

/** Answers false where the person keeps a view of that name for the page already (also one saved at the same moment). */
export async function insertView(tx: Tx, tenantId: string, row: ViewRow): Promise<boolean> {
  const inserted = await of(tx)
    .insertInto('registry.saved_view')
    .values({ tenant_id: tenantId, ...row, query: JSON.stringify(row.query) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'page', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updateView(tx: Tx, tenantId: string, row: ViewRow): Promise<void> {
  await of(tx)
    .updateTable('registry.saved_view')
    .set({
      name: row.name,
      query: JSON.stringify(row.query),
      shared: row.shared,
      sort: row.sort,
      version: row.version,
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', row.id)
    .execute();
}

export async function removeView(tx: Tx, tenantId: string, id: string): Promise<void> {
  await of(tx)
    .deleteFrom('registry.saved_view')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

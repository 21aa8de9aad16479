import { sql } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { RegisterFile } from './read-register-file.ts';

export type ImportRow = {
  tenant_id: string;
  id: string;
  file_name: string;
  file_hash: string;
  content: RegisterFile | string | null;
  preview_hash: string;
  by_person: string;
  at: Date;
  applied_by: string | null;
  applied_at: Date | null;
  counts: Record<string, number> | string;
};

const of = (reader: Reader) => reader.withTables<{ 'plans.register_import': ImportRow }>();

/** Previews of one person whose content is kept; older ones are emptied, since they were never applied. */
const keptPreviews = 5;

export async function insertImport(tx: Tx, row: ImportRow): Promise<void> {
  await of(tx).insertInto('plans.register_import').values(row).execute();
  await sql`update plans.register_import set content = null
    where tenant_id = ${row.tenant_id} and by_person = ${row.by_person} and applied_at is null
      and content is not null and id not in (
        select id from plans.register_import
        where tenant_id = ${row.tenant_id} and by_person = ${row.by_person} and applied_at is null
        order by at desc, id desc limit ${keptPreviews})`.execute(tx);
}

export function importRow(
  reader: Reader,
  tenantId: string,
  id: string,
  lock: boolean,
): Promise<ImportRow | undefined> {
  const query = of(reader)
    .selectFrom('plans.register_import')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function markApplied(
  tx: Tx,
  row: ImportRow,
  by: string,
  at: Date,
  counts: Record<string, number>,
): Promise<void> {
  await of(tx)
    .updateTable('plans.register_import')
    .set({ applied_by: by, applied_at: at, content: null, counts: JSON.stringify(counts) })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}

/** Holds every matter, target, task, document and campaign of the tenant, so that what was compared is what is changed. */
export async function lockRegister(tx: Tx, tenantId: string): Promise<void> {
  await sql`select id from plans.matter where tenant_id = ${tenantId} order by id for update`.execute(tx);
  await sql`select id from plans.target where tenant_id = ${tenantId} order by id for update`.execute(tx);
  await sql`select id from plans.task where tenant_id = ${tenantId} order by id for update`.execute(tx);
  await sql`select id from plans.document where tenant_id = ${tenantId} order by id for update`.execute(tx);
  await sql`select id from plans.campaign where tenant_id = ${tenantId} order by id for update`.execute(tx);
}

import { insertRows, type Reader, type Tx } from '../platform/database.ts';
import type { LedgerEntry } from './contract-ledger.ts';

export type LedgerRow = {
  tenant_id: string;
  id: string;
  code: string;
  kind: LedgerEntry['kind'];
  title: string;
  level: LedgerEntry['level'];
  level_printed: string;
  unit_id: string | null;
  matter_id: string | null;
  state: LedgerEntry['state'];
  period: string;
  printed: string;
  source: string;
  document: string;
  note: string;
  sort: number;
  version: number;
  withdrawn_on: string | null;
  withdrawn_reason: string | null;
};

const of = (reader: Reader) => reader.withTables<{ 'plans.ledger_entry': LedgerRow }>();

/** The whole ledger in its own order, withdrawn entries included: it is read whole and filtered in memory. */
export function ledgerRows(reader: Reader, tenantId: string): Promise<LedgerRow[]> {
  return of(reader)
    .selectFrom('plans.ledger_entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

/** One entry, held until the act is done. */
export function lockLedgerEntry(tx: Tx, tenantId: string, id: string): Promise<LedgerRow | undefined> {
  return of(tx)
    .selectFrom('plans.ledger_entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export const insertLedger = (tx: Tx, rows: readonly LedgerRow[]): Promise<void> =>
  insertRows(tx, 'plans.ledger_entry', rows);

/** Changes an entry and counts its version up. */
export function updateLedgerEntry(
  tx: Tx,
  tenantId: string,
  id: string,
  set: Partial<Omit<LedgerRow, 'tenant_id' | 'id' | 'code' | 'version'>>,
): Promise<LedgerRow> {
  return of(tx)
    .updateTable('plans.ledger_entry')
    .set(({ eb }) => ({ ...set, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

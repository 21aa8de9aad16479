import type { Reader } from '../platform/database.ts';
import { of, type RevisionRow } from './store.ts';

/** Revisions of these targets, newest first. */
export async function revisionRows(
  reader: Reader,
  tenantId: string,
  targetIds: readonly string[],
): Promise<RevisionRow[]> {
  if (targetIds.length === 0) return [];
  return of(reader)
    .selectFrom('plans.target_revision')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('target_id', 'in', [...targetIds])
    .orderBy('target_id')
    .orderBy('no', 'desc')
    .execute();
}

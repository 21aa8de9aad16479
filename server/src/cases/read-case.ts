import type { Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse } from '../platform/errors.ts';
import type { Principal } from '../platform/principal.ts';
import type * as contract from './contract.ts';
import { sees } from './policy.ts';
import { presentCase } from './present-case.ts';
import { type CaseRow, findCase } from './store.ts';

/** The case, if the principal may see it; otherwise it answers as if it did not exist. */
export async function caseInSight(
  reader: Reader,
  tenantId: string,
  principal: Principal,
  id: string,
  lock = false,
): Promise<CaseRow> {
  const row = await findCase(reader, tenantId, id, lock);
  if (row === undefined || !sees(principal, { unitId: row.unit_id, disclosed: row.disclosed })) {
    throw refuse.not_found({ thing: '该案件', thingEn: 'case' });
  }
  return row;
}

export async function readCase(query: Query<typeof contract.readCase>) {
  const row = await caseInSight(query.reader, query.tenant.id, query.principal, query.params.id);
  return presentCase(query.reader, query, row);
}

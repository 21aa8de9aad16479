import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../platform/database.ts';
import { refuse } from './errors.ts';
import type { Procedure } from './procedure.ts';
import { checkedProcedure } from './read-procedure.ts';
import { findProcedure, insertProcedure } from './store.ts';

/**
 * Puts a version of a procedure in force for a tenant. The same version with the same content is left alone; with
 * other content it is refused (409), since cases run the version they were opened with. The definition is checked
 * again here, wherever it came from: throws InputError naming each place.
 */
export async function installProcedure(tx: Tx, tenantId: string, definition: unknown): Promise<Procedure> {
  const checked = checkedProcedure(definition, 'procedure');
  const present = await findProcedure(tx, tenantId, checked.code, checked.version);
  if (present === undefined) {
    await insertProcedure(tx, tenantId, checked);
    return checked;
  }
  if (!isDeepStrictEqual(present, checked)) {
    throw refuse.changed_procedure({ code: checked.code, version: checked.version });
  }
  return present;
}

import type { Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { newest } from './list-cases.ts';
import { policy } from './policy.ts';
import { procedureRows } from './store.ts';

export async function listProcedures(query: Query<typeof contract.listProcedures>) {
  return {
    procedures: newest(await procedureRows(query.reader, query.tenant.id)),
    abilities: abilitiesFor(query.principal, policy, undefined),
  };
}

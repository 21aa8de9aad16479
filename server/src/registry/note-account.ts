import { record } from '../platform/audit.ts';
import type { Db, Tx } from '../platform/database.ts';
import { personOfAccount, tenantsOfAccount } from './store-people.ts';

/** Writes a sign-in, a wait or a change of the account's own keys into the audit of every city where it has a role. */
export async function noteAccount(db: Db, accountId: string, act: string, at: Date): Promise<void> {
  for (const tenantId of await tenantsOfAccount(db, accountId)) {
    await db.transaction().execute(async (tx) => {
      const personId = await personOfAccount(tx as Tx, tenantId, accountId);
      if (personId === undefined) return;
      await record(tx as Tx, tenantId, personId, at, { act, subject: { kind: 'account', id: personId } });
    });
  }
}

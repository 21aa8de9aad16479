import { record } from '../platform/audit.ts';
import type { Db } from '../platform/database.ts';
import { transact } from '../platform/transact.ts';
import { personOfAccount, tenantsOfAccount } from './store-people.ts';

/** Writes a sign-in, a wait or a change of the account's own keys into the audit of every city where it has a role. */
export async function noteAccount(db: Db, accountId: string, act: string, at: Date): Promise<void> {
  for (const tenantId of await tenantsOfAccount(db, accountId)) {
    await transact(db, async (tx) => {
      const personId = await personOfAccount(tx, tenantId, accountId);
      if (personId === undefined) return;
      await record(tx, tenantId, personId, at, { act, subject: { kind: 'account', id: personId } });
    });
  }
}

import { record } from '../platform/audit.ts';
import type { Db } from '../platform/database.ts';
import { transact } from '../platform/transact.ts';
import { personsOfAccount } from './store-people.ts';

/**
 * Writes a sign-in, a wait or a change of the account's own keys into the audit of every city that knows the account,
 * also before it has a role there: who used it first shall be seen by those who grant one.
 */
export async function noteAccount(db: Db, accountId: string, act: string, at: Date): Promise<void> {
  for (const { tenantId, personId } of await personsOfAccount(db, accountId)) {
    await transact(db, (tx) =>
      record(tx, tenantId, personId, at, { act, subject: { kind: 'account', id: personId } }),
    );
  }
}

import type { Db, Tx } from './database.ts';
import type { Room } from './room.ts';
import { listTenants, type Tenant, today } from './tenants.ts';
import { transact } from './transact.ts';

/**
 * What a room does as business days pass. Called again and again, by any number of processes: it keeps in its own
 * table up to which day it has come, and does nothing where that is today.
 */
export type DayWork = (tx: Tx, tenant: Tenant, day: string, at: Date) => Promise<void>;

/**
 * Lets every room catch up with the business day of every city, a pinned one's included: a transaction for each, so
 * that one city's fault keeps no other back. Throws afterwards what went wrong.
 */
export async function passDays(db: Db, rooms: readonly Room[], at: Date): Promise<void> {
  const faults: unknown[] = [];
  for (const tenant of await listTenants(db)) {
    for (const room of rooms) {
      if (room.days === undefined) continue;
      const work = room.days;
      try {
        await transact(db, (tx) => work(tx, tenant, today(tenant, at), at));
      } catch (error) {
        faults.push(error);
      }
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Some cities did not catch up with the day.');
}

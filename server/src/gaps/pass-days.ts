import { readTargets } from '../plans/index.ts';
import type { Tx } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { keepMonths } from './keep-months.ts';
import { rejudge } from './notice-changes.ts';
import { keepSwept, sweptDay, tryLockCity } from './store.ts';

/**
 * A business day has passed: a due day without a figure, a release day that came, change where targets stand though
 * nobody did anything. Every target is judged again, once a day and city whoever asks first; months that ended are
 * kept. A city of published figures has no standings of ours.
 */
export async function passDay(tx: Tx, tenant: Tenant, day: string, at: Date): Promise<void> {
  if (tenant.kind === 'published' || (await sweptDay(tx, tenant.id)) === day) return;
  if (!(await tryLockCity(tx, tenant.id))) return;
  // Another process may have done it between the question and the lock.
  if ((await sweptDay(tx, tenant.id)) === day) return;
  await rejudge(tx, tenant, day, at, await readTargets(tx, tenant.id, day), 'day');
  await keepMonths(tx, tenant, day, at);
  await keepSwept(tx, tenant.id, day, at);
}

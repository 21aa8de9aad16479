import type { Tenant } from '../platform/tenants.ts';
import { refuse } from './errors.ts';

/** A city of real names carries what was published: its register is read and exported, never edited here. */
export function refusePublished(tenant: Tenant): void {
  if (tenant.kind === 'published') throw refuse.published_only();
}

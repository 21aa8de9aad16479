import type { Tenant } from '../platform/tenants.ts';
import { refuse } from './errors.ts';

/** A city of real names carries published figures only: nothing is asked there and nobody acts for a unit. */
export function refusePublished(tenant: Tenant): void {
  if (tenant.kind === 'published') throw refuse.published_only();
}

import type { Reader } from '../platform/database.ts';
import type { TreeTables } from './store-rows.ts';

const of = (reader: Reader) => reader.withTables<TreeTables>();

/** Leading posts that exist on a day, in their explicit order. */
export function postsOn(reader: Reader, tenantId: string, day: string) {
  return of(reader)
    .selectFrom('registry.leader_post')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', day)]))
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

/** Which post looks after which unit on a day. */
export function portfoliosOn(reader: Reader, tenantId: string, day: string) {
  return of(reader)
    .selectFrom('registry.portfolio')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', day)]))
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

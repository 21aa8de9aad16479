import { uuidv7 } from 'uuidv7';
import { type Ids, idOf } from '../platform/bundle.ts';
import type { Tx } from '../platform/database.ts';
import { firstDay } from '../platform/day-text.ts';
import { insertAll } from './store.ts';

/** 分工表 of a bundle: a leading post by the name of its role, and the units that it looks after, by code. */
export interface LeaderImport {
  code: string;
  name: string;
  nameEn?: string | undefined;
  sort: number;
  units: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
}

/** @throws Error where a post looks after a unit that the bundle does not state */
export async function importLeaders(
  tx: Tx,
  tenantId: string,
  leaders: readonly LeaderImport[],
  unitIds: Ids,
): Promise<void> {
  for (const { units, ...post } of leaders) {
    const span = { valid_from: post.from ?? firstDay, valid_to: post.to ?? null };
    const id = uuidv7();
    await insertAll(tx, 'registry.leader_post', [
      {
        tenant_id: tenantId,
        id,
        code: post.code,
        name: post.name,
        sort: post.sort,
        ...span,
      },
    ]);
    await insertAll(
      tx,
      'registry.portfolio',
      units.map((code) => ({
        tenant_id: tenantId,
        id: uuidv7(),
        post_id: id,
        unit_id: idOf(unitIds, code),
        ...span,
      })),
    );
  }
}

import type { z } from 'zod';
import type { Reader } from '../platform/database.ts';
import { personNames } from '../registry/index.ts';
import type { revision } from './contract-matters.ts';
import { revisionRows } from './store-revisions.ts';

export type Revision = z.output<typeof revision>;

const nobody = { zh: '', en: '' };

/** How targets were revised, newest first: what each was before and after, why, by which document and by whom. */
export async function revisionsOf(
  reader: Reader,
  tenantId: string,
  targetIds: readonly string[],
): Promise<Map<string, Revision[]>> {
  const rows = await revisionRows(reader, tenantId, targetIds);
  const names = await personNames(
    reader,
    tenantId,
    rows.map(({ by_person }) => by_person),
  );
  const revisions = rows.map((row) => ({
    targetId: row.target_id,
    revision: {
      no: row.no,
      before: row.before as Record<string, unknown>,
      after: row.after as Record<string, unknown>,
      reason: row.reason,
      document: row.document,
      by: names.get(row.by_person) ?? nobody,
      on: row.on_day,
      at: row.at.toISOString(),
    },
  }));
  return new Map(
    [...Map.groupBy(revisions, ({ targetId }) => targetId)].map(([id, of]) => [
      id,
      of.map(({ revision }) => revision),
    ]),
  );
}

import type { Reader } from '../platform/database.ts';
import { successionsUntil } from './store-tree.ts';

/** One unit following another: merged into it, or a part of it. */
export interface Succession {
  unitId: string;
  successorId: string;
  kind: 'merge' | 'split';
  /** Whether the successor answers for what was open; of a split unit exactly one does. */
  takesOver: boolean;
  on: string;
}

/** Every succession in force on a day, oldest first. */
export async function successionsOn(reader: Reader, tenantId: string, day: string): Promise<Succession[]> {
  const rows = await successionsUntil(reader, tenantId, day);
  return rows.map((row) => ({
    unitId: row.unit_id,
    successorId: row.successor_id,
    kind: row.kind,
    takesOver: row.takes_over,
    on: row.effective_on,
  }));
}

/**
 * Who answers on a day for what stands under a former unit: each former unit with its successor of that day, through
 * as many successions as there were. A unit that was not succeeded is absent.
 */
export async function answeringUnits(
  reader: Reader,
  tenantId: string,
  day: string,
): Promise<Map<string, string>> {
  const next = new Map<string, string>();
  for (const one of await successionsOn(reader, tenantId, day)) {
    if (one.takesOver) next.set(one.unitId, one.successorId);
  }
  const last = (id: string): string => {
    const follower = next.get(id);
    return follower === undefined ? id : last(follower);
  };
  return new Map([...next.keys()].map((id) => [id, last(id)]));
}

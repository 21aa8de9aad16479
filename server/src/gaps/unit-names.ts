import type { Reader } from '../platform/database.ts';
import { unitsKnown } from '../registry/index.ts';
import { uniqueNames } from './engine-rows.ts';

export interface UnitNames {
  /** Readable and unique name by id. */
  name: ReadonlyMap<string, string>;
  /** The same by what a figure's source may be called: the unit's code or its name. */
  bySource: ReadonlyMap<string, string>;
}

/** What units are called in explanations on a day. */
export async function unitNames(reader: Reader, tenantId: string, day: string): Promise<UnitNames> {
  const units = await unitsKnown(reader, tenantId, day);
  const name = uniqueNames(units);
  const bySource = new Map<string, string>();
  for (const unit of units) bySource.set(unit.code, name.get(unit.id) ?? unit.name);
  return { name, bySource };
}

import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { MatterView, TaskItem, UnitView } from './document-state.ts';
import type { Asked } from './gather-state.ts';

export async function gatherTasks(
  _reader: Reader,
  _tenant: Tenant,
  _asked: Asked,
  _matters: ReadonlyMap<string, MatterView>,
  _responsible: (matter: MatterView, unitId?: string) => UnitView | null,
): Promise<TaskItem[]> {
  return [];
}

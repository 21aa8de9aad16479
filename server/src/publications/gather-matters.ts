import { dutiesByMatter, matterHeads } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { MatterView } from './document-state.ts';

/** The matters that stand on a day, in the order of the register. */
export async function gatherMatters(reader: Reader, tenantId: string, day: string): Promise<MatterView[]> {
  const [heads, duties] = await Promise.all([
    matterHeads(reader, tenantId),
    dutiesByMatter(reader, tenantId, day),
  ]);
  return [...heads.values()]
    .filter(({ withdrawn }) => withdrawn === null || withdrawn.on > day)
    .map((matter) => ({
      id: matter.id,
      code: matter.code,
      number: matter.number,
      title: matter.title,
      section: matter.section,
      objectives: matter.objectives,
      owners: (duties.get(matter.id) ?? []).map((duty) => ({
        text: duty.printed ?? duty.unit?.name ?? duty.ownerGroup?.name ?? duty.group?.name ?? '',
        role: duty.role,
        unitIds: duty.members.map(({ id }) => id),
      })),
    }));
}

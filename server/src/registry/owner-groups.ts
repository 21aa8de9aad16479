import type { Reader } from '../platform/database.ts';
import { ownerGroupMembers, ownerGroupRows } from './store-owner-groups.ts';
import { holdsOn } from './tree-rules.ts';

/** An owner group on one day: the units that its printed words mean then, in the order of the units. */
export interface OwnerGroupOnDay {
  id: string;
  code: string;
  name: string;
  unitIds: string[];
}

/** Every owner group of the tenant, by id, with its members of `day`. A group without members is there, and empty. */
export async function ownerGroupsOn(
  reader: Reader,
  tenantId: string,
  day: string,
): Promise<Map<string, OwnerGroupOnDay>> {
  const [groups, members] = await Promise.all([
    ownerGroupRows(reader, tenantId),
    ownerGroupMembers(reader, tenantId),
  ]);
  return new Map(
    groups.map(({ id, code, name }) => [
      id,
      {
        id,
        code,
        name,
        unitIds: members
          .filter((member) => member.owner_group_id === id && holdsOn(member, day))
          .map((member) => member.unit_id),
      },
    ]),
  );
}

import { uuidv7 } from 'uuidv7';
import { refuse as platformRefuse } from '../platform/errors.ts';
import type { Change } from './contract-org.ts';
import { refuse } from './errors.ts';
import type { TreeChanges } from './store-tree.ts';
import { add, end, freeCode, nameOn, noChanges, openUnit, type Planning, reaches } from './tree-rules.ts';

export function addGroup({ tenantId, state }: Planning, change: Change<'add_group'>): TreeChanges {
  const groups = state['registry.assessment_group'];
  if (groups.some(({ name }) => name === change.name)) throw refuse.name_taken({ name: change.name });
  const changes = noChanges();
  add(changes, 'registry.assessment_group', {
    tenant_id: tenantId,
    id: uuidv7(),
    code: freeCode('group', groups),
    name: change.name,
    sort: Math.max(0, ...groups.map(({ sort }) => sort)) + 1,
  });
  return changes;
}

/** How a unit takes part in a group from the day on; an earlier standing ends on the day before. */
export function setStanding(planning: Planning, change: Change<'set_standing'>): TreeChanges {
  const { state, day, tenantId } = planning;
  const unit = openUnit(planning, change.unitId);
  if (!state['registry.assessment_group'].some(({ id }) => id === change.groupId)) {
    throw platformRefuse.not_found({ thing: '该考核组别', thingEn: 'assessment group' });
  }
  if (change.until !== null && change.until < day) throw refuse.until_before({ until: change.until, day });
  const changes = noChanges();
  for (const row of standingsOf(planning, change)) {
    const same = row.standing === change.standing && row.valid_to === change.until && row.valid_from <= day;
    if (same) throw refuse.same_standing({ name: nameOn(state, unit.id, day) });
    end(planning, changes, 'registry.group_member', row);
  }
  add(changes, 'registry.group_member', {
    tenant_id: tenantId,
    group_id: change.groupId,
    unit_id: unit.id,
    standing: change.standing,
    valid_from: day,
    valid_to: change.until,
  });
  return changes;
}

export function endStanding(planning: Planning, change: Change<'end_standing'>): TreeChanges {
  const rows = standingsOf(planning, change);
  if (rows.length === 0)
    throw platformRefuse.not_found({ thing: '该组别成员', thingEn: 'member of the group' });
  const changes = noChanges();
  for (const row of rows) end(planning, changes, 'registry.group_member', row);
  return changes;
}

function standingsOf({ state, day }: Planning, { groupId, unitId }: { groupId: string; unitId: string }) {
  return state['registry.group_member'].filter(
    (row) => row.group_id === groupId && row.unit_id === unitId && reaches(row, day),
  );
}

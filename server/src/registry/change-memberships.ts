import { refuse as platformRefuse } from '../platform/errors.ts';
import { newMembership } from './change-units.ts';
import type { Change } from './contract-org.ts';
import { refuse } from './errors.ts';
import type { TreeChanges } from './store-tree.ts';
import { add, end, nameOn, noChanges, openUnit, type Planning, reaches, refuseRings } from './tree-rules.ts';

/** A unit may belong to several others in several ways, but administratively to one at a time. */
export function addMembership(planning: Planning, change: Change<'add_membership'>): TreeChanges {
  const { state, day } = planning;
  const unit = openUnit(planning, change.unitId);
  const parent = openUnit(planning, change.parentId);
  const [name, above] = [nameOn(state, unit.id, day), nameOn(state, parent.id, day)];
  const alike = state['registry.membership'].filter(
    (row) => row.unit_id === unit.id && row.kind === change.membership && reaches(row, day),
  );
  if (alike.some((row) => row.parent_id === parent.id)) throw refuse.belongs_already({ name, parent: above });
  const administrative = alike[0];
  if (change.membership === 'administrative' && administrative !== undefined) {
    throw refuse.one_administrative({ name, parent: nameOn(state, administrative.parent_id, day) });
  }
  const changes = noChanges();
  add(changes, 'registry.membership', newMembership(planning, unit.id, parent.id, change.membership));
  refuseRings(planning, changes);
  return changes;
}

export function endMembership(planning: Planning, change: Change<'end_membership'>): TreeChanges {
  const row = planning.state['registry.membership'].find(({ id }) => id === change.membershipId);
  if (row === undefined) throw platformRefuse.not_found({ thing: '该隶属关系', thingEn: 'membership' });
  if (row.valid_to !== null) {
    throw refuse.ended({ name: nameOn(planning.state, row.unit_id, planning.day), to: row.valid_to });
  }
  const changes = noChanges();
  end(planning, changes, 'registry.membership', row);
  return changes;
}

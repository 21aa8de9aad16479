/**
 * Room 1 · registry 谁: units with dated, many-to-many memberships, assessment groups, peer sets, people and grants.
 * This file is the room's door: other rooms and `app/` use what it exports and nothing else.
 */
import type { Room } from '../platform/room.ts';
import { routes } from './routes.ts';

export { appointWithin, operator } from './appoint-officer.ts';
export { foreseeChange } from './change-tree.ts';
export type { UnitSummary } from './contract.ts';
export { addOwnerGroup } from './edit-owner-group.ts';
export { identifyById, identifyPerson } from './identify-person.ts';
export { importRegistry, type RegistryImport } from './import-registry.ts';
export { leadersOfUnits } from './leaders.ts';
export { noteAccount } from './note-account.ts';
export { type OwnerGroupOnDay, ownerGroupsOn } from './owner-groups.ts';
export { unitsWithPlaces } from './read-units.ts';
export { groupMembersOn, namesOf, peerSets, unitsByEveryName, unitsKnown, unitsOn } from './store.ts';
export { grantsOf, personsOf } from './store-accounts.ts';
export { englishNameRows, writeEnglishNames } from './store-names.ts';
export { insertPerson, personNames } from './store-people.ts';
export { answeringUnits, successionsOn } from './successions.ts';
export { holdsOn } from './tree-rules.ts';

export const registry: Room = { name: 'registry', stage: { zh: '谁', en: 'Who' }, routes };

import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { createOwnerGroup, editOwnerGroup, listOwnerGroups } from './edit-owner-group.ts';
import { changeView, deleteView, listViews, saveView } from './keep-views.ts';
import { readCities, readSelf } from './read-self.ts';
import { readUnits } from './read-units.ts';

export function routes(mount: Mount): void {
  mount.account(contract.listCities, readCities);
  mount.query(contract.whoAmI, readSelf);
  mount.query(contract.listUnits, readUnits);
  mount.query(contract.listOwnerGroups, listOwnerGroups);
  mount.act(contract.createOwnerGroup, createOwnerGroup);
  mount.act(contract.editOwnerGroup, editOwnerGroup);
  mount.query(contract.listViews, listViews);
  mount.act(contract.saveView, saveView);
  mount.act(contract.changeView, changeView);
  mount.act(contract.deleteView, deleteView);
}

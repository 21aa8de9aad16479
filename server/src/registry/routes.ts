import type { Mount } from '../platform/room.ts';
import { changeTree } from './change-tree.ts';
import * as contract from './contract.ts';
import { downloadOrganisation, downloadUnits } from './download-organisation.ts';
import { createOwnerGroup, editOwnerGroup, listOwnerGroups } from './edit-owner-group.ts';
import { changeView, deleteView, listViews, saveView } from './keep-views.ts';
import { readOrganisation } from './read-organisation.ts';
import { readCities, readSelf } from './read-self.ts';
import { readUnits } from './read-units.ts';

export function routes(mount: Mount): void {
  mount.account(contract.listCities, readCities);
  mount.query(contract.whoAmI, readSelf);
  mount.query(contract.listUnits, readUnits);
  mount.download(contract.downloadUnits, downloadUnits);
  mount.query(contract.readOrganisation, readOrganisation);
  mount.download(contract.downloadOrganisation, downloadOrganisation);
  mount.act(contract.changeTree, changeTree);
  mount.query(contract.listOwnerGroups, listOwnerGroups);
  mount.act(contract.createOwnerGroup, createOwnerGroup);
  mount.act(contract.editOwnerGroup, editOwnerGroup);
  mount.query(contract.listViews, listViews);
  mount.act(contract.saveView, saveView);
  mount.act(contract.changeView, changeView);
  mount.act(contract.deleteView, deleteView);
}

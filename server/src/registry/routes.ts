import type { Mount } from '../platform/room.ts';
import { changeTree } from './change-tree.ts';
import * as contract from './contract.ts';
import { downloadOrganisation, downloadUnits } from './download-organisation.ts';
import { downloadUnitsWorkbook } from './download-units-workbook.ts';
import { createOwnerGroup, editOwnerGroup, listOwnerGroups } from './edit-owner-group.ts';
import { importUnits, previewUnitImport } from './import-units.ts';
import { keepName, readNames } from './keep-names.ts';
import { changeView, deleteView, listViews, saveView } from './keep-views.ts';
import { officerRoutes } from './officer-routes.ts';
import { policy, viewPolicy } from './policy.ts';
import { readOrganisation } from './read-organisation.ts';
import { readCities, readSelf } from './read-self.ts';
import { readUnits } from './read-units.ts';

export function routes(mount: Mount): void {
  officerRoutes(mount);
  mount.account(contract.listCities, readCities);
  mount.query(contract.whoAmI, policy.readSelf, readSelf);
  mount.query(contract.listUnits, policy.readUnits, readUnits);
  mount.download(contract.downloadUnits, policy.readUnits, downloadUnits);
  mount.query(contract.readOrganisation, policy.readUnits, readOrganisation);
  mount.download(contract.downloadOrganisation, policy.readUnits, downloadOrganisation);
  mount.act(contract.changeTree, policy.editTree, changeTree);
  mount.download(contract.downloadUnitsWorkbook, policy.importUnits, downloadUnitsWorkbook);
  mount.query(contract.previewUnitImport, policy.importUnits, previewUnitImport);
  mount.act(contract.importUnits, policy.importUnits, importUnits);
  mount.query(contract.listOwnerGroups, policy.readUnits, listOwnerGroups);
  mount.act(contract.createOwnerGroup, policy.editOwnerGroups, createOwnerGroup);
  mount.act(contract.editOwnerGroup, policy.editOwnerGroups, editOwnerGroup);
  mount.query(contract.readNames, policy.readUnits, readNames);
  mount.act(contract.keepName, policy.keepNames, keepName);
  mount.query(contract.listViews, policy.useViews, listViews);
  mount.act(contract.saveView, policy.useViews, saveView);
  mount.act(contract.changeView, viewPolicy.keepView, changeView);
  mount.act(contract.deleteView, viewPolicy.keepView, deleteView);
}

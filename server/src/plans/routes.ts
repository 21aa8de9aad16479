import type { Mount } from '../platform/room.ts';
import { addTarget } from './add-target.ts';
import { applyImport } from './apply-import.ts';
import * as contract from './contract.ts';
import { downloadMatters } from './download-matters.ts';
import { downloadRegister } from './download-register.ts';
import { createCampaign, editCampaign } from './edit-campaign.ts';
import { createMatter, editMatter, restoreMatter, withdrawMatter } from './edit-matter.ts';
import { registerChoices } from './list-choices.ts';
import { downloadFacts, listFacts } from './list-facts.ts';
import { listMatters } from './list-matters.ts';
import { previewImport, readImport } from './preview-import.ts';
import { readMatter } from './read-matter.ts';
import { reviseTarget } from './revise-target.ts';
import { taskRoutes } from './task-routes.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listMatters, listMatters);
  mount.download(contract.downloadMatters, downloadMatters);
  mount.download(contract.downloadRegister, downloadRegister);
  mount.act(contract.previewImport, previewImport);
  mount.query(contract.readImport, readImport);
  mount.act(contract.applyImport, applyImport);
  mount.query(contract.registerChoices, registerChoices);
  mount.query(contract.readMatter, readMatter);
  mount.act(contract.createMatter, createMatter);
  mount.act(contract.editMatter, editMatter);
  mount.act(contract.withdrawMatter, withdrawMatter);
  mount.act(contract.restoreMatter, restoreMatter);
  mount.act(contract.addTarget, addTarget);
  mount.act(contract.reviseTarget, reviseTarget);
  mount.act(contract.createCampaign, createCampaign);
  mount.act(contract.editCampaign, editCampaign);
  mount.query(contract.listFacts, listFacts);
  mount.download(contract.downloadFacts, downloadFacts);
  taskRoutes(mount);
}

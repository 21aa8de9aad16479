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
import { policy } from './policy.ts';
import { previewImport, readImport } from './preview-import.ts';
import { readMatter } from './read-matter.ts';
import { reviseTarget } from './revise-target.ts';
import { taskRoutes } from './task-routes.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listMatters, policy.readPlans, listMatters);
  mount.download(contract.downloadMatters, policy.readPlans, downloadMatters);
  mount.download(contract.downloadRegister, policy.readPlans, downloadRegister);
  mount.act(contract.previewImport, policy.importRegister, previewImport);
  mount.query(contract.readImport, policy.importRegister, readImport);
  mount.act(contract.applyImport, policy.importRegister, applyImport);
  mount.query(contract.registerChoices, policy.readPlans, registerChoices);
  mount.query(contract.readMatter, policy.readPlans, readMatter);
  mount.act(contract.createMatter, policy.editMatters, createMatter);
  mount.act(contract.editMatter, policy.editMatters, editMatter);
  mount.act(contract.withdrawMatter, policy.withdrawMatters, withdrawMatter);
  mount.act(contract.restoreMatter, policy.withdrawMatters, restoreMatter);
  mount.act(contract.addTarget, policy.reviseTargets, addTarget);
  mount.act(contract.reviseTarget, policy.reviseTargets, reviseTarget);
  mount.act(contract.createCampaign, policy.editMatters, createCampaign);
  mount.act(contract.editCampaign, policy.editMatters, editCampaign);
  mount.query(contract.listFacts, policy.readPlans, listFacts);
  mount.download(contract.downloadFacts, policy.readPlans, downloadFacts);
  taskRoutes(mount);
}

import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { dismissProposal } from './decide-proposal.ts';
import { downloadChanges } from './download-changes.ts';
import { explainTarget } from './explain-target.ts';
import { listChanges } from './list-changes.ts';
import { changePolicy, policy } from './policy.ts';
import { readRules } from './read-rules.ts';
import { taskRoutes } from './task-routes.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listChanges, policy.readChanges, listChanges);
  mount.download(contract.downloadChanges, policy.readChanges, downloadChanges);
  mount.act(contract.dismissProposal, changePolicy.dismiss, dismissProposal);
  mount.query(contract.explainTarget, policy.readJudgements, explainTarget);
  mount.query(contract.readRules, policy.readJudgements, readRules);
  taskRoutes(mount);
}

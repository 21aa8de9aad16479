import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { dismissProposal } from './decide-proposal.ts';
import { downloadChanges } from './download-changes.ts';
import { explainTarget } from './explain-target.ts';
import { listChanges } from './list-changes.ts';
import { readRules } from './read-rules.ts';
import { taskRoutes } from './task-routes.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listChanges, listChanges);
  mount.download(contract.downloadChanges, downloadChanges);
  mount.act(contract.dismissProposal, dismissProposal);
  mount.query(contract.explainTarget, explainTarget);
  mount.query(contract.readRules, readRules);
  taskRoutes(mount);
}

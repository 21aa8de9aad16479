import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { downloadInputs, downloadRun } from './download-run.ts';
import { downloadRuns } from './download-runs.ts';
import { explainRun } from './explain-run.ts';
import { listSchemes } from './list-schemes.ts';
import { policy } from './policy.ts';
import { listRuns, readRun } from './read-runs.ts';
import { startRun } from './start-run.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listSchemes, policy.readRuns, listSchemes);
  mount.query(contract.listRuns, policy.readRuns, listRuns);
  mount.act(contract.startRun, policy.startRun, startRun);
  mount.query(contract.readRun, policy.readRuns, readRun);
  mount.query(contract.explainRun, policy.readRuns, explainRun);
  mount.download(contract.downloadRuns, policy.readRuns, downloadRuns);
  mount.download(contract.downloadRun, policy.readRuns, downloadRun);
  mount.download(contract.downloadInputs, policy.readRuns, downloadInputs);
}

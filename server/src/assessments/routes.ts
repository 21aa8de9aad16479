import type { Mount } from '../platform/room.ts';
import * as contract from './contract.ts';
import { downloadInputs, downloadRun } from './download-run.ts';
import { downloadRuns } from './download-runs.ts';
import { explainRun } from './explain-run.ts';
import { listSchemes } from './list-schemes.ts';
import { listRuns, readRun } from './read-runs.ts';
import { startRun } from './start-run.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listSchemes, listSchemes);
  mount.query(contract.listRuns, listRuns);
  mount.act(contract.startRun, startRun);
  mount.query(contract.readRun, readRun);
  mount.query(contract.explainRun, explainRun);
  mount.download(contract.downloadRuns, downloadRuns);
  mount.download(contract.downloadRun, downloadRun);
  mount.download(contract.downloadInputs, downloadInputs);
}

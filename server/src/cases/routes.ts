import type { Mount } from '../platform/room.ts';
import { advanceCase } from './advance-case.ts';
import * as contract from './contract.ts';
import { downloadCases } from './download-cases.ts';
import { listCases } from './list-cases.ts';
import { listProcedures } from './list-procedures.ts';
import { openCase } from './open-case.ts';
import { casePolicy, policy } from './policy.ts';
import { prepareCase } from './prepare-case.ts';
import { readCase } from './read-case.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listCases, policy.readCases, listCases);
  mount.download(contract.downloadCases, policy.readCases, downloadCases);
  mount.query(contract.readCase, casePolicy.readCase, readCase);
  mount.query(contract.prepareCase, casePolicy.openCase, prepareCase);
  mount.query(contract.listProcedures, policy.readCases, listProcedures);
  mount.act(contract.openCase, casePolicy.openCase, openCase);
  mount.act(contract.advanceCase, casePolicy.advanceCase, advanceCase);
}

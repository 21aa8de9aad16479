import type { Mount } from '../platform/room.ts';
import { advanceCase } from './advance-case.ts';
import * as contract from './contract.ts';
import { downloadCases } from './download-cases.ts';
import { listCases } from './list-cases.ts';
import { listProcedures } from './list-procedures.ts';
import { openCase } from './open-case.ts';
import { prepareCase } from './prepare-case.ts';
import { readCase } from './read-case.ts';

export function routes(mount: Mount): void {
  mount.query(contract.listCases, listCases);
  mount.download(contract.downloadCases, downloadCases);
  mount.query(contract.readCase, readCase);
  mount.query(contract.prepareCase, prepareCase);
  mount.query(contract.listProcedures, listProcedures);
  mount.act(contract.openCase, openCase);
  mount.act(contract.advanceCase, advanceCase);
}
